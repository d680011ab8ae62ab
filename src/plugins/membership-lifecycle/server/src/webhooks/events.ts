import type { Core } from '@strapi/strapi';
import type { Actor, Page } from '../../../shared/kernel/common';
import { SAMPLES } from '../../../shared/webhooks/event-samples';
import { EVENT_NAMES, type EventName } from '../../../shared/webhooks/events';
import type {
  EventRow,
  SubscriptionsInput,
  TestAnswer,
  WebhookView,
} from '../../../shared/webhooks/webhooks';
import { clockIn } from '../kernel/clock';
import { journalLine } from '../kernel/journal-line';
import { readAll, readPage } from '../kernel/lists';
import { madeOnce } from '../kernel/made-once';
import { metricsIn } from '../kernel/metrics';
import { newId } from '../kernel/new-id';
import { runOneAtATime } from '../kernel/one-at-a-time';
import { ANSWER_MS, type FlushResult } from '../kernel/outbox';
import { patienceIn } from '../kernel/patience';
import type { Paging } from '../kernel/rules/pages';
import { shutdownIn } from '../kernel/shutdown';
import { addActivities } from '../kernel/store/activities';
import { executorOf } from '../kernel/store/database';
import { settingsActivity } from '../settings/settings-activity';
import { attemptEvent, flushEvents } from './event-sending';
import { refuse } from './refusals/events';
import {
  changeEvent,
  EVENTS,
  findEvent,
  purgeEvents,
  type EventFilters,
  type OutboxEvent,
} from './store/events';
import { findWebhooks, saveWebhookEvents, type Webhook } from './store/webhooks';
import { callWebhook } from './webhook-call';

/** The time that handled events are kept. */
const KEPT_MS = 30 * 24 * 3_600_000;

const isOurs = (name: string): name is EventName =>
  (EVENT_NAMES as readonly string[]).includes(name);

const shown = (url: string): string => {
  try {
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
  } catch {
    return '';
  }
};

const webhookView = ({ id, name, url, enabled, events }: Webhook): WebhookView => ({
  id,
  name,
  url: shown(url),
  enabled,
  events: events.filter(isOurs),
});

const row = (event: OutboxEvent, names: ReadonlyMap<string, string>): EventRow => ({
  id: event.id,
  event: event.name as EventName,
  membershipId: event.membershipId,
  reference: String((event.payload.membership as { reference?: string })?.reference ?? ''),
  state: event.state,
  queuedAt: new Date(event.queuedAt).toISOString(),
  nextAttemptAt: event.nextAttemptAt === null ? null : new Date(event.nextAttemptAt).toISOString(),
  deliveries: event.deliveries.map(({ at, ...delivery }) => ({
    ...delivery,
    webhookName: names.get(delivery.webhookId) ?? null,
    at: at === null ? null : new Date(at).toISOString(),
  })),
  payload: event.payload,
});

