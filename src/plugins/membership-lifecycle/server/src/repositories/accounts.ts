import type { Core } from '@strapi/strapi';

/** The accounts of the site and of the administration, as far as they are somebody's. */

export interface Account {
  id: number;
  username: string;
  email: string;
  blocked: boolean;
}

const users = (strapi: Core.Strapi) => strapi.db.query('plugin::users-permissions.user');

/** The account of the site with an address, whatever its case; null when there is none. */
export const findAccount = async (strapi: Core.Strapi, email: string): Promise<Account | null> => {
  const found = (await users(strapi).findOne({
    where: { email: { $eqi: email } },
  })) as Account | null;
  return (
    found && {
      id: found.id,
      username: found.username,
      email: found.email,
      blocked: Boolean(found.blocked),
    }
  );
};

export const hasStaffAccount = async (strapi: Core.Strapi, email: string): Promise<boolean> =>
  (await strapi.db.query('admin::user').count({ where: { email: { $eqi: email } } })) > 0;

/** Closes an account and empties it of whose it was. */
export const eraseAccount = async (strapi: Core.Strapi, { id }: Account): Promise<void> => {
  await users(strapi).update({
    where: { id },
    data: {
      username: `efface-${id}`,
      email: `efface-${id}@invalid.invalid`,
      blocked: true,
      confirmed: false,
      password: null,
      resetPasswordToken: null,
      confirmationToken: null,
    },
  });
};
