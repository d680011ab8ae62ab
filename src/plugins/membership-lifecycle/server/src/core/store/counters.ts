import { WriteRefused } from '../../kernel/refusals/write-refused';
import type { Day } from '../../kernel/rules/values';
import type { CallerKey } from '../../kernel/store/caller-keys';
import {
  columnsUnder,
  fromRow,
  insertAll,
  insertion,
  type Transaction,
} from '../../kernel/store/database';
import {
  dialectOf,
  runScript,
  type Dialect,
  type Script,
  type Statement,
  type Value,
} from '../../kernel/store/scripts';
import { refuse, type CoreReason } from '../refusals/memberships';
import type { Move } from '../rules/entitlement';
import type { CounterChange, Entitlement } from '../rules/types';
import { ENTITLEMENT_PERSON_TABLE, ENTITLEMENT_TABLE, USAGE_TABLE } from '../tables/counter';
import { personKey, type Counter, type Usage } from './ledger';

/**
 * The only code that changes a counter: one conditional UPDATE, the first statement of the
 * transaction, followed by its ledger line. Nothing is read before it, so nothing can change in
 * between.
 */

export interface Stamp {
  actor: { type: string; id: string };
  on: Day;
  /** Milliseconds since the epoch. */
  now: number;
  newId: () => string;
}

/** The counter was not changed. `moved`: the decision was based on outdated data. */
export class CounterRefused extends WriteRefused {
  constructor(
    readonly reason: CoreReason | 'moved',
    readonly details: Record<string, unknown> = {},
  ) {
    super(`Refused: ${reason}`);
    this.name = 'CounterRefused';
  }

  override refusal(): ReturnType<typeof refuse> | null {
    return this.reason === 'moved' ? null : refuse(this.reason, this.details);
  }
}

export interface Entry extends Move {
  entitlementId: string;
  reason?: string | null;
  person?: string | null;
  reversesId?: string | null;
  /** The request's key, and the digest of what it asks. */
  idempotency?: { key: CallerKey; hash: string } | null;
  /** Requires that the right is valid on this day and the membership still has this version. */
  standing?: { on: Day; membershipId: string; version: number };
}

const TABLE = ENTITLEMENT_TABLE.collection;
/** The columns of a counter, without Strapi's own. */
const COLUMNS = columnsUnder(TABLE, ENTITLEMENT_TABLE).join(', ');
const PEOPLE = ENTITLEMENT_PERSON_TABLE.collection;
const LEDGER = USAGE_TABLE.collection;
/** Moves that use or carry units, and so are refused on a voided right. */
const MOVES_UNITS: ReadonlySet<Entry['kind']> = new Set(['consume', 'carry-out', 'carry-in']);

/**
 * An SQL condition: the membership has the version that was read, and keeps it until the commit.
 * Commands lock the membership first too, so a use and a command never miss each other.
 */
export const standsAt = ({ keeping }: Dialect): string =>
  `exists (select 1 from memberships where document_id = ? and coalesce(version, 0) = ?${keeping})`;

/** The UPDATE that changes the counter if all conditions hold. */
const gateOf = (dialect: Dialect, entry: Entry, now: number): Statement => {
  const { entitlementId, usedDelta, grantedDelta, standing, kind } = entry;
  const sets = ['used = used + ?', 'seq = seq + 1', 'updated_at = ?'];
  const values: Value[] = [usedDelta, new Date(now)];
  const conditions: string[] = [];
  if (grantedDelta !== 0) {
    // Never below the used quantity: the counter stays consistent, and no more can be used.
    sets.push('granted = case when granted + ? < used then used else granted + ? end');
    values.push(grantedDelta, grantedDelta);
    conditions.push('granted is not null');
  }
  conditions.push('document_id = ?');
  values.push(entitlementId);
  if (usedDelta !== 0) {
    conditions.push('used + ? >= 0');
    values.push(usedDelta);
  }
  if (usedDelta > 0) {
    conditions.push('(granted is null or used + ? <= granted)');
    values.push(usedDelta);
  }
  if (MOVES_UNITS.has(kind)) conditions.push('voided_on is null');
  if (standing) {
    conditions.push('starts_on <= ?', 'ends_on >= ?');
    conditions.push(standsAt(dialect));
    values.push(standing.on, standing.on, standing.membershipId, standing.version);
  }
  return {
    sql: `update ${TABLE} set ${sets.join(', ')} where ${conditions.join(' and ')}`,
    values,
  };
};

