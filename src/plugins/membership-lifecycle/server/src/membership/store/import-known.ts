import type { Core } from '@strapi/strapi';
import { ownValues } from '../../../../shared/core/organisation-fields';
import { ORGANISATION_UID } from '../../../../shared/kernel/ids';
import {
  findEveryFormerIdentity,
  type StoredFormerIdentity,
} from '../../core/store/former-identities';
import { DUES_TABLE, TERM_TABLE } from '../../core/tables/member';
import type { Day } from '../../kernel/rules/values';
import { type Executor } from '../../kernel/store/database';
import { dayOf } from '../../kernel/store/days';
import type { ContactValues, KnownOrganisation } from '../rules/known-organisation';
import type { KnownBody } from '../rules/matching';

/**
 * The stored data before an import: all bodies by name and number, then in full those that the
 * file changes.
 */

type Row = Record<string, unknown>;

const text = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

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

/** Every body, as lines may name it. */
export const findKnownBodies = async (strapi: Core.Strapi, db: Executor): Promise<KnownBody[]> => {
  const { links, parts } = componentTables(strapi, 'address');
  const addresses = db(links).where('field', 'address').select('entity_id', 'cmp_id');
  const rows: Row[] = await db({ o: 'organisations' })
    .leftJoin({ m: 'memberships' }, 'm.organisation_id', 'o.document_id')
    .leftJoin(addresses.as('l'), 'l.entity_id', 'o.id')
    .leftJoin({ a: parts }, 'a.id', 'l.cmp_id')
    .orderBy('o.id')
    .select({
      organisationId: 'o.document_id',
      membershipId: 'm.document_id',
      reference: 'm.reference',
      name: 'o.name',
      siret: 'o.siret',
      siren: 'o.siren',
      postalCode: 'a.postal_code',
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
  return rows.map((row) => {
    const organisationId = String(row.organisationId);
    const membershipId = text(row.membershipId);
    const merger = mergerOf.get(organisationId);
    return {
      organisationId,
      membershipId,
      reference: text(row.reference),
      name: text(row.name) ?? '',
      siret: text(row.siret),
      siren: text(row.siren),
      postalCode: text(row.postalCode),
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
  const rows: Row[] = await db(TERM_TABLE.collection)
    .whereIn('membership_id', membershipIds as string[])
    .where('state', 'issued')
    .select('membership_id', 'starts_on');
  for (const row of rows) {
    const id = String(row.membership_id);
    kept.set(id, [...(kept.get(id) ?? []), dayOf(row.starts_on)]);
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
  const rows: Row[] = await db(DUES_TABLE.collection)
    .whereNotNull('number')
    .select('number', 'term_id');
  return new Map(rows.map((row) => [String(row.number).toLowerCase(), String(row.term_id)]));
};

/** How far memberships have come, to be compared under their locks. */
export const findVersions = async (
  db: Executor,
  ids: readonly string[],
): Promise<Map<string, number>> => {
  const rows: Row[] = await db('memberships')
    .whereIn('document_id', ids as string[])
    .select('document_id', 'version');
  return new Map(rows.map((row) => [String(row.document_id), Number(row.version ?? 0)]));
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
