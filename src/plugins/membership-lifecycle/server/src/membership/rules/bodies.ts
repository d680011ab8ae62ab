import type { Day } from '../../kernel/rules/values';

/** The names and contacts of a body, when it is merged with another or renamed. */

export interface BodyContact {
  name: string;
  email: string | null;
  phone?: string | null;
  role: string;
  locale: string;
}

export interface FormerIdentity {
  name: string;
  siren: string | null;
  siret: string | null;
  until: Day;
}

const folded = (text: string | null | undefined): string => (text ?? '').trim().toLowerCase();

/** A key for a person in a role: by e-mail, else by name. */
const personKey = ({ role, email, name }: BodyContact): string =>
  `${role} ${folded(email) || folded(name)}`;

/**
 * Joins the contacts of two bodies without duplicates. The remaining body's come first; a
 * telephone number that only the other body had is added.
 */
export const gatherContacts = <Own extends BodyContact>(
  own: readonly Own[],
  others: readonly BodyContact[],
): { contacts: (Own | BodyContact)[]; added: BodyContact[]; doubles: BodyContact[] } => {
  const known = new Map(others.map((contact) => [personKey(contact), contact]));
  const mine = new Set(own.map(personKey));
  const added = [...known.values()].filter((contact) => !mine.has(personKey(contact)));
  const kept = own.map((contact) => {
    const phone = contact.phone || known.get(personKey(contact))?.phone;
    return phone && !contact.phone ? { ...contact, phone } : contact;
  });
  return {
    contacts: [...kept, ...added],
    added,
    doubles: others.filter((contact) => !added.includes(contact)),
  };
};

/** The former names and numbers of a body in one text, for searches. */
export const formerlyText = (
  known: string | null,
  { name, siret }: Pick<FormerIdentity, 'name' | 'siret'>,
): string => {
  const said = (known ?? '').split('\n').filter(Boolean);
  return [...new Set([...said, name, siret ?? ''])].filter(Boolean).join('\n');
};

/** The same text without a number that was there by mistake. */
export const withoutNumber = (known: string | null, siret: string): string =>
  (known ?? '')
    .split('\n')
    .filter((said) => said !== siret)
    .join('\n');
