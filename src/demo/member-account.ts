import type { Core } from '@strapi/strapi';
import { newPassword, readAccounts, writeAccounts, type Account } from './accounts';

/** The body whose contact may enter the member space of the demonstration. */
const BODY = 'Ville de Valbrume';
const ROLE = 'member';
const USER_UID = 'plugin::users-permissions.user';

interface Contact {
  id: string;
  email: string;
}

/**
 * Somebody of a member who was invited and has come: so that whoever tries the demonstration sees the
 * member space too. When the file that holds the password is lost, a new one replaces it.
 */
export const ensureMemberAccount = async (
  strapi: Core.Strapi,
  file: string,
  staff: string,
): Promise<Account[]> => {
  const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
  const organisation = await strapi
    .documents('api::organisation.organisation')
    .findFirst({ filters: { name: BODY } });
  const membership = await strapi.db.query('api::membership.membership').findOne({
    where: { organisationId: organisation?.documentId ?? '' },
    select: ['documentId'],
  });
  if (!membership) return [];
  const { contacts } = (await service('memberships').view(membership.documentId)) as {
    contacts: Contact[];
  };
  const contact = contacts.find(({ email }) => Boolean(email));
  if (!contact) return [];
  const email = contact.email.toLowerCase();
  const kept = readAccounts(file).find((one) => one.role === ROLE && one.email === email);
  const find = () => strapi.db.query(USER_UID).findOne({ where: { email } });
  const known = await find();
  if (known?.confirmed && kept) return [kept];
  if (!known) {
    const actor = { type: 'admin', id: staff };
    await service('memberAccess').invite(membership.documentId, contact.id, actor);
  }
  const password = newPassword();
  const { id } = await find();
  const users = strapi.plugin('users-permissions').service('user');
  await users.edit(id, { password, confirmed: true });
  await service('memberAccounts').noteSignIn(id);
  const account = { role: ROLE, email, password };
  writeAccounts(file, [...readAccounts(file).filter(({ role }) => role !== ROLE), account]);
  return [account];
};
