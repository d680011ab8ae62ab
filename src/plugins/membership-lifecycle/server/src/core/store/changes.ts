import {
  callNumber,
  creditNoteNumber,
  type Numbering,
  type NumberOf,
} from '../../../../shared/account/call-number';
import type { Day } from '../../kernel/rules/values';
import {
  insertAll,
  toRow,
  update,
  type Entity,
  type Transaction,
} from '../../kernel/store/database';
import { callSequence, creditNoteSequence, nextNumbers } from '../../kernel/store/sequences';
import type { Columns, Table, ValuesFor } from '../../kernel/tables/define';
import type {
  CounterChange,
  CreditNote,
  Dues,
  Effect,
  Entitlement,
  Facts,
  Renewal,
  Term,
} from '../rules/types';
import { ENTITLEMENT_TABLE } from '../tables/counter';
import { CREDIT_NOTE_TABLE, DUES_TABLE, PAYMENT_TABLE, TERM_TABLE } from '../tables/member';
import { PAPER_TABLE } from '../tables/paper';
import { EFFECT_TABLE, RENEWAL_TABLE } from '../tables/renewal';
import { applyCounterChanges, createEntitlements } from './counters';
import type { Usage } from './ledger';
import { updateMemberships, type ListCache } from './memberships';
import { recountPeople } from './people-counts';

/**
 * Writes the difference between the facts before and after a command. Counters are excluded: they
 * change only through `counters.ts` and the ledger.
 */

export interface Change {
  before: Facts;
  after: Facts;
  cache: ListCache;
  counterChanges: CounterChange[];
  effects: Effect[];
}

export interface WriteContext {
  on: Day;
  now: number;
  newId: () => string;
  actor: { type: string; id: string };
  numbering: Numbering;
}

// Most rows are identical, and need no comparison by content.
const differs = (a: unknown, b: unknown): boolean =>
  a !== b && JSON.stringify(a) !== JSON.stringify(b);

/**
 * The added and changed rows of some memberships, with what the latter replace; a row moved between
 * memberships counts as changed.
 */
const difference = <T extends Entity>(
  all: readonly Change[],
  rowsOf: (facts: Facts) => readonly T[],
) => {
  // A row that moves leaves one membership and enters another: both have changed lists.
  const changes = all.filter(({ before, after }) => rowsOf(before) !== rowsOf(after));
  const before = new Map<string, T>();
  for (const change of changes) {
    for (const row of rowsOf(change.before)) before.set(row.id, row);
  }
  const added: T[] = [];
  const changed: T[] = [];
  const replaced: T[] = [];
  for (const change of changes) {
    for (const row of rowsOf(change.after)) {
      const earlier = before.get(row.id);
      if (!earlier) added.push(row);
      else if (differs(earlier, row)) {
        changed.push(row);
        replaced.push(earlier);
      }
    }
  }
  return { added, changed, replaced };
};

/**
 * A row with its live key. The key comes first: appending a field to varying copies would make V8
 * keep a new shape for each. A row from the database has its key already.
 */
const keyed = <T extends object>(row: T, liveKey: string | null): T & { liveKey: string | null } =>
  'liveKey' in row ? { ...row, liveKey } : { liveKey, ...row };

/** The keys for the unique indexes on live rows. */
export const withLiveKey = {
  terms: (row: Term) =>
    keyed(row, row.state === 'void' ? null : `${row.membershipId}:${row.startsOn}`),
  dues: (row: Dues) => keyed(row, row.cancelledOn === null ? row.termId : null),
  renewals: (row: Renewal) => keyed(row, row.closedOn === null ? row.fromTermId : null),
};

type Keyed = Entity & { liveKey: string | null };

/** The ids of changed rows whose key another changed row takes: they must release it first. */
export const heldKeys = (replaced: readonly Keyed[], changed: readonly Keyed[]): string[] => {
  const moving = replaced.filter(({ liveKey }, at) => liveKey !== changed[at].liveKey);
  if (moving.length < 2) return [];
  const taken = new Set(
    changed.flatMap(({ liveKey }, at) => (liveKey === replaced[at].liveKey ? [] : [liveKey])),
  );
  return moving.flatMap(({ id, liveKey }) => (liveKey !== null && taken.has(liveKey) ? [id] : []));
};

const writeRows = async <T extends Entity, C extends Columns>(
  trx: Transaction,
  table: Table<C>,
  { added, changed, replaced }: { added: T[]; changed: T[]; replaced: T[] },
  shape: (row: T) => Keyed & ValuesFor<NoInfer<C>>,
  now: number,
): Promise<void> => {
  const held = heldKeys(replaced.map(shape), changed.map(shape));
  if (held.length > 0) {
    await trx(table.collection).whereIn('document_id', held).update({ live_key: null });
  }
  // Changed rows first: a voided term must release its key before a new term takes it.
  for (const row of changed) await update(trx, table, shape(row), now);
  await insertAll(trx, table, added.map(shape), now);
};

/**
 * Numbers new rows inside the transaction: a rollback returns the numbers, so there are no gaps
 * within a year.
 */
