import type { Figures } from '../../../../shared/core/brackets';
import type { Dues, Effect, Membership, Payment, Renewal, Term } from '../../core/rules/types';
import { FIGURE_COLUMNS, figuresIn } from '../../core/store/figures';
import { STORED, toMembership } from '../../core/store/memberships';
import { PAID } from '../../core/store/paid';
import { DUES_TABLE, TERM_TABLE } from '../../core/tables/member';
import { EFFECT_TABLE, RENEWAL_TABLE } from '../../core/tables/renewal';
import type { Localised } from '../../kernel/rules/values';
import {
  columnsUnder,
  findAllBy,
  fromRow,
  type Entity,
  type Executor,
} from '../../kernel/store/database';
import { dayOf, dayOrNull } from '../../kernel/store/days';
import { among, dialectOf, readRows, type Row } from '../../kernel/store/scripts';

/** A member's renewals under way, with what lists show of them. */
export interface UnderWay {
  membership: Membership;
  organisationName: string;
  figures: Figures;
  /** The ending term of each renewal, with its period only, and the proposed term. */
  terms: Term[];
  renewals: Renewal[];
  /** The calls of proposed terms, each with one line for all payments. */
  dues: Dues[];
  payments: Payment[];
}

/** What decides the days of a term, of the ending and of the proposed one alike. */
const PERIOD = ['state', 'starts_on', 'ends_on', 'anchor_on', 'anchor_offset', 'months'];

const periodsOf = (alias: string, named: string): string[] =>
  PERIOD.map((column) => `${alias}.${column} as ${named}_${column}`);

const OF_MEMBERSHIP = STORED.filter((column) => column !== 'document_id');

type Listed = Pick<Term, 'id' | 'membershipId'> & Partial<Term>;

/** A value of a JSON column, which server databases hand over as an object. */
const parsed = (value: unknown): unknown =>
  typeof value === 'string' ? JSON.parse(value) : (value ?? null);

const termsIn = (row: Row): Term[] => {
  const membershipId = String(row.membership_id);
  const from: Listed = {
    id: String(row.from_term_id),
    membershipId,
    state: row.from_state as Term['state'],
    startsOn: dayOf(row.from_starts_on),
    endsOn: dayOf(row.from_ends_on),
    anchorOn: dayOf(row.from_anchor_on),
    anchorOffset: Number(row.from_anchor_offset),
    months: Number(row.from_months),
  };
  const proposed: Listed = {
    id: String(row.term_id),
    membershipId,
    state: row.term_state as Term['state'],
    startsOn: dayOf(row.term_starts_on),
    endsOn: dayOf(row.term_ends_on),
    anchorOn: dayOf(row.term_anchor_on),
    anchorOffset: Number(row.term_anchor_offset),
    months: Number(row.term_months),
    policy: parsed(row.policy) as Term['policy'],
    tierCode: String(row.term_tier_code),
    tierNames: parsed(row.tier_names) as Localised,
    price: row.price === null ? null : Number(row.price),
    currency: String(row.currency),
    bracket: parsed(row.bracket) as Term['bracket'],
    repricedOn: dayOrNull(row.repriced_on),
    waivedOn: dayOrNull(row.waived_on),
  };
  return [from, proposed] as Term[];
};

const callIn = (row: Row): Dues[] => {
  if (row.dues_id === null) return [];
  const call: Partial<Dues> = {
    id: String(row.dues_id),
    termId: String(row.term_id),
    dueOn: dayOf(row.due_on),
    amount: Number(row.amount),
    cancelledOn: null,
    writtenOff: row.written_off === null ? null : Number(row.written_off),
    writtenOffAs: row.written_off_as as Dues['writtenOffAs'],
  };
  return [call as Dues];
};

const paymentsIn = (row: Row): Payment[] => {
  const paid: Partial<Payment> = { duesId: String(row.dues_id), amount: Number(row.paid) };
  return row.dues_id === null ? [] : [paid as Payment];
};

/**
 * The open renewals of memberships, by membership. One statement, which reads nothing of past
 * years.
 */
export const findUnderWay = async (
  db: Executor,
  membershipIds: readonly string[],
): Promise<Map<string, UnderWay>> => {
  const found = new Map<string, UnderWay>();
  if (membershipIds.length === 0) return found;
  const wanted = among(dialectOf(db), membershipIds);
  const columns = [
    ...columnsUnder('r', RENEWAL_TABLE),
    ...OF_MEMBERSHIP.map((column) => `m.${column}`),
    ...FIGURE_COLUMNS.map((column) => `o.${column}`),
    ...periodsOf('f', 'from'),
    ...periodsOf('t', 'term'),
  ];
  const sql = `select ${columns.join(', ')}, o.name as organisation_name,
      t.tier_code as term_tier_code, t.tier_names, t.policy, t.price, t.bracket, t.repriced_on, t.currency, t.waived_on,
      d.document_id as dues_id, d.due_on, d.amount, d.written_off, d.written_off_as, ${PAID} as paid
    from ${RENEWAL_TABLE.collection} r
    join ${TERM_TABLE.collection} f on f.document_id = r.from_term_id
    join ${TERM_TABLE.collection} t on t.document_id = r.term_id
    join memberships m on m.document_id = r.membership_id
    left join organisations o on o.document_id = m.organisation_id
    left join ${DUES_TABLE.collection} d on d.live_key = r.term_id
    where r.membership_id ${wanted.sql} and r.closed_on is null order by r.id`;
  for (const row of await readRows(db, { sql, values: wanted.values })) {
    const id = String(row.membership_id);
    const known = found.get(id) ?? {
      membership: toMembership({ ...row, document_id: id }),
      organisationName: String(row.organisation_name ?? ''),
      figures: figuresIn(FIGURE_COLUMNS.map((column) => row[column])),
      ...{ terms: [], renewals: [], dues: [], payments: [] },
    };
    known.renewals.push(fromRow<Renewal>(RENEWAL_TABLE, row));
    known.terms.push(...termsIn(row));
    known.dues.push(...callIn(row));
    known.payments.push(...paymentsIn(row));
    found.set(id, known);
  }
  return found;
};

/** The effects under these keys. */
export const findEffects = (db: Executor, keys: readonly string[]): Promise<Effect[]> =>
  findAllBy<Effect & Entity>(db, EFFECT_TABLE, 'key', keys);
