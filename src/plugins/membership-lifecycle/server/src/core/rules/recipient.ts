import type { Day } from '../../kernel/rules/values';
import { holdsMandate } from './mandate';
import type { Addresses, Contact, ContactRole, Reach, Reaching } from './types';

/** The way to reach somebody: by the first channel that has an address; null when none has. */
export const reachOf = (channels: readonly Reaching[], known: Addresses): Reach | null => {
  for (const { name, addressOf } of channels) {
    const address = addressOf(known);
    if (address !== null) return { channel: name, address };
  }
  return null;
};

/** Channels that reach nobody whose mandate does not run on a day. */
export const reachingOn = (channels: readonly Reaching[], on: Day): Reaching[] =>
  channels.map(({ name, addressOf }) => ({
    name,
    addressOf: (known) => (holdsMandate(known, on) ? addressOf(known) : null),
  }));

/** Contacts as they are reached on a day, from how they are whatever the day. */
export const reachedOn = (contacts: readonly Contact[], on: Day): Contact[] =>
  contacts.map((contact) => (holdsMandate(contact, on) ? contact : { ...contact, reach: null }));

/** A contact whom messages reach. */
export type Reached<Person = Contact> = Person & { reach: Reach };

/** Whether messages reach a contact. */
export const isReached = (contact: Contact): contact is Reached => contact.reach !== null;

/** The contact for a message, by id or role; else the next best contact that messages reach. */
export const recipientOf = (
  contacts: readonly Contact[],
  role: ContactRole,
  contactId?: string | null,
): Reached | undefined => {
  const reachable = contacts.filter(isReached);
  const inRole = (wanted: ContactRole) => reachable.find((contact) => contact.role === wanted);
  const chosen = contactId ? reachable.find(({ id }) => id === contactId) : undefined;
  return chosen ?? inRole(role) ?? inRole('representative') ?? inRole('billing') ?? reachable[0];
};
