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
  return new Map(
    users.map(({ id, firstname, lastname, email }) => [
      `admin:${id}`,
      { name: [firstname, lastname].filter(Boolean).join(' ') || email },
    ]),
  );
};
