import {
  figureValues,
  figuresOf,
  isLater,
  MEASURES,
  type Figures,
  type FigureValues,
} from '../../../../shared/core/brackets';
import type { Day } from '../../kernel/rules/values';

/** The names and contacts of a body, when it is merged with another or renamed. */

export interface BodyContact {
  name: string;
  email: string | null;
  phone?: string | null;
  role: string;
  locale: string;
  mandateFrom?: string | null;
  mandateUntil?: string | null;
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

type Told = Required<Omit<BodyContact, 'mandateFrom' | 'mandateUntil'>> &
  Pick<BodyContact, 'mandateFrom' | 'mandateUntil'>;

/** What is kept of a contact. */
export const told = ({
  name,
  email,
  phone = null,
  role,
  locale,
  mandateFrom,
  mandateUntil,
}: BodyContact): Told => ({
  ...(mandateFrom ? { mandateFrom } : {}),
  ...(mandateUntil ? { mandateUntil } : {}),
  name,
  email,
  phone: phone || null,
  role,
  locale,
});

/** A contact of a merged body: its id, where the remaining body has it, and what that says otherwise. */
interface JoinedContact {
  id: string;
  at: number;
  own: Partial<BodyContact>;
}

/** What a merger did to two bodies. */
export interface BodyRecord {
  /** The contacts of the merged body, in their order. */
  contacts: JoinedContact[];
  /** The number of contacts that the remaining body had, and those that got a telephone number. */
  kept: number;
  phones: number[];
  /** What its figures were, and are, where the merged body had later ones; absent in earlier records. */
  figures?: { was: Figures; is: Figures };
  /** All contacts of the remaining body after the merger. */
  digest: string;
  /** The former identities that were handed over. */
  past: string[];
  /** The former names and the SIRET of the remaining body. */
  formerly: string | null;
  siret: string | null;
}

/** The figures of a merged body that are of a later year than those of the remaining one. */
export const laterFigures = (own: Figures, others: Figures): Figures =>
  Object.fromEntries(
    MEASURES.flatMap((measure) => {
      const [mine, theirs] = [own[measure], others[measure]];
      return theirs && isLater(theirs, mine) ? [[measure, theirs]] : [];
    }),
  );

/** Figures as fields of a body, those that are named alone. */
export const figureFields = (figures: Figures, named: Figures = figures): Partial<FigureValues> => {
  const values = figureValues(figures);
  return Object.fromEntries(
    MEASURES.filter((measure) => named[measure]).flatMap((measure) => [
      [measure, values[measure]],
      [`${measure}Year`, values[`${measure}Year`]],
    ]),
  );
};

/** The figures of the remaining body as they were: one that somebody wrote since stays. */
export const figuresBefore = (
  now: object,
  { was, is }: NonNullable<BodyRecord['figures']> = { was: {}, is: {} },
): Partial<FigureValues> => {
  const stored = figuresOf(now);
  const untouched = MEASURES.filter((measure) => {
    const [one, other] = [is[measure], stored[measure]];
    return one && one.value === other?.value && one.year === other.year;
  });
  return figureFields(was, Object.fromEntries(untouched.map((measure) => [measure, is[measure]])));
};

/** What is compared of contacts, to know whether somebody changed them. */
export const contactsText = (contacts: readonly BodyContact[]): string =>
  JSON.stringify(contacts.map(told));

const personIn = (contacts: readonly BodyContact[], contact: BodyContact): number =>
  contacts.findIndex((other) => personKey(other) === personKey(contact));

/** Said too, since the other body's contact may have days where this one has none. */
const WITHOUT_MANDATE = { mandateFrom: null, mandateUntil: null };

/** The contacts of both bodies before they are joined, without what the joined list says already. */
export const recordContacts = (
  own: readonly BodyContact[],
  others: readonly (BodyContact & { id: number | string })[],
): Pick<BodyRecord, 'contacts' | 'kept' | 'phones'> => {
  const { contacts } = gatherContacts(own, others);
  return {
    kept: own.length,
    phones: own.flatMap(({ phone }, at) => (phone || !contacts[at].phone ? [] : [at])),
    contacts: others.map((contact) => {
      const at = personIn(contacts, contact);
      const [was, is] = [contact, contacts[at]].map((one) => ({
        ...WITHOUT_MANDATE,
        ...told(one),
      }));
      const differing = Object.entries(was).filter(
        ([name, value]) => is[name as keyof Told] !== value,
      );
      return { id: String(contact.id), at, own: Object.fromEntries(differing) };
    }),
  };
};

/** The contacts of both bodies as they were, from those of the remaining one. */
export const partContacts = <Contact extends BodyContact>(
  joined: readonly Contact[],
  { contacts, kept, phones }: Pick<BodyRecord, 'contacts' | 'kept' | 'phones'>,
): { from: Contact[]; into: Contact[] } => ({
  from: contacts.map(({ id, at, own }) => ({ ...joined[at], ...own, id })),
  into: joined
    .slice(0, kept)
    .map((contact, at) => (phones.includes(at) ? { ...contact, phone: null } : contact)),
});

/** The former names of a body as they were, without a number that it gave back since. */
export const formerlyBefore = (was: string | null, now: string | null): string | null => {
  const known = (now ?? '').split('\n');
  return (
    was &&
    was
      .split('\n')
      .filter((said) => known.includes(said))
      .join('\n')
  );
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
