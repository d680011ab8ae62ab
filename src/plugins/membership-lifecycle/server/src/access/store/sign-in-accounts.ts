import type { Core } from '@strapi/strapi';

/** Finds accounts for sign-ins as Strapi does. */

/** An account is a member's, or one of the admin. */
export type AccountKind = 'member' | 'staff';

/** An account found for a name; without a password nobody can sign in to it. */
export interface SignInAccount {
  id: number;
  password: string | null;
}

/**
 * The account for a typed name, by the database's own comparison: on MariaDB `röot` equals `root`.
 * Null when there is none.
 */
export const findSignInAccount = (
  strapi: Core.Strapi,
  kind: AccountKind,
  typed: string,
): Promise<SignInAccount | null> => {
  const select = ['id', 'password'];
  const email = typed.toLowerCase();
  if (kind === 'staff') return strapi.db.query('admin::user').findOne({ where: { email }, select });
  return strapi.db
    .query('plugin::users-permissions.user')
    .findOne({ where: { provider: 'local', $or: [{ email }, { username: typed }] }, select });
};
