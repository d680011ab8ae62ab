import { isEmail } from '../../../../shared/kernel/email';

/** Identifies a person by an address, or else by a name within one membership. */

export interface Subject {
  email?: string;
  name?: string;
  membershipId?: string;
}

/** One record found about a person. */
export interface Trace {
  kind: 'contact' | 'application' | 'message' | 'use';
  name: string;
  email: string | null;
  membershipId: string | null;
}

export interface Gathered {
  subject: Subject;
  name: string;
  email: string | null;
  membershipIds: string[];
  contacts: number;
  applications: number;
  messages: number;
  uses: number;
}

/** Normalises a name: variants of its spelling become equal. */
export const sameName = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();

const addressOf = ({ email, name }: Trace): string | null => {
  const given = email ?? (isEmail(name) ? name : null);
  return given === null || given.trim() === '' ? null : given.trim().toLowerCase();
};

const COUNTED = {
  contact: 'contacts',
  application: 'applications',
  message: 'messages',
  use: 'uses',
} as const;

/** The addresses used under several names, such as a team's mailbox: they identify nobody alone. */
const sharedAddresses = (traces: readonly Trace[]): ReadonlySet<string> => {
  const names = new Map<string, Set<string>>();
  for (const trace of traces) {
    const address = addressOf(trace);
    const name = sameName(trace.name);
    if (!address || name === address) continue;
    names.set(address, (names.get(address) ?? new Set()).add(name));
  }
  return new Set([...names].flatMap(([address, all]) => (all.size > 1 ? [address] : [])));
};

/** The same for all records of a person. */
const keyOf = (trace: Trace, address: string | null, shared: ReadonlySet<string>): string => {
  const name = sameName(trace.name);
  if (!address) return `${trace.membershipId}:${name}`;
  return `${address}:${shared.has(address) && name !== address ? name : ''}`;
};

const subjectOf = ({ name, membershipId }: Trace, address: string | null): Subject => {
  if (!address) return { name: name.trim(), membershipId: membershipId ?? '' };
  return { email: address, ...(sameName(name) === address ? {} : { name: name.trim() }) };
};

const newPerson = (subject: Subject, name: string): Gathered => ({
  subject,
  name,
  email: subject.email ?? null,
  membershipIds: [],
  contacts: 0,
  applications: 0,
  messages: 0,
  uses: 0,
});

/**
 * Groups records into people. An address is one person, or one per name if several names share it.
 * A record without an address belongs to the contact of the same member with that name; else it is
 * a person of its own.
 */
export const gather = (traces: readonly Trace[]): Gathered[] => {
  const addressByName = new Map<string, string>();
  for (const trace of traces) {
    const address = addressOf(trace);
    if (address) addressByName.set(`${trace.membershipId}:${sameName(trace.name)}`, address);
  }
  const shared = sharedAddresses(traces);
  const people = new Map<string, Gathered>();
  for (const trace of traces) {
    const name = sameName(trace.name);
    const address = addressOf(trace) ?? addressByName.get(`${trace.membershipId}:${name}`) ?? null;
    // A name alone, outside of any membership, does not identify a person.
    if (!address && (name === '' || trace.membershipId === null)) continue;
    const key = keyOf(trace, address, shared);
    const person = people.get(key) ?? newPerson(subjectOf(trace, address), trace.name.trim());
    person[COUNTED[trace.kind]] += 1;
    if (trace.membershipId && !person.membershipIds.includes(trace.membershipId)) {
      person.membershipIds.push(trace.membershipId);
    }
    people.set(key, person);
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
};

const ERASED = '@invalid.invalid';

/** The replacement for the address of an erased account; nobody can own it. */
export const erasedAddress = (name: string): string => name + ERASED;

/** Whether an address is the replacement in an erased account. */
export const isErasedAddress = (email: string): boolean => email.endsWith(ERASED);
