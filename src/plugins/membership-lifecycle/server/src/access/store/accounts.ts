import type { Core } from '@strapi/strapi';
import { erasedAddress } from '../../kernel/rules/person';
import type { Executor } from '../../kernel/store/database';
import { accountStamp } from './account-stamp';
import { forgetAccesses } from './member-access';

/** Reads and changes the accounts of members. */

export interface Account {
  id: number;
  username: string;
  email: string;
  blocked: boolean;
  confirmed: boolean;
  /** Changes with the password; links and tokens with the former one then end. */
  stamp: string;
}

type Row = Account & { password: string | null };

const USER_UID = 'plugin::users-permissions.user';
const ROLE_UID = 'plugin::users-permissions.role';
const users = (strapi: Core.Strapi) => strapi.db.query(USER_UID);
const documents = (strapi: Core.Strapi) =>
  strapi.documents(USER_UID) as unknown as { create(params: object): Promise<Row> };

const accountOf = (strapi: Core.Strapi, row: Row): Account => ({
  id: row.id,
  username: row.username,
  email: row.email,
  blocked: Boolean(row.blocked),
  confirmed: Boolean(row.confirmed),
  stamp: accountStamp(strapi, row),
});

/** The accounts of the site with some addresses, whatever their case. */
export const findAccounts = async (
  strapi: Core.Strapi,
  emails: readonly string[],
): Promise<Account[]> => {
  if (emails.length === 0) return [];
  const wanted = new Set(emails.map((email) => email.toLowerCase()));
  const rows = (await users(strapi).findMany({
    where: { $or: [...wanted].map((email) => ({ email: { $eqi: email } })) },
    orderBy: { id: 'asc' },
  })) as Row[];
  // `$eqi` is a LIKE: `_` and `%` in an address would match any character.
  return rows
    .filter(({ email }) => wanted.has(email.toLowerCase()))
    .map((row) => accountOf(strapi, row));
};

/** The account of the site with an address, whatever its case; null when there is none. */
export const findAccount = async (strapi: Core.Strapi, email: string): Promise<Account | null> =>
  (await findAccounts(strapi, [email]))[0] ?? null;

export const findAccountById = async (strapi: Core.Strapi, id: string): Promise<Account | null> => {
  const row = (await users(strapi).findOne({ where: { id } })) as Row | null;
  return row && accountOf(strapi, row);
};

/**
 * Creates an unconfirmed account without a password: it can only be opened by a link. Updating the
 * role first takes a lock, so that an address cannot get two accounts.
 */
export const makeAccount = async (strapi: Core.Strapi, address: string): Promise<Account> => {
  const { id: role } = await strapi.db
    .query(ROLE_UID)
    .update({ where: { type: 'authenticated' }, data: { type: 'authenticated' } });
  const known = await findAccount(strapi, address);
  if (known) return known;
  const email = address.toLowerCase();
  const data = {
    username: email,
    email,
    provider: 'local',
    confirmed: false,
    blocked: false,
    role,
  };
  return accountOf(strapi, await documents(strapi).create({ data }));
};

/** Changes an account; `password` is a digest. */
export const changeAccount = async (
  strapi: Core.Strapi,
  id: number,
  data: { confirmed?: boolean; blocked?: boolean; password?: string },
): Promise<void> => {
  await users(strapi).update({ where: { id }, data });
};

export const hasStaffAccount = async (strapi: Core.Strapi, email: string): Promise<boolean> =>
  (await strapi.db.query('admin::user').count({ where: { email: { $eqi: email } } })) > 0;

/** Blocks an account, and deletes its personal data and the records of its use. */
export const eraseAccount = async (
  strapi: Core.Strapi,
  db: Executor,
  { id }: Account,
): Promise<void> => {
  await users(strapi).update({
    where: { id },
    data: {
      username: `efface-${id}`,
      email: erasedAddress(`efface-${id}`),
      blocked: true,
      confirmed: false,
      password: null,
      resetPasswordToken: null,
      confirmationToken: null,
    },
  });
  await forgetAccesses(db, String(id));
};
