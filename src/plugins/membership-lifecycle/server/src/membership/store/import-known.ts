import type { Core } from '@strapi/strapi';
import { figuresOf } from '../../../../shared/core/brackets';
import { ownValues } from '../../../../shared/core/organisation-fields';
import { ORGANISATION_UID } from '../../../../shared/kernel/ids';
import {
  findEveryFormerIdentity,
  type StoredFormerIdentity,
} from '../../core/store/former-identities';
import { DUES_TABLE, TERM_TABLE } from '../../core/tables/member';
import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import type { Day } from '../../kernel/rules/values';
import { type Executor } from '../../kernel/store/database';
import { dayOrNull } from '../../kernel/store/days';
import { columnsOf, or, orNull, pick, type Selected } from '../../kernel/store/rows';
import { type Row } from '../../kernel/store/scripts';
import type { ContactValues, KnownOrganisation } from '../rules/known-organisation';
import type { KnownBody } from '../rules/matching';

/**
 * The stored data before an import: all bodies by name and number, then in full those that the
 * file changes.
 */

const text = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

const ADDRESSES = { columns: { postalCode: 'string' } } as const;

/** A column whose blank texts are read as none. */
const filled = (column: Selected<string>): Selected<string | null> => ({
  ...column,
  read: (value) => column.read(value) || null,
});

/** Names of the table of a component and of the one that links it to organisations. */
export const componentTables = (strapi: Core.Strapi, field: 'address' | 'contacts') => {
  const { attributes } = strapi.db.metadata.get(ORGANISATION_UID);
  const { joinTable, target } = attributes[field] as {
    joinTable: { name: string };
    target: typeof ORGANISATION_UID;
  };
  return {
    component: target,
    links: joinTable.name,
    parts: strapi.db.metadata.get(target).tableName,
  };
};

/** Every body, or some, as lines may name it. */
export const findKnownBodies = async (
  strapi: Core.Strapi,
  db: Executor,
  some?: readonly string[],
): Promise<KnownBody[]> => {
  const { links, parts } = componentTables(strapi, 'address');
  const addresses = db(links).where('field', 'address').select('entity_id', 'cmp_id');
  const [o, m] = [columnsOf(ORGANISATIONS, 'o'), columnsOf(MEMBERSHIPS, 'm')];
  const query = db({ o: 'organisations' })
    .leftJoin({ m: 'memberships' }, 'm.organisation_id', 'o.document_id')
    .leftJoin(addresses.as('l'), 'l.entity_id', 'o.id')
    .leftJoin({ a: parts }, 'a.id', 'l.cmp_id')
    .orderBy(['o.id', 'm.id']);
  if (some) query.whereIn('o.document_id', some as string[]);
  const bodies = await pick(query, {
    organisationId: o.id,
    membershipId: orNull(m.id),
    reference: filled(m.reference),
    name: or(o.name, ''),
    siret: filled(o.siret),
    siren: filled(o.siren),
    postalCode: filled(columnsOf(ADDRESSES, 'a').postalCode),
  });
  const past = await findEveryFormerIdentity(db);
  const mergers = past.filter(({ cause }) => cause === 'merger');
  const kept = await termsKept(
    db,
    mergers.flatMap(({ fromMembershipId }) => fromMembershipId ?? []),
  );
  const pastOf = new Map<string, StoredFormerIdentity[]>();
  for (const one of past) {
    pastOf.set(one.organisationId, [...(pastOf.get(one.organisationId) ?? []), one]);
  }
  const mergerOf = new Map(mergers.map((merger) => [merger.fromOrganisationId, merger]));
  return bodies.map((body) => {
    const { organisationId, membershipId } = body;
    const merger = mergerOf.get(organisationId);
    return {
      ...body,
      formerly: pastOf.get(organisationId) ?? [],
      ...(merger
        ? { takenOver: { by: merger.organisationId, keeps: kept.get(membershipId ?? '') ?? [] } }
        : {}),
    };
  });
};

/** The days on which issued terms of merged memberships start, by membership. */
const termsKept = async (
  db: Executor,
  membershipIds: readonly string[],
): Promise<Map<string, Day[]>> => {
  const kept = new Map<string, Day[]>();
  if (membershipIds.length === 0) return kept;
  const { membershipId: id, startsOn } = columnsOf(TERM_TABLE);
  const query = db(TERM_TABLE.collection)
    .whereIn('membership_id', membershipIds as string[])
    .where('state', 'issued');
  for (const term of await pick(query, { id, startsOn })) {
    kept.set(term.id, [...(kept.get(term.id) ?? []), term.startsOn]);
  }
  return kept;
};

interface StoredOrganisation extends Row {
  documentId: string;
  address: Row | null;
  contacts: Row[];
}

const toOrganisation = (row: StoredOrganisation): KnownOrganisation => ({
  id: row.documentId,
  name: text(row.name) ?? '',
  ...ownValues((name) => text(row[name])),
  figures: figuresOf(row),
  address: row.address && {
    lines: text(row.address.lines),
    postalCode: text(row.address.postalCode),
    city: text(row.address.city),
    country: text(row.address.country),
  },
  contacts: row.contacts.map((contact) => ({
    id: String(contact.id),
    role: contact.role as ContactValues['role'],
    name: text(contact.name),
    email: text(contact.email),
    phone: text(contact.phone),
    locale: contact.locale === 'en' ? 'en' : 'fr',
    mandateFrom: dayOrNull(contact.mandateFrom),
    mandateUntil: dayOrNull(contact.mandateUntil),
  })),
});

/** Bodies with their address and contacts. */
export const findKnownOrganisations = async (
  strapi: Core.Strapi,
  ids: readonly string[],
): Promise<KnownOrganisation[]> => {
  const rows = (await strapi.db.query(ORGANISATION_UID).findMany({
    where: { documentId: { $in: ids } },
    populate: { address: true, contacts: true },
  })) as StoredOrganisation[];
  return rows.map(toOrganisation);
};

/** The numbers of calls that are taken, with the term of each; no database tells cases apart for sure. */
export const findCallNumbers = async (db: Executor): Promise<Map<string, string>> => {
  const { number, termId } = columnsOf(DUES_TABLE);
  const rows = await pick(db(DUES_TABLE.collection).whereNotNull('number'), { number, termId });
  return new Map(rows.map((row) => [row.number.toLowerCase(), row.termId]));
};

/** The versions of memberships, to be compared under their locks. */
export const findVersions = async (
  db: Executor,
  ids: readonly string[],
): Promise<Map<string, number>> => {
  const query = db('memberships').whereIn('document_id', ids as string[]);
  const { id, version } = columnsOf(MEMBERSHIPS);
  const rows = await pick(query, { id, version: or(version, 0) });
  return new Map(rows.map((row) => [row.id, row.version]));
};

/** A text that changes with every change of a body or of a membership's being there. */
export const bodiesStamp = async (db: Executor): Promise<string> => {
  const stamps: unknown[] = [];
  for (const table of ['organisations', 'memberships']) {
    const query = db(table).count({ count: '*' }).max({ last: 'id' });
    if (table === 'organisations') query.max({ changed: 'updated_at' });
    const [row] = (await query) as Row[];
    // A driver's date, told to the millisecond.
    const changed = row.changed instanceof Date ? row.changed.getTime() : (row.changed ?? '');
    stamps.push(String(row.count), String(row.last), String(changed));
  }
  return stamps.join(' ');
};
