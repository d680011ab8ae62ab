import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { ContactForm } from '../../../shared/membership/organisation';
import { standingBody } from '../core/store/siret-holders';
import { executorOf, type Transaction } from '../kernel/store/database';
import { readForm, saveForm, tellChanges } from '../membership/organisation-form';
import type { Application } from './rules/types';

/** Carries contacts of an application over to the body that it comes from. */

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

/**
 * Adds sent contacts, by their places, to a body in the caller's transaction; one that it has
 * already stays as it is.
 */
export const carryContacts = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { contacts, knownOrganisationId }: Application,
  places: readonly number[],
  to: { membershipId: string; actor: Actor },
): Promise<void> => {
  if (places.length === 0 || !knownOrganisationId) return;
  const organisationId = await standingBody(trx, knownOrganisationId);
  const known = (await readForm(strapi, organisationId))?.contacts ?? [];
  const added = (contacts ?? []).filter(
    (one, index) => places.includes(index) && !isThere(known, one),
  );
  if (added.length === 0) return;
  const rows = added.map(({ phone, ...one }) => ({
    ...one,
    phone: phone ?? '',
    mandateFrom: '',
    mandateUntil: '',
  }));
  const changes = await saveForm(strapi, organisationId, { contacts: [...known, ...rows] });
  await tellChanges(strapi, trx, changes, to);
};