/** Webhook events: who listens, what was sent, sending it. */
export const createEventsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => executorOf(strapi);
  const now = () => clockIn(strapi).now();

  const webhooksById = async (): Promise<Map<string, Webhook>> =>
    new Map((await findWebhooks(await db())).map((webhook) => [webhook.id, webhook]));

  const names = (webhooks: ReadonlyMap<string, Webhook>) =>
    new Map([...webhooks].map(([id, { name }]) => [id, name]));

  /** Returns a function that shows events with the present names of their webhooks. */
  const rows = async () => {
    const known = names(await webhooksById());
    return (events: readonly OutboxEvent[]) => events.map((event) => row(event, known));
  };

  const find = async (id: string): Promise<OutboxEvent> => {
    const event = await findEvent(await db(), id);
    if (!event) throw refuse('event-unknown', { event: id });
    return event;
  };

  const send = async (): Promise<FlushResult> => {
    const result = await flushEvents(strapi);
    await purgeEvents(strapi.db.connection, now() - KEPT_MS);
    return metricsIn(strapi).sent('events', result);
  };
  const flush = runOneAtATime(() => patienceIn(strapi).within(ANSWER_MS, send));

  return {
    /** Strapi's webhooks with our events that each receives. */
    async webhooks(): Promise<WebhookView[]> {
      return [...(await webhooksById()).values()].map(webhookView);
    },

    /** Saves which of our events each given webhook receives; Strapi's events stay. */
    async saveSubscriptions(
      { webhooks }: SubscriptionsInput,
      actor: Actor,
    ): Promise<WebhookView[]> {
      const at = now();
      const today = clockIn(strapi).today();
      await strapi.db.transaction(async ({ trx }) => {
        const known = new Map((await findWebhooks(trx)).map((one) => [one.id, one]));
        const sides = {
          before: {} as Record<string, unknown>,
          after: {} as Record<string, unknown>,
        };
        for (const { id, events } of webhooks) {
          const webhook = known.get(id);
          if (!webhook) throw refuse('webhook-unknown', { webhook: id });
          const others = webhook.events.filter((name) => !isOurs(name));
          const ours = EVENT_NAMES.filter((name) => events.includes(name));
          await saveWebhookEvents(strapi, id, [...others, ...ours]);
          sides.before[id] = webhook.events.filter(isOurs);
          sides.after[id] = ours;
        }
        const line = settingsActivity('save-webhook-events', actor, sides, { today, now: at });
        await addActivities(trx, [line], at);
      });
      return this.webhooks();
    },

    /** Sends an example event to a webhook, subscribed or not, and returns its answer. */
    async test(id: string, name: EventName): Promise<TestAnswer> {
      const webhook = (await webhooksById()).get(id);
      if (!webhook) throw refuse('webhook-unknown', { webhook: id });
      const createdAt = new Date(now()).toISOString();
      const payload = {
        event: name,
        ...SAMPLES[name],
        id: `test-${newId()}`,
        createdAt,
        test: true,
      };
      const { ok, statusCode, error } = await callWebhook(strapi, webhook, payload);
      return { ok, statusCode, error };
    },

    /** A page of the events that were written, the newest first. */
    async list(asked: EventFilters & Paging): Promise<Page<EventRow>> {
      return readPage(strapi, EVENTS, asked, await rows());
    },

    /** Everything that the filters match, page by page, for an export. */
    async *pages(filters: EventFilters): AsyncGenerator<EventRow[]> {
      yield* readAll(strapi, EVENTS, filters, await rows());
    },

    /**
     * Sends an event again at once: to webhooks that failed, or to all if none did. The id stays
     * the same, so that receivers recognise it.
     */
    async resend(id: string, actor: Actor): Promise<EventRow> {
      const event = await find(id);
      if (event.state === 'sending') throw refuse('event-being-sent');
      const taken = event.deliveries.every(({ state }) => state === 'sent');
      const deliveries = event.deliveries.map((one) =>
        one.state === 'sent' && !taken ? one : { ...one, state: 'queued' as const, attempts: 0 },
      );
      const at = now();
      const queued = { state: 'queued' as const, nextAttemptAt: at, deliveries };
      await strapi.db.transaction(async ({ trx }) => {
        if (!(await changeEvent(trx, event, queued, at))) throw refuse('event-being-sent');
        const line = journalLine({
          membershipId: event.membershipId,
          command: 'resend-event',
          actor,
          on: clockIn(strapi).today(),
          at,
          input: { eventId: event.id, event: event.name },
          before: { state: event.state },
          after: { state: 'queued' },
        });
        await addActivities(trx, [line], at);
      });
      const webhooks = await webhooksById();
      const again = { ...event, ...queued };
      const sent = await attemptEvent(strapi, again, webhooks, new Set());
      return row(sent ?? again, names(webhooks));
    },

    /**
     * Sends due events, then deletes old ones. One run at a time in this process; other instances
     * may run too.
     */
    flush: (): Promise<FlushResult> => shutdownIn(strapi).track(flush),
  };
};

export const eventsIn = madeOnce(createEventsService);
