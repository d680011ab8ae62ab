import type { Core } from '@strapi/strapi';
import { lifecycle } from '../../src/setup/lifecycle';
import { newPassword, readAccounts, writeAccounts, type Account } from './accounts';

const ROLE = 'member';
const USER_UID = 'plugin::users-permissions.user';

/** A member that has something to show: it is in force, and some of its rights were used. */
const findMember = async (strapi: Core.Strapi) => {
  const memberships = lifecycle(strapi, 'memberships');
  const rows: { documentId: string }[] = await strapi.db
    .query('api::membership.membership')
    .findMany({
      where: { membershipStatus: 'active' },
      select: ['documentId'],
      orderBy: { id: 'asc' },
    });
  for (const { documentId } of rows) {
    const { contacts, entitlements } = await memberships.view(documentId);
    const contact = contacts.find(({ email }) => Boolean(email));
    if (contact?.email && entitlements.some(({ used }) => used > 0)) {
      return { documentId, contactId: contact.id, email: contact.email.toLowerCase() };
    }
  }
  return null;
};

/**
 * Somebody of a member who was invited and has come: so that whoever tries the demonstration sees the
 * member space too. When the file that holds the password is lost, a new one replaces it.
 */
export const ensureMemberAccount = async (
  strapi: Core.Strapi,
  file: string,
  staff: string,
): Promise<Account[]> => {
  const find = (email: string) => strapi.db.query(USER_UID).findOne({ where: { email } });
  const kept = readAccounts(file).find((one) => one.role === ROLE);
  if (kept && (await find(kept.email))?.confirmed) return [kept];
  const member = await findMember(strapi);
  if (!member) return [];
  const { documentId, contactId, email } = member;
  if (!(await find(email))) {
    await lifecycle(strapi, 'memberAccess').invite(documentId, contactId, {
      type: 'admin',
      id: staff,
    });
  }
  const password = newPassword();
  const { id } = await find(email);
  const users = strapi.plugin('users-permissions').service('user');
  await users.edit(id, { password, confirmed: true });
  await lifecycle(strapi, 'memberAccounts').noteSignIn({ id, email });
  const account = { role: ROLE, email, password };
  writeAccounts(file, [...readAccounts(file).filter(({ role }) => role !== ROLE), account]);
  return [account];
};
