import type { Core } from '@strapi/strapi';
import type {
  ApplicationRow,
  ApplicationView,
  SentFigure,
} from '../../../shared/applications/applications';
import { isLater } from '../../../shared/core/brackets';
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
import { contactsToCarry, figureOfKnown } from './carried';
import { formIn } from './form';
import { receive } from './receiving';
import { refuse } from './refusals/applications';
import { makeChallenge } from './robots';
import { duesOf } from './rules/figure';
import { messageKeys } from './rules/messages';
import type { Application } from './rules/types';
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

/** The sent figure, what it makes of the dues, and what attaching does with it. */
const sentFigure = async (
  strapi: Core.Strapi,
  application: Application,
): Promise<SentFigure | null> => {
  const figure = application.organisation?.figure;
  if (!figure) return null;
  const { offers } = await factsIn(strapi).surroundings();
  const known = await figureOfKnown(strapi, application);
  const { state, knownOrganisationId } = application;
  const carried = state === 'waiting' && knownOrganisationId !== null && isLater(figure, known);
  return { ...figure, dues: duesOf(offers, application, figure), known, carried };
};

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
  const figure = await sentFigure(strapi, listed.application);
  return applicationView(listed, row, { consent, confirmation, actorName, newContacts, figure });
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
