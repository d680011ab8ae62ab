import type { Executor } from '../../kernel/store/database';
import { readArrays } from '../../kernel/store/scripts';
import { findWithdrawn } from './member-access';

/** The memberships that a front-end's user speaks for. */

// From organisations to contacts, and with `coalesce`, as `besideContacts` does.
const SPOKEN_FOR = `select m.document_id, c.email
  from organisations o
  left join organisations_cmps l on l.entity_id = o.id and l.field = 'contacts'
  left join components_organisation_contacts c on c.id = l.cmp_id
  join memberships m on m.organisation_id = o.document_id
  where lower(coalesce(c.email, '')) = ? order by m.id`;

/**
 * The memberships whose body has a contact with the account's address, oldest first, without
 * withdrawn accesses. Everything shown to a user goes through this.
 */
export const findMembershipsOf = async (
  db: Executor,
  account: { id: string; email: string },
): Promise<string[]> => {
  const wanted = account.email.toLowerCase();
  const near = await readArrays(db, { sql: SPOKEN_FOR, values: [wanted] });
  // A database may take letters with and without accents for the same.
  const found = near
    .filter(([, email]) => String(email).toLowerCase() === wanted)
    .map(([membership]) => String(membership));
  const ids = [...new Set(found)];
  if (ids.length === 0) return [];
  const withdrawn = await findWithdrawn(db, account.id);
  return ids.filter((id) => !withdrawn.includes(id));
};
