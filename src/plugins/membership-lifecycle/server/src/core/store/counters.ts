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
 * The only code that moves a counter. Each move is one conditional UPDATE, first in the
 * transaction, and its ledger line: no reading before it, so nothing can come between.
 */

export interface Stamp {
  actor: { type: string; id: string };
  on: Day;
  /** Milliseconds since the epoch. */
  now: number;
  newId: () => string;
}

/** The gate did not open. `moved`: what was read is out of date. */
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
  /** The right must stand on this day, and the membership must still be at this version. */
  standing?: { on: Day; membershipId: string; version: number };
}

const TABLE = ENTITLEMENT_TABLE.collection;
/** What makes a counter, and no bookkeeping of Strapi. */
const COLUMNS = columnsUnder(TABLE, ENTITLEMENT_TABLE).join(', ');
const PEOPLE = ENTITLEMENT_PERSON_TABLE.collection;
const LEDGER = USAGE_TABLE.collection;
/** Moves by which units of a right that was taken away would be used, or lost. */
const MOVES_UNITS: ReadonlySet<Entry['kind']> = new Set(['consume', 'carry-out', 'carry-in']);

/**
 * A condition of a write: the membership is still at the version that was read, and stays there until
 * the write is committed. A command locks it first too: neither decides without having seen the other.
 */
export const standsAt = ({ keeping }: Dialect): string =>
  `exists (select 1 from memberships where document_id = ? and coalesce(version, 0) = ?${keeping})`;

/** The gate: moves the counter if, and only if, every condition still holds at this instant. */
const gateOf = (dialect: Dialect, entry: Entry, now: number): Statement => {
  const { entitlementId, usedDelta, grantedDelta, standing, kind } = entry;
  const sets = ['used = used + ?', 'seq = seq + 1', 'updated_at = ?'];
  const values: Value[] = [usedDelta, new Date(now)];
  const conditions: string[] = [];
  if (grantedDelta !== 0) {
    // A downgrade stops at what is used: the counter stays true, and nothing more can be used.
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

/** Passes the gate; the counter as it is then, or null when the gate stayed shut. */
function* pass(dialect: Dialect, entry: Entry, now: number): Script<Counter | null> {
  const gate = gateOf(dialect, entry, now);
  if (!dialect.returns) {
    const { changed } = yield gate;
    return changed === 1 ? yield* counterBy(entry.entitlementId) : null;
  }
  const { rows } = yield { ...gate, sql: `${gate.sql} returning ${COLUMNS}` };
  return rows[0] ? fromRow<Counter>(ENTITLEMENT_TABLE, rows[0]) : null;
}

/** Why the gate stayed shut, as far as can be told now. */
function* refusal(entry: Entry): Script<CounterRefused> {
  const counter = yield* counterBy(entry.entitlementId);
  if (!counter) return new CounterRefused('entitlement-unknown');
  const { granted, used } = counter;
  if (entry.grantedDelta !== 0 && granted === null) return new CounterRefused('right-unlimited');
  // What was to be carried in is asked where else it could go.
  if (counter.voidedOn !== null && entry.kind !== 'carry-in')
    return new CounterRefused('not-granted', { on: entry.standing?.on });
  if (used + entry.usedDelta < 0) return new CounterRefused('below-zero', { used });
  if (granted !== null && entry.usedDelta > 0 && used + entry.usedDelta > granted) {
    return new CounterRefused('exhausted', { granted, used, asked: entry.usedDelta });
  }
  return new CounterRefused('moved');
}

/** Counts for one person what was counted for all; the counter's row is held, so nobody races. */
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
  // The row's own cap may be above the right's, for who had used more when the cap was lowered.
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

/** What a carry has already taken out of a counter, this one included. */
function* checkCarried({ latest }: Dialect, counter: Counter): Script<void> {
  const { rows } = yield {
    sql: `select sum(used_delta) as carried from ${LEDGER} where entitlement_id = ? and kind = ?${latest}`,
    values: [counter.id, 'carry-out'],
  };
  const [cap, carried] = [counter.carryOverCap ?? 0, Number(rows[0]?.carried ?? 0)];
  if (carried > cap) throw new CounterRefused('carry-over-cap', { cap, carried });
}

/** Taking granted units away may stop early: the ledger says what really happened. */
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

/** A counter as a move left it, and the line that says so. */
export interface Moved {
  counter: Counter;
  line: Usage;
}

/**
 * Moves one counter and writes its ledger line. Throws `CounterRefused` when a condition does not
 * hold, and the driver's UNIQUE violation when the key was used or the line already reversed:
 * either way the transaction must roll back.
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

/** Opens counters: their rows, each with the ledger line that says what was granted. */
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

/** A right of the past, with what was used of it all in all. */
export interface UsedRight {
  right: Entitlement;
  used: number;
}

/** So many at a time: a whole history at one go would hold everybody else. */
const RIGHTS_AT_ONCE = 500;

const usedCounter = ({ right, used }: UsedRight): Counter => ({
  ...right,
  used,
  seq: used > 0 ? 2 : 1,
});

/** The ledger's lines of a counter of the past: one for the grant, one for the uses. */
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
 * Opens counters of the past: what was granted on their first day, and one line that says what was
 * used until their last one.
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
