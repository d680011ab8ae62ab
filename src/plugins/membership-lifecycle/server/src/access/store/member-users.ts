import type { Core } from '@strapi/strapi';
import { ORGANISATION_UID } from '../../../../shared/kernel/ids';
import { MEMBERSHIPS } from '../../core/tables/records';
import type { Executor } from '../../kernel/store/database';
import { columnsOf, pickOne } from '../../kernel/store/rows';
import { findWithdrawn } from './member-access';

/** The memberships that a front-end's user speaks for. */

interface Contacts {
  documentId: string;
  contacts: { email: string | null }[];
}

/**
 * The memberships whose body has a contact with the account's address, oldest first, without
 * withdrawn accesses. Everything shown to a user goes through this.
 */
export const findMembershipsOf = async (
  strapi: Core.Strapi,
  db: Executor,
  account: { id: string; email: string },
): Promise<string[]> => {
  const wanted = account.email.toLowerCase();
  const near = (await strapi.db.query(ORGANISATION_UID).findMany({
    where: { contacts: { email: { $eqi: wanted } } },
    select: ['documentId'],
    populate: { contacts: { select: ['email'] } },
  })) as Contacts[];
  // `$eqi` is a LIKE: `_` and `%` in an address would match any character.
  const bodies = near
    .filter(({ contacts }) => contacts.some((one) => one.email?.toLowerCase() === wanted))
    .map(({ documentId }) => documentId);
  if (bodies.length === 0) return [];
  const query = db(MEMBERSHIPS.collection)
    .whereIn('organisation_id', [...new Set(bodies)])
    .orderBy('id');
  const ids = await pickOne(query, columnsOf(MEMBERSHIPS).id);
  const withdrawn = await findWithdrawn(db, account.id);
  return ids.filter((id) => !withdrawn.includes(id));
};
