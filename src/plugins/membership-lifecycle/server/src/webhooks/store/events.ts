import {
  findById,
  fromRow,
  insertAll,
  insertion,
  type Entity,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import { columnsOf, pickOne } from '../../kernel/store/rows';
import type { Dialect, Statement, Row } from '../../kernel/store/scripts';
import { EVENT_TABLE } from '../tables/event';

/**
 * The outbox of events. A row is written in the transaction of what it tells, and claimed by a
 * conditional update, so that one instance sends it at a time.
 */

export type EventState = 'queued' | 'sending' | 'sent' | 'failed' | 'skipped';

/** The state of an event at one webhook. */
export interface Delivery {
  webhookId: string;
  state: 'queued' | 'sent' | 'failed' | 'skipped';
  attempts: number;
  statusCode: number | null;
  /** The last error: the receiver's words, or a code of ours. */
  error: string | null;
  at: number | null;
}

export interface OutboxEvent extends Entity {
  key: string;
  membershipId: string;
  name: string;
  payload: Record<string, unknown>;
  state: EventState;
  attempts: number;
  /** When to try next; while `sending`, when the claim lapses. Milliseconds. */
  nextAttemptAt: number | null;
  queuedAt: number;
  deliveries: Delivery[];
}

/** An event with its place in the outbox. */
export type DueEvent = OutboxEvent & { position: number };

export interface EventFilters {
  state?: EventState;
  event?: string;
}

const TABLE = EVENT_TABLE.collection;

/** The statement that adds one event that is told once anyway. */
export const eventInsertion = (dialect: Dialect, event: OutboxEvent, now: number): Statement =>
  insertion(dialect, EVENT_TABLE, event, now);

/** Adds events; one whose key is already there was told before. The caller holds the membership. */
export const addEvents = async (
  trx: Transaction,
  events: readonly OutboxEvent[],
  now: number,
): Promise<void> => {
  const fresh = new Map(events.map((event) => [event.key, event]));
  const repeatable = events.filter(({ id, key }) => key !== id).map(({ key }) => key);
  if (repeatable.length > 0) {
    const query = trx(TABLE).whereIn('key', repeatable);
    for (const key of await pickOne(query, columnsOf(EVENT_TABLE).key)) fresh.delete(key);
  }
  await insertAll(trx, EVENT_TABLE, [...fresh.values()], now);
};

/** The events to send by now after a place in the outbox, lapsed claims among them, in order. */
export const findDueEvents = async (
  db: Executor,
  now: number,
  after: number,
  limit: number,
): Promise<DueEvent[]> => {
  const query = db(TABLE)
    .whereIn('state', ['queued', 'sending'])
    .where('next_attempt_at', '<=', now)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
  const rows = await query;
  return rows.map((row: Row) => ({
    ...fromRow<OutboxEvent>(EVENT_TABLE, row),
    position: columnsOf(EVENT_TABLE).rowId.read(row.id),
  }));
};

/** Takes an event for one attempt; false when another instance was first. */
export const claimEvent = async (
  db: Executor,
  { id, state, attempts }: OutboxEvent,
  claimedUntil: number,
): Promise<boolean> => {
  const claimed = await db(TABLE)
    // The number of attempts changes at every claim: it tells one claim from the next.
    .where({ document_id: id, state, attempts })
    .update({ state: 'sending', attempts: attempts + 1, next_attempt_at: claimedUntil });
  return claimed === 1;
};

/** Changes an event that is still as it was read; false when it is not. */
export const changeEvent = async (
  db: Executor,
  { id, state, attempts }: Pick<OutboxEvent, 'id' | 'state' | 'attempts'>,
  change: Pick<OutboxEvent, 'state' | 'nextAttemptAt' | 'deliveries'>,
  now: number,
): Promise<boolean> => {
  const changed = await db(TABLE)
    .where({ document_id: id, state, attempts })
    .update({
      state: change.state,
      next_attempt_at: change.nextAttemptAt,
      deliveries: JSON.stringify(change.deliveries),
      updated_at: new Date(now),
    });
  return changed === 1;
};

export const findEvent = (db: Executor, id: string): Promise<OutboxEvent | null> =>
  findById<OutboxEvent>(db, EVENT_TABLE, id);

/** The events that match, the newest first. */
export const EVENTS: StoredList<EventFilters, OutboxEvent> = {
  matching: (db, { state, event }) => {
    const query = db(TABLE);
    if (state) query.where('state', state);
    if (event) query.where('name', event);
    return query;
  },
  order: () => [['id', 'desc']],
  read: (row) => fromRow<OutboxEvent>(EVENT_TABLE, row),
};

/** Forgets what was dealt with before an instant; what still waits stays. */
export const purgeEvents = async (db: Executor, before: number): Promise<number> =>
  db(TABLE).whereNotIn('state', ['queued', 'sending']).where('queued_at', '<', before).delete();
