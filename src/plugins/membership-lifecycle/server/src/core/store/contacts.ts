import type { Executor, Transaction } from '../../kernel/store/database';
import { dayOrNull } from '../../kernel/store/days';
import {
  among,
  dialectOf,
  readArrays,
  type Dialect,
  type Statement,
} from '../../kernel/store/scripts';
import { reachOf } from '../rules/recipient';
import type { Contact, ContactRole, Reaching } from '../rules/types';

/** The contacts of organisations, which are the rows of a component. */

/** The columns for `contactIn`; they come last in a row. */
export const CONTACT_COLUMNS: readonly string[] = [
  ...['c.id as contact', 'c.name as contact_name', 'c.email as contact_email'],
  ...['c.phone as contact_phone', 'c.role as contact_role', 'c.locale as contact_locale'],
  ...['c.mandate_from as contact_mandate_from', 'c.mandate_until as contact_mandate_until'],
];

/**
 * Selects columns of organisations (`o`) with their contacts, one row per contact. Without `kept`,
 * all contacts; an organisation without contacts has one row.
 */
export const besideContacts = (
  dialect: Dialect,
  columns: string,
  organisationIds: readonly string[],
  kept: Statement = { sql: '', values: [] },
): Statement => {
  const wanted = among(dialect, organisationIds);
  // Joins from organisations to contacts: in another order SQLite would read everybody's contacts.
  const sql = `select ${columns}, ${CONTACT_COLUMNS.join(', ')}
    from organisations o
    left join organisations_cmps l on l.entity_id = o.id and l.field = 'contacts'
    left join components_organisation_contacts c on c.id = l.cmp_id
    where o.document_id ${wanted.sql} ${kept.sql} order by o.id, l.${dialect.quoted('order')}`;
  return { sql, values: [...wanted.values, ...kept.values] };
};

/** The contact in the last columns of a row, as some channels reach it; or null. */
export const contactIn = (
  row: readonly unknown[],
  channels: readonly Reaching[],
): Contact | null => {
  const [id, name, email, phone, role, locale, from, until] = row.slice(-CONTACT_COLUMNS.length);
  if (id === null) return null;
  const mandate = { mandateFrom: dayOrNull(from), mandateUntil: dayOrNull(until) };
  const known = { email: email as string, phone: phone as string | null, ...mandate };
  return {
    id: String(id),
    name: String(name ?? ''),
    ...known,
    role: role as Contact['role'],
    locale: locale === 'en' ? 'en' : 'fr',
    reach: reachOf(channels, known),
  };
};

// With `coalesce`, since SQLite would start from a plain condition and read everybody's contacts.
const inRoles = (roles: readonly ContactRole[]): Statement => ({
  sql: `and coalesce(c.role, '') in (${roles.map(() => '?').join(', ')})`,
  values: roles,
});

/** The contacts of organisations, by organisation, optionally in some roles only. One query. */
export const findContacts = async (
  db: Executor,
  organisationIds: readonly string[],
  channels: readonly Reaching[],
  roles?: readonly ContactRole[],
): Promise<Map<string, Contact[]>> => {
  const found = new Map<string, Contact[]>();
  if (organisationIds.length === 0) return found;
  const kept = roles && inRoles(roles);
  const statement = besideContacts(dialectOf(db), 'o.document_id', organisationIds, kept);
  for (const row of await readArrays(db, statement)) {
    const contact = contactIn(row, channels);
    if (contact === null) continue;
    const owner = String(row[0]);
    const known = found.get(owner);
    if (known) known.push(contact);
    else found.set(owner, [contact]);
  }
  return found;
};

/**
 * Gives contacts that were made again the ids that they had, by which consents, registrations and
 * votes name them. An id that another contact has by now is left.
 */
export const restoreContactIds = async (
  trx: Transaction,
  pairs: readonly { is: string; was: string }[],
): Promise<void> => {
  for (const { is, was } of pairs) {
    const [taken] = await trx('components_organisation_contacts').where('id', was);
    if (taken) continue;
    await trx('components_organisation_contacts').where('id', is).update({ id: was });
    await trx('organisations_cmps')
      .where({ cmp_id: is, field: 'contacts' })
      .update({ cmp_id: was });
  }
};

/** The organisations that have a contact with one of these addresses. */
export const findOwnersOfAddresses = async (
  db: Executor,
  addresses: readonly string[],
): Promise<Set<string>> => {
  const wanted = among(
    dialectOf(db),
    addresses.map((address) => address.toLowerCase()),
  );
  const sql = `select o.document_id
    from components_organisation_contacts c
    join organisations_cmps l on l.cmp_id = c.id and l.field = 'contacts'
    join organisations o on o.id = l.entity_id
    where lower(c.email) ${wanted.sql}`;
  const rows = await readArrays(db, { sql, values: wanted.values });
  return new Set(rows.map(([id]) => String(id)));
};
