import type {
  ContactForm,
  OrganisationEdit,
  OrganisationInput,
  OrganisationView,
} from '../../../../shared/membership/organisation';
import { draftContact, sentContact, type DraftContact } from './ContactFields';

/** The typed values of an organisation's form, apart from those that it was opened with. */

export interface Edits {
  /** Values that were changed, whole. */
  values: Partial<Omit<OrganisationEdit, 'contacts'>>;
  contacts: {
    changed: Record<string, Partial<ContactForm>>;
    removed: readonly string[];
    added: readonly DraftContact[];
  };
}

export const NO_EDITS: Edits = { values: {}, contacts: { changed: {}, removed: [], added: [] } };

/** The contacts as they are now, with what was typed: what somebody else saved meanwhile stays. */
export const contactsWith = (
  stored: readonly ContactForm[],
  { changed, removed, added }: Edits['contacts'],
): DraftContact[] => [
  ...stored
    .filter(({ id = '' }) => !removed.includes(id))
    .map((one) => draftContact({ ...one, ...changed[one.id ?? ''] })),
  ...added,
];

const differing = (was: ContactForm, is: ContactForm): Partial<ContactForm> =>
  Object.fromEntries(
    (Object.keys(was) as (keyof ContactForm)[])
      .filter((field) => was[field] !== is[field])
      .map((field) => [field, is[field]]),
  );

/** What a list of contacts changes of the stored one. */
export const contactEdits = (
  stored: readonly ContactForm[],
  list: readonly DraftContact[],
): Edits['contacts'] => {
  const there = new Map(list.map((one) => [one.id, one]));
  const changed = stored.flatMap((was) => {
    const is = there.get(was.id);
    const fields = is ? differing(was, sentContact(is)) : {};
    return Object.keys(fields).length > 0 ? [[was.id ?? '', fields] as const] : [];
  });
  return {
    changed: Object.fromEntries(changed),
    removed: stored.flatMap(({ id }) => (id !== undefined && !there.has(id) ? [id] : [])),
    added: list.filter(({ id }) => id === undefined),
  };
};

/** The form as it is sent: what is stored now, under what was typed. */
export const inputWith = (
  stored: OrganisationView,
  { values, contacts }: Edits,
): OrganisationInput => {
  const { documentId: _id, siren: _siren, siret: _siret, name: _name, ...rest } = stored;
  const { version: _version, ...known } = rest;
  return {
    ...known,
    ...values,
    contacts: contactsWith(stored.contacts, contacts).map(sentContact),
  };
};
