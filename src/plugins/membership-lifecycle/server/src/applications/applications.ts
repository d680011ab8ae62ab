import type { Core } from '@strapi/strapi';
import type { ApplicationRow, ApplicationView } from '../../../shared/applications/applications';
import type { Localised, Page } from '../../../shared/kernel/common';
import { factsIn } from '../core/facts';
import { readPage } from '../kernel/lists';
import { madeOnce } from '../kernel/made-once';
import type { Paging } from '../kernel/rules/pages';
import { findActorNames } from '../kernel/store/actors';
import { executorOf } from '../kernel/store/database';
import { countListed } from '../kernel/store/lists';
import { consentsIn } from '../membership/consents';
import { findMessagesByKey } from '../messages/store/messages';
import { createForm } from './form';
import { createReceiving } from './receiving';
import { refuse } from './refusals/applications';
import { createRobots } from './robots';
import { messageKeys } from './rules/messages';
import { APPLICATIONS, findListed, type ApplicationFilters } from './store/applications';
import { seedFormSettings } from './store/form-settings';
import { createTreating } from './treating';
import { applicationRow, applicationView } from './views';

/** Applications to join: taken in from strangers, and dealt with by staff. */
const createApplicationsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const form = createForm(strapi);
  const robots = createRobots(strapi);
  const { receive } = createReceiving(strapi, form, robots);
  const { open, attach, reject } = createTreating(strapi);

  const namesOfTiers = async (): Promise<(code: string) => Localised> => {
    const tiers = await factsIn(strapi).tiers();
    const byCode = new Map(tiers.map(({ code, names }) => [code, names]));
    return (code) => byCode.get(code) ?? { fr: code, en: code };
  };

  return {
    form,
    challenge: robots.challenge,
    receive,
    open,
    attach,
    reject,

    /** A page of the applications that match, the latest first. */
    async list(asked: ApplicationFilters & Paging): Promise<Page<ApplicationRow>> {
      const names = await namesOfTiers();
      return readPage(strapi, APPLICATIONS, asked, (listed) =>
        listed.map((one) => applicationRow(one, names)),
      );
    },

    /** How many wait for staff. */
    async waiting(): Promise<number> {
      return countListed(await executorOf(strapi), APPLICATIONS, { state: 'todo' });
    },

    /** One application, with all that was typed. */
    async view(id: string): Promise<ApplicationView> {
      const db = await executorOf(strapi);
      const listed = await findListed(db, id);
      if (!listed) throw refuse('application-unknown');
      const { consentTextId, actorType, actorId } = listed.application;
      const texts = await consentsIn(strapi).texts();
      const consent = texts.find((text) => text.id === consentTextId) ?? null;
      const actor = { actorType: actorType ?? '', actorId: actorId ?? '' };
      const names = await findActorNames(strapi, [actor]);
      const actorName = names.get(`${actorType}:${actorId}`) ?? {};
      const row = applicationRow(listed, await namesOfTiers());
      // The contents may be erased later; the state of the confirmation is read separately.
      const [received] = await findMessagesByKey(db, [messageKeys(id)[0]]);
      const confirmation = received?.state ?? null;
      return applicationView(listed, row, { consent, confirmation, actorName });
    },

    /** Makes the settings at the first boot. */
    async seed(): Promise<void> {
      await seedFormSettings(strapi);
    },
  };
};

export const applicationsIn = madeOnce(createApplicationsService);
