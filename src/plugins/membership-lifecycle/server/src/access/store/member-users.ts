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
 * The memberships of the bodies that name an account's address as one of their contacts', oldest
 * first, but those from which staff withdrew it. All that is shown to a user passes here.
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
  // `$eqi` takes the _ and the % of an address for any character.
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
