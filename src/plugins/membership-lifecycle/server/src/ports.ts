import type { Core } from '@strapi/strapi';
import { LETTERS } from './mail/defaults';
import { findMessageKeys } from './repositories/messages';
import { markDue } from './repositories/memberships';
import { findByUsage } from './repositories/registrations';
import { TEXTS } from './repositories/templates';
import { answeringPort, type Answering } from './services/commands';
import { tasksPort } from './services/daily';
import { eventsWitness } from './services/decision-events';
import { lettersPort, witnessesPort } from './services/decided';
import { enclosuresPort, linksPort } from './services/enclosures';
import { entitlementsIn, type RightCommand } from './services/entitlements';
import { identityIn } from './services/identity';
import { FIELD_TEXTS } from './services/field-texts';
import { importsIn } from './services/import/imports';
import { letterWriter } from './services/letters';
import { cataloguePort } from './services/message-rendering';
import { accountLinksIn } from './services/member-space/account-links';
import { mergersIn } from './services/mergers';
import { papersWitness } from './services/papers/decided-papers';
import { papersIn } from './services/papers/papers';
import { occasionsIn } from './services/participation/occasions';
import { eraseContact } from './services/privacy/privacy-erasure';
import { REFUSALS } from './services/refusals/refusals';
import { renewalInvitationsIn } from './services/renewal-invitations';
import { settingsIn, zoneChangePort } from './services/settings';
import { zonePort } from './services/clock';
import { useEventsWitness } from './services/use-events';
import { tellReasons } from './utils/errors';
import { tellFieldTexts } from './utils/field-errors';
import { heldUsesPort, useWitnessPort } from './services/used';

/** Tells what refusals of all modules say. */
export const tellTexts = (): void => {
  tellReasons(REFUSALS);
  tellFieldTexts(FIELD_TEXTS);
};

/** Connects the ports of an application: what a module asks of those above it is answered here. */
export const connectPorts = (strapi: Core.Strapi): void => {
  tellTexts();
  zonePort.connect(strapi, () => settingsIn(strapi).timeZone());
  // Another zone changes what day it is, so that every membership is due.
  zoneChangePort.connect(strapi, async (trx, today) => {
    await markDue(trx, today);
  });

  cataloguePort.connect(strapi, LETTERS);
  const codes = new Set(LETTERS.shipped.map(({ code }) => code));
  lettersPort.connect(strapi, {
    writer: () => letterWriter(strapi),
    written: findMessageKeys,
    table: TEXTS,
    codes: () => codes,
  });
  witnessesPort.connect(strapi, [papersWitness(strapi), eventsWitness]);
  useWitnessPort.connect(strapi, useEventsWitness);
  heldUsesPort.connect(strapi, async (db, usageId) => (await findByUsage(db, usageId)) !== null);

  const right =
    (name: RightCommand): Answering =>
    async (id, values, caller) =>
      (await entitlementsIn(strapi).runCommand(id, name, values, caller)).replayed;
  answeringPort.connect(strapi, {
    consume: right('consume'),
    'reverse-usage': right('reverse-usage'),
    adjust: right('adjust'),
    'carry-over': right('carry-over'),
    'change-identity': (id, values, caller) => identityIn(strapi).change(id, values, caller),
    'anonymise-contact': (id, values, caller) => eraseContact(strapi, id, values, caller),
    'merge-into': (id, values, caller) => mergersIn(strapi).merge(id, values, caller),
  });

  enclosuresPort.connect(strapi, [
    {
      async filesOf({ paperId }) {
        if (paperId === null) return [];
        const { paper, bytes } = await papersIn(strapi).read(paperId);
        return [{ filename: paper.name, content: bytes, contentType: paper.mime }];
      },
      gone: ['paper-missing', 'paper-unknown'],
    },
    {
      filesOf: ({ occasionId, locale }) => occasionsIn(strapi).enclosures(occasionId, locale),
      gone: ['occasion-unknown'],
    },
  ]);
  linksPort.connect(strapi, [accountLinksIn(strapi), renewalInvitationsIn(strapi)]);

  tasksPort.connect(strapi, [
    () => importsIn(strapi).forget(),
    () => occasionsIn(strapi).settleCancelled(),
  ]);
};
