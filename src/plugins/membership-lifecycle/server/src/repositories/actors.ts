import type { Core } from '@strapi/strapi';

/** Names of the people behind journal and ledger lines, which keep their ids only. */

interface Line {
  actorType: string;
  actorId: string;
}

interface User {
  id: number | string;
  firstname: string | null;
  lastname: string | null;
  email: string;
}

const nameOf = ({ firstname, lastname, email }: User): string =>
  [firstname, lastname].filter(Boolean).join(' ') || email;

/** Active people of the admin who hold a permission through one of their roles. */
export const findHolders = async (
  strapi: Core.Strapi,
  action: string,
): Promise<{ id: string; name: string }[]> => {
  const users = (await strapi.db.query('admin::user').findMany({
    where: { isActive: true, roles: { permissions: { action } } },
    select: ['id', 'firstname', 'lastname', 'email'],
  })) as User[];
  // Once each, however many of their roles hold it.
  return [...new Map(users.map((user) => [String(user.id), nameOf(user)]))].map(([id, name]) => ({
    id,
    name,
  }));
};

/** Names by `type:id`; people who are gone have none. */
export const findActorNames = async (
  strapi: Core.Strapi,
  lines: readonly Line[],
): Promise<Map<string, { name: string }>> => {
  const ids = [
    ...new Set(
      lines.filter(({ actorType }) => actorType === 'admin').map(({ actorId }) => actorId),
    ),
  ].filter((id) => /^\d+$/.test(id));
  if (ids.length === 0) return new Map();
  const users = (await strapi.db.query('admin::user').findMany({
    where: { id: { $in: ids } },
    select: ['id', 'firstname', 'lastname', 'email'],
  })) as User[];
  return new Map(users.map((user) => [`admin:${user.id}`, { name: nameOf(user) }]));
};
