import type { Core } from '@strapi/strapi';
import { ORGANISATION_UID } from '../../../../shared/kernel/ids';
import { PROXY_TABLE, VOTER_TABLE } from '../../assemblies/tables/assembly';
import type { Addresses } from '../../core/rules/types';
import { personKey, type Usage } from '../../core/store/ledger';
import { ENTITLEMENT_PERSON_TABLE, USAGE_TABLE } from '../../core/tables/counter';
import { TERM_TABLE } from '../../core/tables/member';
import { MEMBERSHIPS } from '../../core/tables/records';
import { RENEWAL_TABLE } from '../../core/tables/renewal';
import type { Day } from '../../kernel/rules/values';
import { type Activity } from '../../kernel/store/activities';
import { fromRow, type Executor, type Transaction } from '../../kernel/store/database';
import { dayOrNull } from '../../kernel/store/days';
import { columnsOf, pick, pickOne, readEntities } from '../../kernel/store/rows';
import { readArrays, type Row } from '../../kernel/store/scripts';
import { containing } from '../../kernel/store/search';
import type { Table } from '../../kernel/tables/define';
import { ACTIVITY_TABLE } from '../../kernel/tables/shared';
import { NOTE_TABLE } from '../../membership/tables/note';
import type { Message } from '../../messages/store/messages';
import { MESSAGE_TABLE } from '../../messages/tables/message';
import { REGISTRATION_TABLE } from '../../occasions/tables/participation';
import type { ImportHead } from '../../transfer/store/imports';
import { IMPORT_TABLE } from '../../transfer/tables/import';

/** The data held on people, wherever it stands. */

/** A contact with its body and, if any, the body's membership. */
export interface FoundContact {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  role: string;
  locale: string;
  mandateFrom: Day | null;
  mandateUntil: Day | null;
  organisationId: string;
  organisation: string;
  /** The body's other contacts, with their addresses. */
  others: (Addresses & { id: string })[];
}

interface StoredOrganisation {
  documentId: string;
  name: string;
  contacts: {
    id: number | string;
    name: string | null;
    email: string | null;
    phone: string | null;
    role: string | null;
    locale: string | null;
    mandateFrom?: string | null;
    mandateUntil?: string | null;
  }[];
}

const MOST = 200;

const toContacts = (organisations: readonly StoredOrganisation[]): FoundContact[] =>
  organisations.flatMap(({ documentId, name: organisation, contacts }) =>
    contacts.map((contact) => ({
      id: String(contact.id),
      name: contact.name ?? '',
      email: contact.email ?? null,
      phone: contact.phone ?? null,
      role: contact.role ?? '',
      locale: contact.locale ?? 'fr',
      mandateFrom: dayOrNull(contact.mandateFrom),
      mandateUntil: dayOrNull(contact.mandateUntil),
      organisationId: documentId,
      organisation,
      others: contacts
        .filter(({ id }) => id !== contact.id)
        .map(({ id, email, phone, mandateFrom, mandateUntil }) => ({
          ...{ id: String(id), email, phone },
          ...{ mandateFrom: dayOrNull(mandateFrom), mandateUntil: dayOrNull(mandateUntil) },
        })),
    })),
  );

/** Contacts of bodies that have a contact with an address, and of the given bodies. */
export const findContacts = async (
  strapi: Core.Strapi,
  which: { email: string } | { organisationIds: readonly string[] },
): Promise<FoundContact[]> => {
  const where =
    'organisationIds' in which
      ? { documentId: { $in: which.organisationIds } }
      : { contacts: { email: { $eqi: which.email } } };
  const found = (await strapi.db.query(ORGANISATION_UID).findMany({
    where,
    populate: { contacts: true },
    orderBy: 'name',
    limit: MOST,
  })) as StoredOrganisation[];
  return toContacts([...new Map(found.map((one) => [one.documentId, one])).values()]);
};

/** Somebody's name and address as they stand in one place. */
interface Named {
  name: string;
  email: string | null;
  membershipId: string | null;
}

