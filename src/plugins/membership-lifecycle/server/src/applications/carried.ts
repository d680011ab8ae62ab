import type { Core } from '@strapi/strapi';
import { isLater, type Figure } from '../../../shared/core/brackets';
import type { Actor } from '../../../shared/kernel/common';
import type { ContactForm } from '../../../shared/membership/organisation';
import { figureFields, findFigure, updateOrganisation } from '../core/store/organisations';
import { standingBody } from '../core/store/siret-holders';
import { executorOf, type Transaction } from '../kernel/store/database';
import {
  readForm,
  saveForm,
  tellChanges,
  type SavedChanges,
} from '../membership/organisation-form';
import type { Application } from './rules/types';

/** Carries contacts and the figure of an application over to the body that it comes from. */

type Sent = NonNullable<Application['contacts']>[number];

const isThere = (known: readonly ContactForm[], { email }: Sent): boolean =>
  known.some((one) => one.email.toLowerCase() === email.toLowerCase());

/** Of the sent contacts, by their places, those that the recognised body does not have. */
export const contactsToCarry = async (
  strapi: Core.Strapi,
  { state, contacts, knownOrganisationId }: Application,
): Promise<number[]> => {
  if (state !== 'waiting' || !contacts || !knownOrganisationId) return [];
  const id = await standingBody(await executorOf(strapi), knownOrganisationId);
  const known = (await readForm(strapi, id))?.contacts ?? [];
  return contacts.flatMap((one, index) => (isThere(known, one) ? [] : [index]));
};

/** The figure of a body in the measure that an application gives; null where there is none. */
export const figureOfKnown = async (
  strapi: Core.Strapi,
  { organisation, knownOrganisationId }: Application,
): Promise<Figure | null> => {
  if (!organisation?.figure || !knownOrganisationId) return null;
  const id = await standingBody(await executorOf(strapi), knownOrganisationId);
  return findFigure(strapi, id, organisation.figure.measure);
};

/** Adds sent contacts, by their places, to a body; one that it has already stays as it is. */
const addContacts = async (
  strapi: Core.Strapi,
  { contacts }: Application,
  places: readonly number[],
  organisationId: string,
): Promise<SavedChanges | null> => {
  if (places.length === 0) return null;
  const known = (await readForm(strapi, organisationId))?.contacts ?? [];
  const added = (contacts ?? []).filter(
    (one, index) => places.includes(index) && !isThere(known, one),
  );
  if (added.length === 0) return null;
  const rows = added.map(({ phone, ...one }) => ({
    ...one,
    phone: phone ?? '',
    mandateFrom: '',
    mandateUntil: '',
  }));
  return saveForm(strapi, organisationId, { contacts: [...known, ...rows] });
};

/** Gives a body the sent figure where it knows none, or an older one; what changed. */
const giveFigure = async (
  strapi: Core.Strapi,
  { organisation }: Application,
  organisationId: string,
): Promise<Pick<SavedChanges, 'fields' | 'figures'>> => {
  const figure = organisation?.figure;
  if (!figure) return { fields: [], figures: null };
  const { measure, value, year } = figure;
  const known = await findFigure(strapi, organisationId, measure);
  if (!isLater(figure, known)) return { fields: [], figures: null };
  const written = figureFields(measure, figure);
  // Taken before: the rules of organisations add to what is written.
  const fields = Object.keys(written);
  await updateOrganisation(strapi, organisationId, written);
  const was = known ? { [measure]: known } : {};
  return { fields, figures: { was, is: { [measure]: { value, year } } } };
};

/**
 * Carries the sent figure and contacts, these by their places, over to the body that an application
 * comes from, in the caller's transaction, with one line of the journal.
 */
export const carryOver = async (
  strapi: Core.Strapi,
  trx: Transaction,
  application: Application,
  places: readonly number[],
  to: { membershipId: string; actor: Actor },
): Promise<void> => {
  if (!application.knownOrganisationId) return;
  const organisationId = await standingBody(trx, application.knownOrganisationId);
  const added = await addContacts(strapi, application, places, organisationId);
  const { fields, figures } = await giveFigure(strapi, application, organisationId);
  const { contacts } = added ?? { contacts: { added: [], changed: {}, removed: [] } };
  const changes = added || fields.length > 0 ? { fields, contacts, figures } : null;
  await tellChanges(strapi, trx, changes, to);
};
