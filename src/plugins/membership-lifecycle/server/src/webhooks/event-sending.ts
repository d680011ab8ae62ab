import type { Core } from '@strapi/strapi';
import { retryUntilServed } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { RETRY_DELAYS_MS, type FlushResult } from '../kernel/outbox';
import { shutdownIn } from '../kernel/shutdown';
import {
  changeEvent,
  claimEvent,
  findDueEvents,
  type Delivery,
  type OutboxEvent,
} from './store/events';
import { findWebhooks, type Webhook } from './store/webhooks';
import { callWebhook, type Answer } from './webhook-call';

/** Sends due events one by one, outside of any transaction. */

const CLAIM_MS = 10 * 60_000;
const BATCH = 50;

/** Webhooks that did not answer in this round; they are not called again in it. */
export type Silent = Set<string>;

const gone = (webhook: Webhook | undefined, name: string): string | null => {
  if (!webhook) return 'webhook-deleted';
  if (!webhook.enabled) return 'webhook-disabled';
  return webhook.events.includes(name) ? null : 'webhook-unsubscribed';
};

const answered = (delivery: Delivery, answer: Answer, now: number): Delivery => {
  const attempts = delivery.attempts + 1;
  const { statusCode, ok, error } = answer;
  const again = RETRY_DELAYS_MS[attempts - 1] !== undefined;
  const state = ok ? 'sent' : again ? 'queued' : 'failed';
  return { ...delivery, state, attempts, statusCode, error, at: now };
};

/** When a webhook is called again, by its own number of attempts. */
const dueAt = ({ attempts, at }: Delivery): number =>
  attempts === 0 || at === null ? 0 : at + RETRY_DELAYS_MS[attempts - 1];

const outcomeOf = (deliveries: readonly Delivery[], now: number) => {
  const waiting = deliveries.filter(({ state }) => state === 'queued');
  if (waiting.length > 0) {
    // Due deliveries not tried in this round wait for a silent webhook.
    const dues = waiting.map((delivery) => Math.max(dueAt(delivery), now + RETRY_DELAYS_MS[0]));
    return { state: 'queued' as const, nextAttemptAt: Math.min(...dues) };
  }
  const is = (state: Delivery['state']) => deliveries.some((one) => one.state === state);
  const state = is('failed') ? 'failed' : is('sent') ? 'sent' : 'skipped';
  return { state, nextAttemptAt: null } as const;
};

/**
 * Calls the webhooks that still wait for an event, and stores each answer before the next call. If
 * the process dies, at most one webhook is called twice.
 */
export const attemptEvent = async (
  strapi: Core.Strapi,
  event: OutboxEvent,
  webhooks: ReadonlyMap<string, Webhook>,
  silent: Silent,
): Promise<OutboxEvent | null> => {
  const db = strapi.db.connection;
  // Read each time: the steps before may take longer than a claim lasts.
  const now = () => clockIn(strapi).now();
  if (!(await claimEvent(db, event, now() + CLAIM_MS))) return null;
  const claim = { id: event.id, state: 'sending' as const, attempts: event.attempts + 1 };
  const deliveries = [...event.deliveries];
  for (const [index, delivery] of deliveries.entries()) {
    if (delivery.state !== 'queued') continue;
    const webhook = webhooks.get(delivery.webhookId);
    const error = gone(webhook, event.name);
    if (error !== null) {
      deliveries[index] = { ...delivery, state: 'skipped', error, at: now() };
    } else if (!silent.has(delivery.webhookId) && dueAt(delivery) <= now()) {
      const answer = await callWebhook(strapi, webhook as Webhook, event.payload);
      if (answer.unreachable) silent.add(delivery.webhookId);
      const at = now();
      deliveries[index] = answered(delivery, answer, at);
      const progress = { state: claim.state, nextAttemptAt: at + CLAIM_MS, deliveries };
      // The claim was lost: its new holder continues from the stored state.
      if (!(await changeEvent(db, claim, progress, at))) return null;
    }
  }
  const outcome = { ...outcomeOf(deliveries, now()), deliveries };
  await changeEvent(db, claim, outcome, now());
  return { ...event, ...claim, ...outcome };
};

const waitsInVain = ({ deliveries }: OutboxEvent, silent: Silent): boolean =>
  deliveries.every(({ state, webhookId }) => state !== 'queued' || silent.has(webhookId));

/** Sends all due events; a failing one is tried later and does not delay others. */
export const flushEvents = async (strapi: Core.Strapi): Promise<FlushResult> => {
  const result: FlushResult = { sent: 0, retried: 0, failed: 0 };
  const silent: Silent = new Set();
  let after = 0;
  for (;;) {
    const now = clockIn(strapi).now();
    const due = await retryUntilServed(() =>
      findDueEvents(strapi.db.connection, now, after, BATCH),
    );
    if (due.length === 0) return result;
    const known = await retryUntilServed(() => findWebhooks(strapi.db.connection));
    const webhooks = new Map(known.map((webhook) => [webhook.id, webhook]));
    for (const { position, ...event } of due) {
      if (shutdownIn(strapi).isStopping()) return result;
      after = position;
      if (waitsInVain(event, silent)) continue;
      const done = await attemptEvent(strapi, event, webhooks, silent);
      if (done?.state === 'sent') result.sent += 1;
      if (done?.state === 'queued') result.retried += 1;
      if (done?.state === 'failed') result.failed += 1;
    }
  }
};