const numbered = async <T extends Pick<Dues, 'issuedOn' | 'number'>>(
  trx: Transaction,
  rows: readonly T[],
  { sequence, numberOf }: { sequence: (year: string) => string; numberOf: NumberOf },
  context: WriteContext,
): Promise<T[]> => {
  const years = [...new Set(rows.map(({ issuedOn }) => issuedOn.slice(0, 4)))];
  const next = new Map<string, number>();
  for (const year of years) {
    const count = rows.filter(({ issuedOn }) => issuedOn.startsWith(year)).length;
    next.set(year, await nextNumbers(trx, sequence(year), count, context));
  }
  return rows.map((row) => {
    const year = row.issuedOn.slice(0, 4);
    const value = next.get(year) ?? 0;
    next.set(year, value + 1);
    return { ...row, number: numberOf(context.numbering, year, value) };
  });
};

const CALLS = { sequence: callSequence, numberOf: callNumber };
const CREDIT_NOTES = { sequence: creditNoteSequence, numberOf: creditNoteNumber };

/** Updates a right, but never its quantities: those change only through the ledger. */
const updateEntitlement = async (
  trx: Transaction,
  { id, membershipId, startsOn, endsOn, voidedOn, grants, ...caps }: Entitlement,
  now: number,
): Promise<void> => {
  const { carryOverCap, perPersonCap } = caps;
  const days = { startsOn, endsOn, voidedOn };
  const values = { id, membershipId, ...days, carryOverCap, perPersonCap, grants };
  const { document_id: _, ...columns } = toRow(ENTITLEMENT_TABLE, values);
  await trx(ENTITLEMENT_TABLE.collection)
    .where('document_id', id)
    .update({ ...columns, updated_at: new Date(now) });
};

const writeEffects = async (
  trx: Transaction,
  changes: readonly Change[],
  context: WriteContext,
): Promise<void> => {
  const added: (Effect & Entity)[] = [];
  for (const { before, effects } of changes) {
    for (const effect of new Map(effects.map((one) => [one.key, one])).values()) {
      const earlier = before.effects.find(({ key }) => key === effect.key);
      if (!earlier) added.push({ id: context.newId(), ...effect });
      else {
        await trx(EFFECT_TABLE.collection)
          .where({ key: effect.key })
          .update({ state: effect.state, on: effect.on, updated_at: new Date(context.now) });
      }
    }
  }
  await insertAll(trx, EFFECT_TABLE, added, context.now);
};

export interface Written {
  /** The calls and the credit notes that were given a number, by id. */
  calls: ReadonlyMap<string, Dues>;
  creditNotes: ReadonlyMap<string, CreditNote>;
  /** The lines of the ledger that were added. */
  lines: Usage[];
}

/** Writes the changes of one or many memberships. */
export const saveChanges = async (
  trx: Transaction,
  changes: readonly Change[],
  context: WriteContext,
): Promise<Written> => {
  const { now } = context;
  const written = changes.map(({ after: { membership }, cache }) => ({ membership, cache }));
  await updateMemberships(trx, written, now);
  await writeRows(
    trx,
    TERM_TABLE,
    difference(changes, ({ terms }) => terms),
    withLiveKey.terms,
    now,
  );
  const dues = difference(changes, (facts) => facts.dues);
  const calls = await numbered(trx, dues.added, CALLS, context);
  await writeRows(trx, DUES_TABLE, { ...dues, added: calls }, withLiveKey.dues, now);
  const noted = difference(changes, (facts) => facts.creditNotes).added;
  const creditNotes = await numbered(trx, noted, CREDIT_NOTES, context);
  await insertAll(trx, CREDIT_NOTE_TABLE, creditNotes, now);
  await writeRows(
    trx,
    RENEWAL_TABLE,
    difference(changes, ({ renewals }) => renewals),
    withLiveKey.renewals,
    now,
  );
  await insertAll(trx, PAYMENT_TABLE, difference(changes, ({ payments }) => payments).added, now);
  // New papers are written by `papers/papers.ts`, once their call has its number.
  for (const paper of difference(changes, ({ papers }) => papers).changed) {
    await update(trx, PAPER_TABLE, paper, now);
  }

  const rights = difference(changes, ({ entitlements }) => entitlements);
  const caps = new Map(
    changes.flatMap(({ before }) => before.entitlements.map((one) => [one.id, one.perPersonCap])),
  );
  for (const right of rights.changed) {
    await updateEntitlement(trx, right, now);
    if (caps.get(right.id) !== right.perPersonCap) await recountPeople(trx, right, context);
  }
  const opened = await createEntitlements(trx, rights.added, context);
  const moved = await applyCounterChanges(
    trx,
    changes.flatMap(({ counterChanges }) => counterChanges),
    context,
  );
  await writeEffects(trx, changes, context);
  const lines = [...opened, ...moved];
  return { calls: byId(calls), creditNotes: byId(creditNotes), lines };
};

const byId = <T extends Entity>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

/** Facts with the numbers that calls and credit notes were given at insert. */
export const setNumbers = (
  facts: Facts,
  { calls, creditNotes }: Pick<Written, 'calls' | 'creditNotes'>,
): Facts => ({
  ...facts,
  dues: facts.dues.map((call) => calls.get(call.id) ?? call),
  creditNotes: facts.creditNotes.map((note) => creditNotes.get(note.id) ?? note),
});
