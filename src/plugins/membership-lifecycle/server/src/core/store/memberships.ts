import type { Core } from '@strapi/strapi';
import { MEMBERSHIP_UID, ORGANISATION_UID } from '../../../../shared/kernel/ids';
import type { Day } from '../../kernel/rules/values';
import type { Executor, Transaction } from '../../kernel/store/database';
import { dayOf, dayOrNull } from '../../kernel/store/days';
import { columnsOf, isAny, or, pick, pickFirst, pickOne } from '../../kernel/store/rows';
import {
  among,
  dialectOf,
  readArrays,
  runEach,
  type Row,
  type Value,
} from '../../kernel/store/scripts';
import type { Membership, Pause } from '../rules/types';
import { ENTITLEMENT_TABLE } from '../tables/counter';
import { TERM_TABLE } from '../tables/member';
import { MEMBERSHIPS, ORGANISATIONS } from '../tables/records';

/** The membership records themselves: their columns, their lock, and who is due. */

const TABLE = MEMBERSHIPS.collection;

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

/** The columns that `membershipIn` reads, in their order. */
export const STORED = [
  ...['document_id', 'reference', 'organisation_id', 'tier_code', 'applied_on', 'approved_on'],
  ...['refused_on', 'imported_since', 'ended_on', 'end_kind', 'suspended_on', 'override_status'],
  ...['override_from', 'override_until', 'override_reason', 'muted_from', 'muted_until'],
  ...['muted_reason', 'pauses', 'membership_status', 'because', 'next_due_on'],
];

/** The columns to select for `membershipIn`; with `some`, the others are selected as null. */
export const membershipFields = (alias: string, some: readonly string[] = STORED): string =>
  STORED.map((column) => (some.includes(column) ? `${alias}.${column}` : `null as ${column}`)).join(
    ', ',
  );

const UNTOLD: Membership['because'] = { rule: 'applied', params: {} };

/** The past decisions in a column; servers hand out their JSON parsed, SQLite as text. */
export const pausesIn = (value: unknown, parse: (text: string) => unknown = JSON.parse): Pause[] =>
  ((typeof value === 'string' ? parse(value) : value) ?? []) as Pause[];

/** The membership in the first columns of a row; `parse` parses its JSON. */
export const membershipIn = (
  row: readonly unknown[],
  parse: (text: string) => unknown = JSON.parse,
): Membership => {
  const [
    id,
    reference,
    organisationId,
    tierCode,
    appliedOn,
    approvedOn,
    refusedOn,
    importedSince,
    endedOn,
    endKind,
    suspendedOn,
    overrideStatus,
    overrideFrom,
    overrideUntil,
    overrideReason,
    mutedFrom,
    mutedUntil,
    mutedReason,
    pauses,
    status,
    because,
    nextDueOn,
  ] = row;
  return {
    id: String(id),
    reference: String(reference),
    organisationId: String(organisationId),
    tierCode: String(tierCode),
    appliedOn: dayOf(appliedOn),
    approvedOn: dayOrNull(approvedOn),
    refusedOn: dayOrNull(refusedOn),
    importedSince: dayOrNull(importedSince),
    endedOn: dayOrNull(endedOn),
    endKind: text(endKind) as Membership['endKind'],
    suspendedOn: dayOrNull(suspendedOn),
    overrideStatus: text(overrideStatus) as Membership['overrideStatus'],
    overrideFrom: dayOrNull(overrideFrom),
    overrideUntil: dayOrNull(overrideUntil),
    overrideReason: text(overrideReason),
    mutedFrom: dayOrNull(mutedFrom),
    mutedUntil: dayOrNull(mutedUntil),
    mutedReason: text(mutedReason),
    pauses: pausesIn(pauses, parse),
    status: text(status) as Membership['status'],
    because: ((typeof because === 'string' ? parse(because) : because) ??
      UNTOLD) as Membership['because'],
    nextDueOn: dayOrNull(nextDueOn),
  };
};

/** The membership that a row of Strapi's table stores. */
export const toMembership = (row: Row): Membership =>
  membershipIn(STORED.map((column) => row[column]));

/** Values shown in lists, computed together with the status. */
export interface ListCache {
  endsOn: Day | null;
  duesState: string;
}

/** The columns that a membership's facts are stored in. */
export const membershipColumns = (membership: Membership, cache: ListCache): Row => ({
  tier_code: membership.tierCode,
  applied_on: membership.appliedOn,
  approved_on: membership.approvedOn,
  refused_on: membership.refusedOn,
  imported_since: membership.importedSince,
  ended_on: membership.endedOn,
  end_kind: membership.endKind,
  suspended_on: membership.suspendedOn,
  override_status: membership.overrideStatus,
  override_from: membership.overrideFrom,
  override_until: membership.overrideUntil,
  override_reason: membership.overrideReason,
  muted_from: membership.mutedFrom,
  muted_until: membership.mutedUntil,
  muted_reason: membership.mutedReason,
  pauses: JSON.stringify(membership.pauses),
  membership_status: membership.status,
  because: JSON.stringify(membership.because),
  next_due_on: membership.nextDueOn,
  ends_on: cache.endsOn,
  dues_state: cache.duesState,
});

/**
 * Locks memberships for the rest of the transaction. The lock is a write and comes before any
 * read: SQLite cannot upgrade a read transaction safely, and a server would read rows before the
 * lock.
 */
