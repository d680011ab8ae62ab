import { newId } from '../kernel/new-id';
import type { Transaction } from '../kernel/store/database';
import type { EventDraft } from './rules/event-drafts';
import { addEvents, type OutboxEvent } from './store/events';
import { findListeners } from './store/webhooks';

const rowOf = (draft: EventDraft, listeners: readonly string[], now: number): OutboxEvent => {
  const { name, membershipId, reference, on, key, data } = draft;
  const id = newId();
  return {
    id,
    key: key ?? id,
    membershipId,
    name,
    payload: {
      event: name,
      id,
      createdAt: new Date(now).toISOString(),
      on,
      membership: { documentId: membershipId, reference },
      ...data,
    },
    state: 'queued',
    attempts: 0,
    nextAttemptAt: now,
    queuedAt: now,
    deliveries: listeners.map((webhookId) => ({
      webhookId,
      state: 'queued',
      attempts: 0,
      statusCode: null,
      error: null,
      at: null,
    })),
  };
};

/** The rows of events that some webhook receives. */
export const heardEvents = (
  drafts: readonly EventDraft[],
  listeners: ReadonlyMap<string, readonly string[]>,
  now: number,
): OutboxEvent[] =>
  drafts.flatMap((draft) => {
    const hearing = listeners.get(draft.name);
    return hearing ? [rowOf(draft, hearing, now)] : [];
  });

/**
 * Writes the events of a change into the outbox, in its transaction, for webhooks enabled at that
 * moment. Without any, events are not even computed.
 */
export const writeEvents = async (
  trx: Transaction,
  now: number,
  derive: () => EventDraft[] | Promise<EventDraft[]>,
): Promise<void> => {
  const listeners = await findListeners(trx);
  if (listeners.size === 0) return;
  await addEvents(trx, heardEvents(await derive(), listeners, now), now);
};