function* counterBy(id: string): Script<Counter | null> {
  const sql = `select ${COLUMNS} from ${TABLE} where document_id = ?`;
  const { rows } = yield { sql, values: [id] };
  return rows[0] ? fromRow<Counter>(ENTITLEMENT_TABLE, rows[0]) : null;
}

/** Runs the conditional UPDATE. Returns the counter after it, or null when a condition failed. */
function* pass(dialect: Dialect, entry: Entry, now: number): Script<Counter | null> {
  const gate = gateOf(dialect, entry, now);
  if (!dialect.returns) {
    const { changed } = yield gate;
    return changed === 1 ? yield* counterBy(entry.entitlementId) : null;
  }
  const { rows } = yield { ...gate, sql: `${gate.sql} returning ${COLUMNS}` };
  return rows[0] ? fromRow<Counter>(ENTITLEMENT_TABLE, rows[0]) : null;
}

/** Finds out which condition failed, if that can still be told. */
function* refusal(entry: Entry): Script<CounterRefused> {
  const counter = yield* counterBy(entry.entitlementId);
  if (!counter) return new CounterRefused('entitlement-unknown');
  const { granted, used } = counter;
  if (entry.grantedDelta !== 0 && granted === null) return new CounterRefused('right-unlimited');
  // For `carry-in`, `moved` makes the caller look for another right.
  if (counter.voidedOn !== null && entry.kind !== 'carry-in')
    return new CounterRefused('not-granted', { on: entry.standing?.on });
  if (used + entry.usedDelta < 0) return new CounterRefused('below-zero', { used });
  if (granted !== null && entry.usedDelta > 0 && used + entry.usedDelta > granted) {
    return new CounterRefused('exhausted', { granted, used, asked: entry.usedDelta });
  }
  return new CounterRefused('moved');
}

/** Counts a use for its person too; the counter's row is locked, so there is no race. */
function* countPerson(
  dialect: Dialect,
  counter: Counter,
  { person, usedDelta }: Entry,
  { now, newId }: Stamp,
): Script<void> {
  const cap = counter.perPersonCap;
  if (cap === null || !person) return;
  const key = personKey(person);
  const set = `update ${PEOPLE} set used = used + ?, updated_at = ? where entitlement_id = ? and person = ? and used + ? >= 0`;
  const values = [usedDelta, new Date(now), counter.id, key, usedDelta];
  // A person's own limit can exceed the right's cap, if they had used more before the cap was lowered.
  const { changed } = yield usedDelta > 0
    ? { sql: `${set} and used + ? <= ?`, values: [...values, usedDelta, cap] }
    : { sql: set, values };
  if (changed === 1) return;
  const known = yield {
    sql: `select id from ${PEOPLE} where entitlement_id = ? and person = ?`,
    values: [counter.id, key],
  };
  if (known.rows.length > 0 || usedDelta < 0 || usedDelta > cap)
    throw new CounterRefused('person-cap-reached', { cap });
  const row = { id: newId(), entitlementId: counter.id, person: key, cap, used: usedDelta };
  yield insertion(dialect, ENTITLEMENT_PERSON_TABLE, row, now);
}

/** Checks the carried total of a counter, including this move. */
function* checkCarried({ latest }: Dialect, counter: Counter): Script<void> {
  const { rows } = yield {
    sql: `select sum(used_delta) as carried from ${LEDGER} where entitlement_id = ? and kind = ?${latest}`,
    values: [counter.id, 'carry-out'],
  };
  const [cap, carried] = [counter.carryOverCap ?? 0, Number(rows[0]?.carried ?? 0)];
  if (carried > cap) throw new CounterRefused('carry-over-cap', { cap, carried });
}

/** The real change: taking units away stops at the used quantity, and the ledger records that. */
function* grantedMoved({ latest }: Dialect, counter: Counter, entry: Entry): Script<number> {
  if (entry.grantedDelta >= 0) return entry.grantedDelta;
  const { rows } = yield {
    sql: `select granted_after from ${LEDGER} where entitlement_id = ? and seq = ?${latest}`,
    values: [counter.id, counter.seq - 1],
  };
  return (counter.granted ?? 0) - Number(rows[0]?.granted_after ?? 0);
}

const lineOf = (counter: Counter, entry: Entry, grantedDelta: number, stamp: Stamp): Usage => ({
  id: stamp.newId(),
  entitlementId: counter.id,
  membershipId: counter.membershipId,
  seq: counter.seq,
  kind: entry.kind,
  usedDelta: entry.usedDelta,
  grantedDelta,
  usedAfter: counter.used,
  grantedAfter: counter.granted,
  person: entry.person ?? null,
  reason: entry.reason ?? null,
  actorType: stamp.actor.type,
  actorId: stamp.actor.id,
  on: stamp.on,
  at: stamp.now,
  idempotencyKey: entry.idempotency?.key.own ?? null,
  requestHash: entry.idempotency?.hash ?? null,
  reversesId: entry.reversesId ?? null,
});

