import type { Core } from '@strapi/strapi';
import { ORGANISATION_UID } from '../../../../shared/kernel/ids';
import type { Executor } from '../../kernel/store/database';
import { findWithdrawn } from './member-access';

/** Which members a front-end's user speaks for. */

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
  const rows: { id: string }[] = await db('memberships')
    .whereIn('organisation_id', [...new Set(bodies)])
    .orderBy('id')
    .select({ id: 'document_id' });
  const withdrawn = await findWithdrawn(db, account.id);
  return rows.map(({ id }) => id).filter((id) => !withdrawn.includes(id));
};