/** The contacts of all bodies, each with the membership of its body. */
export const findAllContacts = async (db: Executor): Promise<Named[]> => {
  const rows = await readArrays(db, {
    sql: `select c.name, c.email, m.document_id
      from components_organisation_contacts c
      join organisations_cmps l on l.cmp_id = c.id and l.field = 'contacts'
      join organisations o on o.id = l.entity_id
      left join memberships m on m.organisation_id = o.document_id
      order by c.id`,
    values: [],
  });
  return rows.map(([name, email, membershipId]) => ({
    name: String(name ?? ''),
    email: email === null ? null : String(email),
    membershipId: membershipId === null ? null : String(membershipId),
  }));
};

/** The recipients of all messages, each once. */
export const findAllRecipients = (
  db: Executor,
): Promise<{ name: string; email: string; membershipId: string }[]> =>
  db(MESSAGE_TABLE.collection).distinct({
    name: 'to_name',
    email: 'to_email',
    membershipId: 'membership_id',
  });

/** All people for whom rights were used, each once. */
export const findAllUsers = async (db: Executor): Promise<Named[]> => {
  const users: { name: string; membershipId: string }[] = await db(USAGE_TABLE.collection)
    .whereNotNull('person')
    .distinct({ name: 'person', membershipId: 'membership_id' });
  return users.map((user) => ({ ...user, email: null }));
};

/** Messages to addresses, whatever their case, or to a name within a membership. */
export const findMessagesTo = async (
  db: Executor,
  who: { addresses: readonly string[] } | { name: string },
  membershipIds?: readonly string[],
): Promise<Message[]> => {
  const query = db(MESSAGE_TABLE.collection).orderBy('id');
  if ('name' in who) query.where('to_name', who.name);
  else {
    const wanted = who.addresses.map((address) => address.toLowerCase());
    query.whereIn(db.raw('lower(to_email)'), wanted);
  }
  if (membershipIds) query.whereIn('membership_id', membershipIds as string[]);
  return readEntities<Message>(MESSAGE_TABLE, query);
};

/** The uses of rights of memberships for one of these people. */
export const findUsesBy = async (
  db: Executor,
  membershipIds: readonly string[],
  keys: ReadonlySet<string>,
): Promise<Usage[]> => {
  if (membershipIds.length === 0 || keys.size === 0) return [];
  const rows: Row[] = await db(USAGE_TABLE.collection)
    .whereIn('membership_id', membershipIds as string[])
    .whereNotNull('person')
    .orderBy('id');
  return rows
    .map((row) => fromRow<Usage>(USAGE_TABLE, row))
    .filter(({ person }) => person !== null && keys.has(personKey(person)));
};

/** Other columns with names, with an address or without. */
const NAMED: readonly {
  table: Table;
  name: string;
  member: string;
  email?: string;
}[] = [
  { table: VOTER_TABLE, name: 'holder_name', member: 'membership_id' },
  { table: PROXY_TABLE, name: 'holder_name', member: 'giver_id' },
  { table: REGISTRATION_TABLE, name: 'name', member: 'membership_id', email: 'email' },
];

/** A name that stands in a row, with its key. */
export interface NamedRow {
  table: Table;
  column: string;
  email: string | null;
  id: string;
  key: string;
}

/** The rows of memberships that name one of these people. */
export const findNamedRows = async (
  db: Executor,
  membershipIds: readonly string[],
  keys: ReadonlySet<string>,
): Promise<NamedRow[]> => {
  const found: NamedRow[] = [];
  for (const { table, name, member, email = null } of NAMED) {
    const rows: { id: string; name: string; email?: string | null }[] = await db(table.collection)
      .whereIn(member, membershipIds as string[])
      .whereNotNull(name)
      .orderBy('id')
      .select({ id: 'document_id', name, ...(email ? { email } : {}) });
    for (const row of rows) {
      const key = personKey(row.name);
      const same = keys.has(key) || (row.email ? keys.has(personKey(row.email)) : false);
      if (same) found.push({ table, column: name, email, id: row.id, key });
    }
  }
  return found;
};

/** Replaces names in rows by pseudonyms. */
export const renameRows = async (
  trx: Transaction,
  rows: readonly NamedRow[],
  names: ReadonlyMap<string, string>,
): Promise<void> => {
  for (const { table, column, email, id, key } of rows) {
    await trx(table.collection)
      .where('document_id', id)
      .update({ [column]: names.get(key) ?? null, ...(email ? { [email]: null } : {}) });
  }
};

