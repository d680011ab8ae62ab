import type { Core } from '@strapi/strapi';
import type { ApplicationRow, ApplicationView } from '../../../shared/applications/applications';
import type { Localised, Page } from '../../../shared/kernel/common';
import { factsIn } from '../core/facts';
import { readPage } from '../kernel/lists';
import { madeOnce, serviceOf } from '../kernel/made-once';
import type { Paging } from '../kernel/rules/pages';
import { findActorNames } from '../kernel/store/actors';
import { executorOf } from '../kernel/store/database';
import { countListed } from '../kernel/store/lists';
import { consentsIn } from '../membership/consents';
import { findMessagesByKey } from '../messages/store/messages';
import { contactsToCarry } from './carried-contacts';
import { formIn } from './form';
import { receive } from './receiving';
import { refuse } from './refusals/applications';
import { makeChallenge } from './robots';
import { messageKeys } from './rules/messages';
import { APPLICATIONS, findListed, type ApplicationFilters } from './store/applications';
import { seedFormSettings } from './store/form-settings';
import { attach, open, reject } from './treating';
import { applicationRow, applicationView } from './views';

const namesOfTiers = async (strapi: Core.Strapi): Promise<(code: string) => Localised> => {
  const tiers = await factsIn(strapi).tiers();
  const byCode = new Map(tiers.map(({ code, names }) => [code, names]));
  return (code) => byCode.get(code) ?? { fr: code, en: code };
};

/** A page of the applications that match, the latest first. */
const list = async (
  strapi: Core.Strapi,
  asked: ApplicationFilters & Paging,
): Promise<Page<ApplicationRow>> => {
  const names = await namesOfTiers(strapi);
  return readPage(strapi, APPLICATIONS, asked, (listed) =>
    listed.map((one) => applicationRow(one, names)),
  );
};

/** Counts those that wait for staff. */
const waiting = async (strapi: Core.Strapi): Promise<number> =>
  countListed(await executorOf(strapi), APPLICATIONS, { state: 'todo' });

/** One application, with all that was typed. */
const view = async (strapi: Core.Strapi, id: string): Promise<ApplicationView> => {
  const db = await executorOf(strapi);
  const listed = await findListed(db, id);
  if (!listed) throw refuse('application-unknown');
  const { consentTextId, actorType, actorId } = listed.application;
  const texts = await consentsIn(strapi).texts();
  const consent = texts.find((text) => text.id === consentTextId) ?? null;
  const actor = { actorType: actorType ?? '', actorId: actorId ?? '' };
  const names = await findActorNames(strapi, [actor]);
  const actorName = names.get(`${actorType}:${actorId}`) ?? {};
  const row = applicationRow(listed, await namesOfTiers(strapi));
  // The contents may be erased later; the state of the confirmation is read separately.
  const [received] = await findMessagesByKey(db, [messageKeys(id)[0]]);
  const confirmation = received?.state ?? null;
  const newContacts = await contactsToCarry(strapi, listed.application);
  return applicationView(listed, row, { consent, confirmation, actorName, newContacts });
};

/** Makes the settings at the first boot. */
const seed = async (strapi: Core.Strapi): Promise<void> => {
  await seedFormSettings(strapi);
};

const treatedIn = serviceOf({
  challenge: makeChallenge,
  receive,
  open,
  attach,
  reject,
  list,
  waiting,
  view,
  seed,
});

/** Applications to join: taken in from strangers, and dealt with by staff. */
export const applicationsIn = madeOnce(({ strapi }) => ({
  ...treatedIn(strapi),
  form: formIn(strapi),
}));
