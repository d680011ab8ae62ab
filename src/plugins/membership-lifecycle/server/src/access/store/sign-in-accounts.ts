import type { Core } from '@strapi/strapi';

/** The accounts that a password opens, found as Strapi finds them when somebody signs in. */

/** Whose account: a member's, or one of the admin. */
export type AccountKind = 'member' | 'staff';

/** An account that a name leads to; without a password, nothing that is typed opens it. */
export interface SignInAccount {
  id: number;
  password: string | null;
}

/**
 * The account that a typed name leads to, by what the database takes for equal: on MariaDB `röot` is
 * `root`. Null when there is none.
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