/** Memberships by the bodies that hold them, and the other way round. */
export const findMembershipsOf = async (
  db: Executor,
  by: { organisationIds: readonly string[] } | { membershipIds: readonly string[] },
): Promise<{ id: string; organisationId: string; status: string }[]> => {
  const { id, organisationId, membershipStatus: status } = columnsOf(MEMBERSHIPS);
  const [column, values] =
    'organisationIds' in by
      ? ['organisation_id', by.organisationIds]
      : ['document_id', by.membershipIds];
  if (values.length === 0) return [];
  const query = db('memberships').whereIn(column as string, values as string[]);
  return pick(query, { id, organisationId, status });
};

/** Columns with free text of staff, by membership. */
const OF_MEMBER = { columns: { membershipId: 'string' } } as const;
const BY_HAND: readonly [table: Table, columns: readonly string[]][] = [
  [RENEWAL_TABLE, ['notes', 'close_reason']],
  [TERM_TABLE, ['waive_reason', 'void_reason']],
  [NOTE_TABLE, ['text']],
  [USAGE_TABLE, ['reason']],
  [ACTIVITY_TABLE, ['reason']],
];

/** The notes and reasons of memberships that mention a text. */
export const findMentions = async (
  db: Executor,
  membershipIds: readonly string[],
  text: string,
): Promise<{ place: string; membershipId: string }[]> => {
  if (membershipIds.length === 0) return [];
  const found: { place: string; membershipId: string }[] = [];
  for (const [table, columns] of BY_HAND) {
    const query = db(table.collection).distinct();
    query.whereIn('membership_id', membershipIds as string[]);
    containing(query, columns, text);
    const members = await pickOne(query, columnsOf(OF_MEMBER).membershipId);
    found.push(...members.map((membershipId) => ({ place: table.name, membershipId })));
  }
  const records = db('memberships').whereIn('document_id', membershipIds as string[]);
  containing(records, ['notes', 'override_reason', 'muted_reason'], text);
  const members = await pickOne(records.distinct(), columnsOf(MEMBERSHIPS).id);
  return [...found, ...members.map((membershipId) => ({ place: 'membership', membershipId }))];
};

/** Imports not yet applied whose cells contain a text. */
export const findDraftsWith = async (
  db: Executor,
  texts: readonly string[],
): Promise<Pick<ImportHead, 'id' | 'name'>[]> => {
  const query = db(IMPORT_TABLE.collection).where('state', 'draft').orderBy('id');
  const drafts = await readEntities<ImportHead & { rows: string[][] | null }>(IMPORT_TABLE, query);
  return drafts.flatMap(({ id, name, rows: cells }) => {
    const said = JSON.stringify(cells ?? []).toLowerCase();
    return texts.some((text) => said.includes(JSON.stringify(text.toLowerCase()).slice(1, -1)))
      ? [{ id, name }]
      : [];
  });
};

/**
 * Replaces names in ledger lines and in counts per person. Different spellings get different
 * pseudonyms, so that no count changes.
 */
export const renameInLedger = async (
  trx: Transaction,
  uses: readonly Usage[],
  names: ReadonlyMap<string, string>,
): Promise<void> => {
  for (const [key, name] of names) {
    const mine = uses.filter(({ person }) => person !== null && personKey(person) === key);
    const ids = mine.map(({ id }) => id);
    await trx(USAGE_TABLE.collection).whereIn('document_id', ids).update({ person: name });
    await trx(ENTITLEMENT_PERSON_TABLE.collection)
      .whereIn('entitlement_id', [...new Set(mine.map(({ entitlementId }) => entitlementId))])
      .where('person', key)
      .update({ person: personKey(name) });
  }
};

/** Replaces names in journal lines of memberships. */
export const renameInJournal = async (
  trx: Transaction,
  membershipIds: readonly string[],
  names: ReadonlyMap<string, string>,
): Promise<void> => {
  const query = trx(ACTIVITY_TABLE.collection)
    .whereIn('membership_id', membershipIds as string[])
    .where('command', 'consume');
  const lines = await readEntities<Pick<Activity, 'id' | 'input'>>(ACTIVITY_TABLE, query);
  for (const { id, input } of lines) {
    const name = typeof input.person === 'string' ? names.get(personKey(input.person)) : undefined;
    if (name === undefined) continue;
    await trx(ACTIVITY_TABLE.collection)
      .where('document_id', id)
      .update({ input: JSON.stringify({ ...input, person: name }) });
  }
};
