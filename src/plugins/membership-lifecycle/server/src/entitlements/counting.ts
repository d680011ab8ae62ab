import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import { nearlyUsesUp } from '../core/rules/entitlement';
import { moveCounter, type Entry, type Stamp } from '../core/store/counters';
import { findByKey, findCounters, type Usage } from '../core/store/ledger';
import { findMemberships } from '../core/store/memberships';
import { useWitnessPort, type Used } from '../core/used';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { journalLine } from '../kernel/journal-line';
import { metricsIn } from '../kernel/metrics';
import { newId } from '../kernel/new-id';
import type { Day } from '../kernel/rules/values';
import { addActivities, type Activity } from '../kernel/store/activities';
import type { CallerKey } from '../kernel/store/caller-keys';
import { executorOf, type Transaction } from '../kernel/store/database';
import { refuseIfChanged } from '../settings/freshness';
import { refuse } from './refusals/entitlements';
import { findWarningLevels } from './store/benefits';
import { warn } from './warning';

export interface Idempotency {
  key: CallerKey;
  /** Digest of what was asked. */
  hash: string;
}

export interface Counting {
  command: string;
  membershipId: string;
  input: Record<string, unknown>;
  actor: Actor;
  on: Day;
  idempotency: Idempotency | null;
  /** The version that the person saw, for requests that depend on it. */
  seen?: number;
  /** Reads and decides outside of the transaction; called again when the data has changed. */
  plan: () => Promise<Entry[]>;
}

export interface Counted {
  line: Usage;
  /** Whether this is the answer of an earlier request with the same key. */
  replayed: boolean;
}

const balance = (line: Usage, before: boolean): Record<string, unknown> => {
  const granted =
    line.grantedAfter === null ? null : line.grantedAfter - (before ? line.grantedDelta : 0);
  const used = line.usedAfter - (before ? line.usedDelta : 0);
  return { granted, used };
};

/** The counters before or after some lines, for the journal. */
export const sides = (lines: readonly Usage[], before: boolean): Record<string, unknown> => ({
  entitlements: Object.fromEntries(
    lines.map((line) => [line.entitlementId, balance(line, before)]),
  ),
});

/** The journal line of a counted request. */
export const activityOf = (
  counting: Omit<Counting, 'plan'>,
  lines: readonly Usage[],
  at: number,
): Activity =>
  journalLine({
    membershipId: counting.membershipId,
    command: counting.command,
    actor: counting.actor,
    on: counting.on,
    at,
    input: counting.input,
    before: sides(lines, true),
    after: { ...sides(lines, false), usages: lines.map(({ id }) => id) },
  });

/** The counters moved by new lines. */
const usedOf = async (
  trx: Transaction,
  membershipId: string,
  lines: readonly Usage[],
): Promise<Used> => {
  const [{ reference }] = await findMemberships(trx, [membershipId]);
  const counters = await findCounters(
    trx,
    lines.map(({ entitlementId }) => entitlementId),
  );
  const rights = new Map(counters.map((counter) => [counter.id, counter]));
  const levels = await findWarningLevels(
    trx,
    lines.map(({ entitlementId }) => entitlementId),
  );
  return { membershipId, reference, lines, rights, levels };
};

/** Tells of moved counters in their transaction: to webhooks, and to a member who nearly used one up. */
export const tellMoves = async (
  strapi: Core.Strapi,
  trx: Transaction,
  membershipId: string,
  lines: readonly Usage[],
  now: number,
): Promise<void> => {
  await useWitnessPort.of(strapi).used(trx, () => usedOf(trx, membershipId, lines), now);
  const using = lines.filter(({ usedDelta }) => usedDelta > 0);
  if (using.length === 0) return;
  const levels = await findWarningLevels(
    trx,
    using.map(({ entitlementId }) => entitlementId),
  );
  for (const line of using) {
    if (nearlyUsesUp(levels.get(line.entitlementId), line)) await warn(strapi, trx, line, now);
  }
};

/** Repeats the answer for a key; throws when the key was used for another request. */
export const repeatAnswer = (
  line: Usage,
  { idempotency }: Pick<Counting, 'idempotency'>,
): Counted => {
  if (line.requestHash !== idempotency?.hash) throw refuse('idempotency-key-reused');
  return { line, replayed: true };
};

type Keyed = Pick<Counting, 'membershipId' | 'idempotency'>;

const replay = async (strapi: Core.Strapi, keyed: Keyed): Promise<Counted | null> => {
  const { membershipId, idempotency } = keyed;
  if (!idempotency) return null;
  const line = await findByKey(await executorOf(strapi), membershipId, idempotency.key);
  return line && repeatAnswer(line, keyed);
};

/**
 * Runs a request. If it is refused, the same request may have succeeded meanwhile and used up the
 * right: then its answer is repeated.
 */
export const runUnlessReplayed = async (
  strapi: Core.Strapi,
  keyed: Keyed,
  run: () => Promise<Counted>,
): Promise<Counted> => {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    const first = await replay(strapi, keyed);
    if (first) return first;
    throw error;
  }
};

const write = async (
  strapi: Core.Strapi,
  counting: Counting,
  entries: readonly Entry[],
): Promise<Usage> => {
  const now = clockIn(strapi).now();
  const { actor, on, idempotency } = counting;
  const stamp: Stamp = { actor, on, now, newId };
  return strapi.db.transaction(async ({ trx }) => {
    const lines: Usage[] = [];
    for (const [index, entry] of entries.entries()) {
      // Only the first line of a request has the key, which is unique in the ledger.
      const keyed = index === 0 ? { ...entry, idempotency } : entry;
      lines.push(await moveCounter(trx, keyed, stamp));
    }
    // Checked after the counters, whose rows are locked by now: of two concurrent corrections
    // one is refused.
    await refuseIfChanged(strapi, trx, counting.membershipId, counting.seen);
    await addActivities(trx, [activityOf(counting, lines, now)], now);
    await tellMoves(strapi, trx, counting.membershipId, lines, now);
    return lines[0];
  });
};

/**
 * Writes a correction, a carry or a reversal: for a known key, repeats the first answer; else
 * decides and writes in one transaction. After a refusal nothing is stored, and the key can be
 * tried again.
 */
export const count = (strapi: Core.Strapi, counting: Counting): Promise<Counted> =>
  metricsIn(strapi).command(counting.command, () =>
    runUnlessReplayed(strapi, counting, () =>
      retryTransaction(async () => {
        const known = await replay(strapi, counting);
        if (known) return known;
        return { line: await write(strapi, counting, await counting.plan()), replayed: false };
      }),
    ),
  );
