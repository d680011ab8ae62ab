import type { Move } from '../domain/entitlement';
import type { CounterChange, Day, Entitlement } from '../domain/types';
import { collection, insertAll, type Transaction } from './database';
import { digest, findCounter, personKey, type Counter, type Usage } from './ledger';

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

/** The gate did not open: the transaction must be given up. `moved`: what was read is out of date. */
export class CounterRefused extends Error {
  constructor(
    readonly reason: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(`Counter refused: ${reason}`);
    this.name = 'CounterRefused';
  }
}

export interface Entry extends Move {
  entitlementId: string;
  reason?: string | null;
  person?: string | null;
  reversesId?: string | null;
  idempotency?: { key: string; hash: string } | null;
  /** The right must stand on this day, and the membership must still be at this version. */
  standing?: { on: Day; membershipId: string; version: number };
}

const table = collection('entitlement');

/** The gate: moves the counter if, and only if, every condition still holds at this instant. */
const pass = async (trx: Transaction, entry: Entry, now: number): Promise<boolean> => {
  const { entitlementId, usedDelta, grantedDelta, standing, kind } = entry;
  const values: Record<string, unknown> = {
    used: trx.raw('used + ?', [usedDelta]),
    seq: trx.raw('seq + 1'),
    updated_at: new Date(now),
  };
  const gate = trx(table).where('document_id', entitlementId);
  if (usedDelta !== 0) gate.whereRaw('used + ? >= 0', [usedDelta]);
  if (usedDelta > 0) gate.whereRaw('(granted IS NULL OR used + ? <= granted)', [usedDelta]);
  if (grantedDelta !== 0) {
    // A downgrade stops at what is used: the counter stays true, and nothing more can be used.
    values.granted = trx.raw('CASE WHEN granted + ? < used THEN used ELSE granted + ? END', [
      grantedDelta,
      grantedDelta,
    ]);
    gate.whereNotNull('granted');
  }
  if (kind === 'consume' || kind === 'carry-out') gate.whereNull('voided_on');
  if (standing) {
    gate.where('starts_on', '<=', standing.on).where('ends_on', '>=', standing.on);
    gate.whereExists(
      trx('memberships')
        .select(trx.raw('1'))
        .where('document_id', standing.membershipId)
        .whereRaw('coalesce(version, 0) = ?', [standing.version]),
    );
  }
  return (await gate.update(values)) === 1;
};

/** Why the gate stayed shut, as far as can be told now. */
const refusal = async (trx: Transaction, entry: Entry): Promise<CounterRefused> => {
  const counter = await findCounter(trx, entry.entitlementId);
  if (!counter) return new CounterRefused('entitlement-unknown');
  const { granted, used } = counter;
  if (entry.grantedDelta !== 0 && granted === null) return new CounterRefused('right-unlimited');
  if (counter.voidedOn !== null)
    return new CounterRefused('not-granted', { on: entry.standing?.on });
  if (used + entry.usedDelta < 0) return new CounterRefused('below-zero', { used });
  if (granted !== null && entry.usedDelta > 0 && used + entry.usedDelta > granted) {
    return new CounterRefused('exhausted', { granted, used, asked: entry.usedDelta });
  }
  return new CounterRefused('moved');
};

/** Counts for one person what was counted for all; the counter's row is held, so nobody races. */
const countPerson = async (
  trx: Transaction,
  counter: Counter,
  { person, usedDelta }: Entry,
  { now, newId }: Stamp,
): Promise<void> => {
  const cap = counter.perPersonCap;
  if (cap === null || !person) return;
  const key = { entitlement_id: counter.id, person: personKey(person) };
  const people = () => trx(collection('entitlement-person')).where(key);
  const moved = await people()
    .whereRaw('used + ? >= 0 AND used + ? <= cap', [usedDelta, usedDelta])
    .update({ used: trx.raw('used + ?', [usedDelta]), updated_at: new Date(now) });
  if (moved === 1) return;
  const known = await people().first('id');
  if (known || usedDelta < 0 || usedDelta > cap)
    throw new CounterRefused('person-cap-reached', { cap });
  const row = { id: newId(), entitlementId: counter.id, person: key.person, cap, used: usedDelta };
  await insertAll(trx, 'entitlement-person', [row], now);
};