/** A counter after a move, with the move's ledger line. */
export interface Moved {
  counter: Counter;
  line: Usage;
}

/**
 * Changes a counter and writes its ledger line. Throws `CounterRefused` when a condition fails,
 * and the driver's UNIQUE violation for a used key or a reversed line. The transaction must then
 * roll back.
 */
export function* moving(dialect: Dialect, entry: Entry, stamp: Stamp): Script<Moved> {
  const counter = yield* pass(dialect, entry, stamp.now);
  if (!counter) throw yield* refusal(entry);
  yield* countPerson(dialect, counter, entry, stamp);
  const line = lineOf(counter, entry, yield* grantedMoved(dialect, counter, entry), stamp);
  yield insertion(dialect, USAGE_TABLE, line, stamp.now);
  if (entry.kind === 'carry-out') yield* checkCarried(dialect, counter);
  return { counter, line };
}

/** The same in the caller's transaction; throws alike. */
export const moveCounter = async (trx: Transaction, entry: Entry, stamp: Stamp): Promise<Usage> =>
  (await runScript(trx, moving(dialectOf(trx), entry, stamp))).line;

/** Writes the counter changes that a lifecycle command decided; throws like `moveCounter`. */
export const applyCounterChanges = async (
  trx: Transaction,
  changes: readonly CounterChange[],
  stamp: Stamp,
): Promise<Usage[]> => {
  const lines: Usage[] = [];
  for (const change of changes) lines.push(await moveCounter(trx, change, stamp));
  return lines;
};

/** Creates counters, each with the ledger line of its grant. */
export const createEntitlements = async (
  trx: Transaction,
  entitlements: readonly Entitlement[],
  stamp: Stamp,
): Promise<Usage[]> => {
  const counters: Counter[] = entitlements.map((right) => ({ ...right, seq: 1 }));
  await insertAll(trx, ENTITLEMENT_TABLE, counters, stamp.now);
  const lines = counters.map((counter) => {
    const entry = { entitlementId: counter.id, kind: 'grant', usedDelta: counter.used } as const;
    const granted = counter.granted ?? 0;
    return lineOf(counter, { ...entry, grantedDelta: granted }, granted, stamp);
  });
  await insertAll(trx, USAGE_TABLE, lines, stamp.now);
  return lines;
};

/** A right of a past term, with its total use. */
export interface UsedRight {
  right: Entitlement;
  used: number;
}

/** Rows per step: writing a whole history at once would block everybody else. */
const RIGHTS_AT_ONCE = 500;

const usedCounter = ({ right, used }: UsedRight): Counter => ({
  ...right,
  used,
  seq: used > 0 ? 2 : 1,
});

/** The two ledger lines of a past counter: its grant and its total use. */
const usedLines = (counter: Counter, reason: string, stamp: Stamp): Usage[] => {
  const earlier = (day: Day): Stamp => ({ ...stamp, on: day < stamp.on ? day : stamp.on });
  const { id: entitlementId, used, startsOn, endsOn } = counter;
  const granted = counter.granted ?? 0;
  const opened = { entitlementId, kind: 'grant', usedDelta: 0, grantedDelta: granted } as const;
  const first = lineOf({ ...counter, used: 0, seq: 1 }, opened, granted, earlier(startsOn));
  if (used === 0) return [first];
  const counted = { entitlementId, kind: 'adjust', usedDelta: used, grantedDelta: 0 } as const;
  return [first, lineOf(counter, { ...counted, reason }, 0, earlier(endsOn))];
};

/**
 * Creates counters of past terms, with a line for the grant on the first day and a line for the
 * total use on the last.
 */
export const createUsedEntitlements = async (
  trx: Transaction,
  rights: readonly UsedRight[],
  reason: string,
  stamp: Stamp,
): Promise<void> => {
  for (let start = 0; start < rights.length; start += RIGHTS_AT_ONCE) {
    const counters = rights.slice(start, start + RIGHTS_AT_ONCE).map(usedCounter);
    await insertAll(trx, ENTITLEMENT_TABLE, counters, stamp.now);
    const lines = counters.flatMap((counter) => usedLines(counter, reason, stamp));
    await insertAll(trx, USAGE_TABLE, lines, stamp.now);
  }
};
