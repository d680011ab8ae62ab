import { actingAmong, type Mandate, type OutOfOffice } from '../../core/rules/mandate';
import type { Day } from '../../kernel/rules/values';
import type { Executor } from '../../kernel/store/database';
import { dayOrNull } from '../../kernel/store/days';
import { readArrays } from '../../kernel/store/scripts';
import { findWithdrawn } from './member-access';

/** The memberships that a front-end's user acts for. */

// From organisations to contacts, and with `coalesce`, as `besideContacts` does.
const CONTACTS_AT = `select m.document_id, c.email, c.mandate_from, c.mandate_until
  from organisations o
  left join organisations_cmps l on l.entity_id = o.id and l.field = 'contacts'
  left join components_organisation_contacts c on c.id = l.cmp_id
  join memberships m on m.organisation_id = o.document_id
  where lower(coalesce(c.email, '')) = ? order by m.id`;

/** What an account may act for on a day, without withdrawn accesses. */
export interface ActingFor {
  /** The memberships of bodies that have a contact with its address whose mandate runs, oldest first. */
  memberships: string[];
  /** Those that it does not act for since no mandate runs, and why. */
  out: ReadonlyMap<string, OutOfOffice>;
}

/** The memberships that an account acts for on a day. Everything shown to a user goes through this. */
export const findActingFor = async (
  db: Executor,
  account: { id: string; email: string },
  on: Day,
): Promise<ActingFor> => {
  const wanted = account.email.toLowerCase();
  const mandates = new Map<string, Mandate[]>();
  for (const [id, email, from, until] of await readArrays(db, {
    sql: CONTACTS_AT,
    values: [wanted],
  })) {
    // A database may take letters with and without accents for the same.
    if (String(email).toLowerCase() !== wanted) continue;
    const mandate = { mandateFrom: dayOrNull(from), mandateUntil: dayOrNull(until) };
    mandates.set(String(id), [...(mandates.get(String(id)) ?? []), mandate]);
  }
  const withdrawn = mandates.size === 0 ? [] : await findWithdrawn(db, account.id);
  const memberships: string[] = [];
  const out = new Map<string, OutOfOffice>();
  for (const [id, same] of mandates) {
    const acting = withdrawn.includes(id) ? null : actingAmong(same, on);
    if (acting?.out) out.set(id, acting.out);
    else if (acting) memberships.push(id);
  }
  return { memberships, out };
};
