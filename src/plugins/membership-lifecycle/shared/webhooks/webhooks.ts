import type { EventName } from './events';

/** GET /membership-lifecycle/events/webhooks: Strapi's webhooks, and which of our events each gets. */
export interface WebhookView {
  id: string;
  name: string;
  /** Without its secret parts: query, user and password. */
  url: string;
  enabled: boolean;
  events: EventName[];
}

/**
 * The secret that signs a webhook's events. GET, and POST to renew it,
 * /membership-lifecycle/events/webhooks/:id/secret
 */
export interface WebhookSecretView {
  /** `whsec_` and 256 bits in base64, the format of Standard Webhooks. */
  secret: string;
}

/** PUT /membership-lifecycle/events/webhooks */
export interface SubscriptionsInput {
  webhooks: { id: string; events: EventName[] }[];
}

/** POST /membership-lifecycle/events/webhooks/:id/test { event } */
export interface TestAnswer {
  ok: boolean;
  statusCode: number | null;
  /** The receiver's text, or a code: `timeout`, `redirected`, `ECONNREFUSED`… */
  error: string | null;
}

export interface DeliveryView {
  webhookId: string;
  /** Null once the webhook is deleted. */
  webhookName: string | null;
  state: 'queued' | 'sent' | 'failed' | 'skipped';
  attempts: number;
  statusCode: number | null;
  error: string | null;
  at: string | null;
}

/** GET /membership-lifecycle/events?state=&event=&page=&pageSize= */
export interface EventRow {
  id: string;
  event: EventName;
  membershipId: string;
  reference: string;
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'skipped';
  queuedAt: string;
  nextAttemptAt: string | null;
  deliveries: DeliveryView[];
  payload: Record<string, unknown>;
}
