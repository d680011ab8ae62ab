import type { Core } from '@strapi/strapi';
import { isErasedAddress } from '../rules/person';

// The plugin knows the application's components by their UID only.
const CONTACT_UID = 'organisation.contact';

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

/** Active administrators who hold a permission through a role. */
export const findHolders = async (
  strapi: Core.Strapi,
  action: string,
): Promise<{ id: string; name: string }[]> => {
  const users = (await strapi.db.query('admin::user').findMany({
    where: { isActive: true, roles: { permissions: { action } } },
    select: ['id', 'firstname', 'lastname', 'email'],
  })) as User[];
  // A person with several such roles is listed once.
  return [...new Map(users.map((user) => [String(user.id), nameOf(user)]))].map(([id, name]) => ({
    id,
    name,
  }));
};

type Names = Map<string, { name: string }>;

const idsOf = (lines: readonly Line[], type: string): string[] =>
  [
    ...new Set(lines.filter(({ actorType }) => actorType === type).map(({ actorId }) => actorId)),
  ].filter((id) => /^\d+$/.test(id));

const findAdmins = async (strapi: Core.Strapi, ids: readonly string[]): Promise<Names> => {
  if (ids.length === 0) return new Map();
  const users = (await strapi.db.query('admin::user').findMany({
    where: { id: { $in: ids } },
    select: ['id', 'firstname', 'lastname', 'email'],
  })) as User[];
  return new Map(users.map((user) => [`admin:${user.id}`, { name: nameOf(user) }]));
};

/** Names of the contacts who acted through a personal link. */
const findContacts = async (strapi: Core.Strapi, ids: readonly string[]): Promise<Names> => {
  if (ids.length === 0) return new Map();
  const contacts = (await strapi.db.query(CONTACT_UID).findMany({
    where: { id: { $in: ids } },
    select: ['id', 'name'],
  })) as { id: number | string; name: string | null }[];
  return new Map(contacts.flatMap(({ id, name }) => (name ? [[`link:${id}`, { name }]] : [])));
};

/** Names of users of the member space; erased users have none. */
const findUsers = async (strapi: Core.Strapi, ids: readonly string[]): Promise<Names> => {
  if (ids.length === 0) return new Map();
  const users = (await strapi.db.query('plugin::users-permissions.user').findMany({
    where: { id: { $in: ids } },
    select: ['id', 'email'],
  })) as { id: number | string; email: string }[];
  return new Map(
    users.flatMap(({ id, email }) =>
      isErasedAddress(email) ? [] : [[`member:${id}`, { name: email }]],
    ),
  );
};

/** Names by `type:id`; deleted people are missing. */
export const findActorNames = async (strapi: Core.Strapi, lines: readonly Line[]): Promise<Names> =>
  new Map([
    ...(await findAdmins(strapi, idsOf(lines, 'admin'))),
    ...(await findContacts(strapi, idsOf(lines, 'link'))),
    ...(await findUsers(strapi, idsOf(lines, 'member'))),
  ]);