/** What a carry has already taken out of a counter, this one included. */
const checkCarried = async (trx: Transaction, counter: Counter): Promise<void> => {
  const [{ carried }] = (await trx(collection('usage'))
    .where({ entitlement_id: counter.id, kind: 'carry-out' })
    .sum({ carried: 'used_delta' })) as { carried: number | string | null }[];
  const cap = counter.carryOverCap ?? 0;
  if (Number(carried ?? 0) > cap)
    throw new CounterRefused('carry-over-cap', { cap, carried: Number(carried) });
};

/** Taking granted units away may stop early: the ledger says what really happened. */
const grantedMoved = async (trx: Transaction, counter: Counter, entry: Entry): Promise<number> => {
  if (entry.grantedDelta >= 0) return entry.grantedDelta;
  const before: { granted_after: number | string } | undefined = await trx(collection('usage'))
    .where({ entitlement_id: counter.id, seq: counter.seq - 1 })
    .first('granted_after');
  return (counter.granted ?? 0) - Number(before?.granted_after ?? 0);
};

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
  idempotencyKey: entry.idempotency ? digest(entry.idempotency.key) : null,
  requestHash: entry.idempotency?.hash ?? null,
  reversesId: entry.reversesId ?? null,
});

/**
 * Moves one counter and writes its ledger line. Throws `CounterRefused` when a condition does not
 * hold, and the driver's UNIQUE violation when the key was used or the line already reversed:
 * either way the caller's transaction must roll back.
 */
export const moveCounter = async (trx: Transaction, entry: Entry, stamp: Stamp): Promise<Usage> => {
  if (!(await pass(trx, entry, stamp.now))) throw await refusal(trx, entry);
  const counter = (await findCounter(trx, entry.entitlementId)) as Counter;
  await countPerson(trx, counter, entry, stamp);
  const line = lineOf(counter, entry, await grantedMoved(trx, counter, entry), stamp);
  await insertAll(trx, 'usage', [line], stamp.now);
  if (entry.kind === 'carry-out') await checkCarried(trx, counter);
  return line;
};

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
  await insertAll(trx, 'entitlement', counters, stamp.now);
  const lines = counters.map((counter) => {
    const entry = { entitlementId: counter.id, kind: 'grant', usedDelta: counter.used } as const;
    const granted = counter.granted ?? 0;
    return lineOf(counter, { ...entry, grantedDelta: granted }, granted, stamp);
  });
  await insertAll(trx, 'usage', lines, stamp.now);
  return lines;
};

/** A right of the past, with what was used of it all in all. */
export interface UsedRight {
  right: Entitlement;
  used: number;
}

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
  const earlier = (day: Day): Stamp => ({ ...stamp, on: day < stamp.on ? day : stamp.on });
  const counters: Counter[] = rights.map(({ right, used }) => ({
    ...right,
    used,
    seq: used > 0 ? 2 : 1,
  }));
  await insertAll(trx, 'entitlement', counters, stamp.now);
  const lines = counters.flatMap((counter) => {
    const { id: entitlementId, used, startsOn, endsOn } = counter;
    const granted = counter.granted ?? 0;
    const opened = { entitlementId, kind: 'grant', usedDelta: 0, grantedDelta: granted } as const;
    const first = lineOf({ ...counter, used: 0, seq: 1 }, opened, granted, earlier(startsOn));
    if (used === 0) return [first];
    const counted = { entitlementId, kind: 'adjust', usedDelta: used, grantedDelta: 0 } as const;
    return [first, lineOf(counter, { ...counted, reason }, 0, earlier(endsOn))];
  });
  await insertAll(trx, 'usage', lines, stamp.now);
};
