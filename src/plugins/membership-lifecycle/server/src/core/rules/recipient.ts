import { isEmail } from '../../kernel/rules/checks';
import type { Contact, ContactRole } from './types';

/** The contact for a message, by id or role; else the next best contact with an e-mail. */
export const recipientOf = (
  contacts: readonly Contact[],
  role: ContactRole,
  contactId?: string | null,
): Contact | undefined => {
  const reachable = contacts.filter(({ email }) => isEmail(email ?? ''));
  const inRole = (wanted: ContactRole) => reachable.find((contact) => contact.role === wanted);
  const chosen = contactId ? reachable.find(({ id }) => id === contactId) : undefined;
  return chosen ?? inRole(role) ?? inRole('representative') ?? inRole('billing') ?? reachable[0];
};
