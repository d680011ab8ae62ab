import type { FieldProblem } from '../kernel/field-errors';
import { orNull } from '../kernel/rules/blank';
import type { ContactRole } from './rules/types';
import { ERASED_CONTACT, type StoredContact } from './store/organisations';

/** Turns the contacts of a body into those of a form: the rows that stay, and the changes for the journal. */

/** A contact of a form; without an id, it is new. */
export interface GivenContact {
  id?: string;
  name: string;
  email: string | null;
  phone: string | null;
  role: ContactRole;
  locale: 'fr' | 'en';
  /** Left as they are by a form that does not know them. */
  mandateFrom?: string | null;
  mandateUntil?: string | null;
}

type Wanted = Omit<GivenContact, 'id'>;

/** Whether a contact was forgotten: its row stays, but is neither shown nor changed. */
export const isErased = ({ name, email }: Pick<StoredContact, 'name' | 'email'>): boolean =>
  name === ERASED_CONTACT && email === null;

const wantedFrom = ({
  name,
  email,
  phone,
  role,
  locale,
  mandateFrom,
  mandateUntil,
}: GivenContact): Wanted => ({
  ...(mandateFrom === undefined ? {} : { mandateFrom }),
  ...(mandateUntil === undefined ? {} : { mandateUntil }),
  name: name.trim(),
  email: orNull(email),
  phone: orNull(phone),
  role,
  locale,
});

/** A stored contact with the values that forms change. */
export const shownContact = ({
  id,
  name,
  email,
  phone,
  role,
  locale,
}: StoredContact): Wanted & {
  id: string;
} => ({
  id: String(id),
  name: name ?? '',
  email: email || null,
  phone: phone || null,
  role: role as ContactRole,
  locale: locale === 'en' ? 'en' : 'fr',
});

const FIELDS = ['name', 'email', 'phone', 'role', 'locale'] as const;
const MANDATE = ['mandateFrom', 'mandateUntil'] as const;

const changedFields = (before: StoredContact, after: Wanted): string[] => {
  const earlier = shownContact(before);
  const { mandateFrom = null, mandateUntil = null } = before;
  const mandate = { mandateFrom, mandateUntil };
  return [
    ...FIELDS.filter((field) => earlier[field] !== after[field]),
    ...MANDATE.filter((field) => after[field] !== undefined && mandate[field] !== after[field]),
  ];
};

const knownOf = (contacts: readonly StoredContact[]): Map<string, StoredContact> =>
  new Map(contacts.filter((one) => !isErased(one)).map((one) => [String(one.id), one]));

/** Ids of a form that are no contact of the body, or stand in it twice. */
export const contactIdProblems = (
  contacts: readonly StoredContact[],
  given: readonly GivenContact[],
): FieldProblem[] => {
  const known = knownOf(contacts);
  const seen = new Set<string>();
  return given.flatMap(({ id }, index): FieldProblem[] => {
    if (id === undefined) return [];
    const path = `contacts.${index}.id`;
    if (!known.has(id)) return [{ path, reason: 'contact-not-there' }];
    if (seen.has(id)) return [{ path, reason: 'contact-twice' }];
    seen.add(id);
    return [];
  });
};

/**
 * The rows to write, erased contacts last, and the changes for the journal: people by id, fields by
 * name.
 */
export const contactChanges = (
  contacts: readonly StoredContact[],
  given: readonly GivenContact[],
) => {
  const known = knownOf(contacts);
  const kept = new Set(given.flatMap(({ id }) => id ?? []));
  const written = given.map((one) => {
    const before = one.id === undefined ? undefined : known.get(one.id);
    return { ...(before ? { id: before.id } : {}), ...wantedFrom(one) };
  });
  const changed = given.flatMap((one) => {
    const before = one.id === undefined ? undefined : known.get(one.id);
    const fields = before ? changedFields(before, wantedFrom(one)) : [];
    return fields.length > 0 ? [[one.id as string, fields] as const] : [];
  });
  const removed = [...known.keys()].filter((id) => !kept.has(id));
  return { written: [...written, ...contacts.filter(isErased)], changed, removed };
};
