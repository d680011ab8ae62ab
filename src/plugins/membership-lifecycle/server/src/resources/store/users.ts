import type { Core } from '@strapi/strapi';

/** A front-end's user, as reading asks for them. */
interface User {
  id: number | string;
  email: string;
  confirmed: boolean | null;
  blocked: boolean | null;
}

/** A user by id, or null. */
export const findUser = async (strapi: Core.Strapi, id: string): Promise<User | null> =>
  /^\d{1,15}$/.test(id)
    ? ((await strapi.db.query('plugin::users-permissions.user').findOne({
        where: { id: Number(id) },
        select: ['id', 'email', 'confirmed', 'blocked'],
      })) as User | null)
    : null;
