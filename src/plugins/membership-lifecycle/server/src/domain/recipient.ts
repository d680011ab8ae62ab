import { isEmail } from './checks';
import type { Contact, ContactRole } from './types';

/** The contact that a letter is meant for, or the nearest one who can be written to. */
export const recipientOf = (
  contacts: readonly Contact[],
  role: ContactRole,
): Contact | undefined => {
  const reachable = contacts.filter(({ email }) => isEmail(email ?? ''));
  const inRole = (wanted: ContactRole) => reachable.find((contact) => contact.role === wanted);
  return inRole(role) ?? inRole('representative') ?? inRole('billing') ?? reachable[0];
};