export const lockMemberships = (trx: Transaction, ids: readonly string[]): Promise<void> => {
  const keys = among(dialectOf(trx), [...ids].sort());
  const sql = `update ${TABLE} set version = coalesce(version, 0) + 1 where document_id ${keys.sql}`;
  return runEach(trx, ids.length === 0 ? [] : [keys], ({ values }) => ({ sql, values }));
};

export const findMemberships = async (
  db: Executor,
  ids: readonly string[],
): Promise<Membership[]> => {
  if (ids.length === 0) return [];
  const keys = among(dialectOf(db), ids);
  const sql = `select ${membershipFields('m')} from ${TABLE} m
    where m.document_id ${keys.sql} order by m.id`;
  const rows = await readArrays(db, { sql, values: keys.values });
  return rows.map((row) => membershipIn(row));
};

/** Writes the facts and caches of memberships. */
export const updateMemberships = async (
  trx: Transaction,
  written: readonly { membership: Membership; cache: ListCache }[],
  now: number,
): Promise<void> => {
  const updated_at = new Date(now);
  let sql = '';
  await runEach(trx, written, ({ membership, cache }) => {
    const row = membershipColumns(membership, cache);
    sql ||= `update ${TABLE} set ${Object.keys(row).join(' = ?, ')} = ?, updated_at = ? where document_id = ?`;
    return { sql, values: [...Object.values(row), updated_at, membership.id] as Value[] };
  });
};

/** The memberships that are due on a day, those waiting longest first. */
export const findDue = async (
  db: Executor,
  on: Day,
  limit: number,
  except: readonly string[],
): Promise<string[]> => {
  const query = db(TABLE)
    .where('next_due_on', '<=', on)
    .orderBy([{ column: 'next_due_on' }, { column: 'id' }])
    .limit(limit);
  if (except.length > 0) query.whereNotIn('document_id', except as string[]);
  return pickOne(query, columnsOf(MEMBERSHIPS).id);
};

/** Marks memberships as due on a day, since something that they depend on has changed. */
export const markDue = async (
  db: Executor,
  on: Day,
  which: { organisationId?: string; awaitingPrice?: boolean } = {},
): Promise<number> => {
  const query = db(TABLE);
  if (which.organisationId) query.where('organisation_id', which.organisationId);
  if (which.awaitingPrice) {
    query.whereIn(
      'document_id',
      db('adh_term').where({ state: 'proposed' }).whereNull('price').select('membership_id'),
    );
  }
  return query.update({ next_due_on: on });
};

/** The membership of an organisation. */
export const findMembershipId = (
  db: Executor,
  { organisationId }: { organisationId: string },
): Promise<string | null> =>
  pickFirst(db(TABLE).where('organisation_id', organisationId), columnsOf(MEMBERSHIPS).id);

export interface MembershipName {
  reference: string;
  organisation: string;
}

/** The reference and organisation name of memberships, by id. */
export const findMembershipNames = async (
  db: Executor,
  ids: readonly string[],
): Promise<Map<string, MembershipName>> => {
  if (ids.length === 0) return new Map();
  const { id, reference } = columnsOf(MEMBERSHIPS, 'm');
  const query = db({ m: TABLE })
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
    .whereIn('m.document_id', [...new Set(ids)]);
  const organisation = or(columnsOf(ORGANISATIONS, 'o').name, '');
  const rows = await pick(query, { id, reference, organisation });
  return new Map(rows.map(({ id: whose, ...name }) => [whose, name]));
};

export interface NewMembership {
  id: string;
  reference: string;
  organisationId: string;
  tierCode: string;
  appliedOn: Day;
  notes: string | null;
  /** The instant, in milliseconds. */
  now: number;
}

/**
 * Creates the record of a candidate, in the transaction under way if there is one. It bypasses the
 * document service, whose guard redirects creations to here.
 */
export const createMembership = async (
  strapi: Core.Strapi,
  { id, now, ...values }: NewMembership,
): Promise<boolean> => {
  const organisation = await strapi.db
    .query(ORGANISATION_UID)
    .findOne({ where: { documentId: values.organisationId }, select: ['id'] });
  if (!organisation) return false;
  await strapi.db.query(MEMBERSHIP_UID).create({
    data: {
      ...values,
      documentId: id,
      organisation: organisation.id,
      membershipStatus: 'applied',
      because: { rule: 'applied', params: { on: values.appliedOn } },
      duesState: 'none',
      version: 0,
      publishedAt: new Date(now),
    },
  });
  return true;
};

/** Whether a membership has any term: then it can be ended, but not deleted. */
export const hasHistory = async (db: Executor, id: string): Promise<boolean> => {
  return isAny(db(TERM_TABLE.collection).where('membership_id', id));
};

/** Whether a term uses a tier, or a right a benefit: then it can be unpublished, but not deleted. */
export const isNamedByTerm = async (
  db: Executor,
  named: { tierCode: string } | { benefitCode: string },
): Promise<boolean> => {
  return isAny(
    'tierCode' in named
      ? db(TERM_TABLE.collection).where('tier_code', named.tierCode)
      : db(ENTITLEMENT_TABLE.collection).where('benefit_code', named.benefitCode),
  );
};
