import type { Core } from '@strapi/strapi';
import type { CommandName } from '../../shared/core/commands';
import { accountLinksIn } from './access/account-links';
import { closedThrough, waitingLinesPort } from './accounting/accounting';
import { depositsPort } from './accounting/books';
import { depositsOf } from './bank/deposited';
import { sumWaiting } from './bank/store/bank';
import { CHANNELS } from './channels';
import { answeringPort, planningPort, type Answering, type Planning } from './core/commands';
import { messagesPort, witnessesPort } from './core/decided';
import { reachPort } from './core/reach';
import { markDue } from './core/store/memberships';
import { keepAccount } from './core/store/papers';
import { heldUsesPort, useWitnessPort } from './core/used';
import { counterStep } from './entitlements/counter-steps';
import { entitlementsIn, type RightCommand } from './entitlements/entitlements';
import { FIELD_TEXTS } from './field-texts';
import { zonePort } from './kernel/clock';
import { tellFieldTexts } from './kernel/field-errors';
import { metricsIn } from './kernel/metrics';
import { calledWitness } from './membership/called-witness';
import { closedBooksPort } from './membership/command-plan';
import { identityIn } from './membership/identity';
import { mergersIn } from './membership/mergers';
import { undoneMergersIn } from './membership/undo-merger';
import { MESSAGES } from './message-catalogue';
import { channelsInUse, channelsPort } from './messages/channel';
import { enclosuresPort, linksPort } from './messages/enclosures';
import { findHeldBack } from './messages/held-back';
import { cataloguePort } from './messages/message-rendering';
import { findOver } from './messages/over';
import { findMessageStates } from './messages/store/messages';
import { TEXTS } from './messages/store/templates';
import { messageWriter } from './messages/writer';
import { occasionLinksIn } from './occasions/occasion-links';
import { occasionsIn } from './occasions/occasions';
import { findByUsage } from './occasions/store/registrations';
import { papersWitness } from './papers/decided-papers';
import { holdersPort } from './papers/named-digests';
import { papersIn } from './papers/papers';
import { eraseContact } from './privacy/privacy-erasure';
import { tasksPort } from './renewals/daily';
import { renewalInvitationsIn } from './renewals/renewal-invitations';
import { contentFilesIn } from './resources/content-files';
import { findFileDigests } from './resources/store/content-files';
import { accountChangePort, settingsIn, zoneChangePort } from './settings/settings';
import { importsIn } from './transfer/import/imports';
import { eventsWitness } from './webhooks/decision-events';
import { useEventsWitness } from './webhooks/use-events';

/** Connects the modules' ports with their implementations. */
export const connectPorts = (strapi: Core.Strapi): void => {
  tellFieldTexts(FIELD_TEXTS);

  zonePort.connect(strapi, () => settingsIn(strapi).timeZone());
  // Another time zone may mean another day, so every membership becomes due.
  zoneChangePort.connect(strapi, async (trx, today) => {
    await markDue(trx, today);
  });

  // What was sent stays as it is: a call names the account that it was issued with.
  accountChangePort.connect(strapi, keepAccount);

  depositsPort.connect(strapi, depositsOf);
  waitingLinesPort.connect(strapi, sumWaiting);
  closedBooksPort.connect(strapi, closedThrough);

  channelsPort.connect(strapi, CHANNELS);
  reachPort.connect(strapi, () => channelsInUse(strapi));
  cataloguePort.connect(strapi, MESSAGES);
  const codes = new Set(MESSAGES.shipped.map(({ code }) => code));
  messagesPort.connect(strapi, {
    writer: () => messageWriter(strapi),
    states: findMessageStates,
    over: findOver,
    heldBack: findHeldBack,
    table: TEXTS,
    codes,
  });
  witnessesPort.connect(strapi, [papersWitness(strapi), eventsWitness, calledWitness(strapi)]);
  useWitnessPort.connect(strapi, useEventsWitness);
  heldUsesPort.connect(strapi, async (db, usageId) => (await findByUsage(db, usageId)) !== null);

  // Commands on rights go through the same service as uses.
  const right =
    (name: RightCommand): Answering =>
    async (id, values, caller) =>
      (await entitlementsIn(strapi).runCommand(id, name, values, caller)).replayed;
  const step =
    (name: RightCommand): Planning =>
    (member, values) =>
      counterStep(strapi, member, name, values);
  planningPort.connect(strapi, {
    consume: step('consume'),
    'reverse-usage': step('reverse-usage'),
    adjust: step('adjust'),
    'carry-over': step('carry-over'),
  });
  const counted =
    (name: CommandName, answer: Answering): Answering =>
    (...asked) =>
      metricsIn(strapi).command(name, () => answer(...asked));
  answeringPort.connect(strapi, {
    consume: right('consume'),
    'reverse-usage': right('reverse-usage'),
    adjust: right('adjust'),
    'carry-over': right('carry-over'),
    'change-identity': counted('change-identity', (id, values, caller) =>
      identityIn(strapi).change(id, values, caller),
    ),
    'anonymise-contact': counted('anonymise-contact', async (id, values, caller) => {
      await eraseContact(strapi, id, values, caller);
      return false;
    }),
    'merge-into': counted('merge-into', (id, values, caller) =>
      mergersIn(strapi).merge(id, values, caller),
    ),
    'undo-merge': counted('undo-merge', (id, values, caller) =>
      undoneMergersIn(strapi).undo(id, values, caller),
    ),
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
      filesOf: (message) => occasionsIn(strapi).enclosures(message),
      gone: ['occasion-unknown'],
    },
  ]);
  linksPort.connect(strapi, [
    accountLinksIn(strapi),
    renewalInvitationsIn(strapi),
    occasionLinksIn(strapi),
  ]);

  holdersPort.connect(strapi, [findFileDigests]);

  tasksPort.connect(strapi, [
    () => importsIn(strapi).forget(),
    () => occasionsIn(strapi).settleCancelled(),
    () => undoneMergersIn(strapi).forget(),
    () => contentFilesIn(strapi).forget(),
  ]);
};
