import { putDown, standingLines, takeAway } from '../../../core/rules/account';
import { patchMembership } from '../../../core/rules/change';
import { NOT_WRITTEN_OFF } from '../../../core/rules/dues';
import type { DecisionContext, Facts } from '../../../core/rules/types';
import { refused } from '../../../kernel/rules/refused';
import type { Refused } from '../../../kernel/rules/values';
import type { MembershipReason } from '../../refusals/mergers';
import { CHANGING, standsAsLeft, type MergeRecord, type Pair } from '../merge-record';

/** Takes a merger back, which nothing followed: each membership has again what was its own. */

type Table = (typeof CHANGING)[number];
type Row<T extends Table> = Facts[T][number];

const STAYING: ReadonlySet<string> = new Set(['cancelledOn', ...Object.keys(NOT_WRITTEN_OFF)]);

/** A call that was cancelled stays so, whole: its credit note is written, and names it. */
const givenBack = (table: Table, was: Record<string, unknown>): Record<string, unknown> => {
  if (table !== 'dues') return was;
  return Object.fromEntries(Object.entries(was).filter(([name]) => !STAYING.has(name)));
};

/** The rows of both memberships as they were, those of the ended one first. */
const rowsBefore = <T extends Table>({ rows }: MergeRecord, pair: Pair, table: T): Row<T>[] => {
  const changed = new Map(
    rows.filter((row) => row.table === table).map(({ id, was }) => [id, givenBack(table, was)]),
  );
  const all: Row<T>[] = [...pair.from[table], ...pair.into[table]];
  return all.map((row) => (changed.has(row.id) ? { ...row, ...changed.get(row.id) } : row));
};

/** The facts of one of the two memberships as they were before the merger. */
const sideBefore = (record: MergeRecord, pair: Pair, side: 'from' | 'into'): Facts => {
  const facts = patchMembership(pair[side], record.membership[side].was);
  const { id } = facts.membership;
  const own = <T extends Table>(table: T): Row<T>[] =>
    rowsBefore(record, pair, table).filter(({ membershipId }) => membershipId === id);
  const [dues, entitlements] = [own('dues'), own('entitlements')];
  const calls = new Set(dues.map((call) => call.id));
  const rights = new Set(entitlements.map((right) => right.id));
  const money = [...pair.from.payments, ...pair.into.payments];
  const carried = { ...pair.from.carriedOut, ...pair.into.carriedOut };
  const taken = new Set(side === 'into' ? record.effects : []);
  return {
    ...facts,
    ...{ terms: own('terms'), dues, papers: own('papers'), renewals: own('renewals') },
    entitlements,
    creditNotes: [...pair.from.creditNotes, ...pair.into.creditNotes].filter(({ duesId }) =>
      calls.has(duesId),
    ),
    payments: money.filter(({ duesId, creditOf }) =>
      duesId === null ? creditOf === id : calls.has(duesId),
    ),
    carriedOut: Object.fromEntries(Object.entries(carried).filter(([right]) => rights.has(right))),
    effects: facts.effects.filter(({ key }) => !taken.has(key)),
  };
};

/** Hands the credit back by new lines, each to where its money was. */
const creditBack = (
  { handed }: MergeRecord,
  pair: Pair,
  reason: string,
  ctx: DecisionContext,
): Pair =>
  handed.reduce(({ from, into }, { id, duesId }) => {
    const line = into.payments.find((one) => one.id === id);
    if (!line) return { from, into };
    return {
      into: takeAway(into, line, reason, ctx),
      from: putDown(from, line, [{ duesId, amount: line.amount }], reason, ctx),
    };
  }, pair);

/** Undoes a merger by its record; refused unless both memberships are as it left them. */
export const undoMerge = (
  record: MergeRecord,
  pair: Pair,
  reason: string,
  ctx: DecisionContext,
): ({ ok: true } & Pair) | Refused<MembershipReason> => {
  if (pair.from.membership.endKind !== 'merged') return refused('membership-not-merged');
  const standing = new Set(standingLines(pair.into.payments).map(({ id }) => id));
  const isThere = record.handed.every(({ id }) => standing.has(id));
  if (!isThere || !standsAsLeft(record, pair)) return refused('merge-not-as-left');
  const sides = {
    from: sideBefore(record, pair, 'from'),
    into: sideBefore(record, pair, 'into'),
  };
  return { ok: true, ...creditBack(record, sides, reason, ctx) };
};
