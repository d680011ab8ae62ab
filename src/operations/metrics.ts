import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { collectDefaultMetrics, Counter, Gauge, Histogram } from 'prom-client';
import type { OperationsView } from '../plugins/membership-lifecycle/shared/operations/operations';
import { lifecycle } from '../setup/lifecycle';
import { offerAnswers } from './offer-answers';

/** The connections of Strapi's database, as knex's pool counts them. */
interface Pool {
  numUsed(): number;
  numFree(): number;
  numPendingAcquires(): number;
}

export interface Metrics {
  /** Notes a request that Strapi's chain answered. */
  answered(ctx: Context, seconds: number): void;
  /** All metrics in Prometheus' format; `view` is null when the database did not answer. */
  text(view: OperationsView | null): Promise<string>;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** In seconds: from an answer out of memory to one that a proxy gives up on. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** The form of a reason, and a number above that of all reasons in the code: it bounds the labels. */
const REASON = /^[a-z][a-z0-9-]{0,59}$/;
const MOST_REASONS = 600;

/** The route's pattern and not the address: there would be a label for every address. */
const routeOf = (ctx: Context): string => {
  if (typeof ctx.state.page === 'string') return `site ${ctx.state.page}`;
  const { _matchedRoute: route } = ctx as Context & { _matchedRoute?: string | RegExp };
  const pattern = String(route ?? '');
  // Requests that no route answers match a catch-all pattern.
  return pattern === '' || pattern.includes('(') ? 'other' : pattern;
};

const reasonOf = (ctx: Context): string | null => {
  if (ctx.status < 400) return null;
  const { error } = (ctx.body ?? {}) as { error?: { details?: { reason?: unknown } } };
  const reason = error?.details?.reason;
  return typeof reason === 'string' && REASON.test(reason) ? reason : null;
};

const create = (strapi: Core.Strapi): Metrics => {
  const ours = lifecycle(strapi, 'metrics');
  const registers = [ours.registry];

  const durations = new Histogram({
    name: 'adhesions_http_request_duration_seconds',
    help: 'How long requests took that went through the chain; the public offer is answered before it.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const refusals = new Counter({
    name: 'adhesions_refusals_total',
    help: 'Requests that were refused with a reason.',
    labelNames: ['reason'],
    registers,
  });
  const reasons = new Set<string>();
  const refused = (reason: string): void => {
    if (reasons.size < MOST_REASONS) reasons.add(reason);
    refusals.inc({ reason: reasons.has(reason) ? reason : 'other' });
  };

  new Counter({
    name: 'adhesions_offer_answers_total',
    help: 'Answers of the public offer, from memory: found, nothing there, or not to be verified.',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(offerAnswers(strapi))) {
        this.inc({ outcome }, count);
      }
    },
  });
  new Gauge({
    name: 'adhesions_database_connections',
    help: 'Connections of the pool: used, free, and requests that wait for one.',
    labelNames: ['state'],
    registers,
    collect() {
      const pool = strapi.db.connection.client.pool as Pool;
      this.set({ state: 'used' }, pool.numUsed());
      this.set({ state: 'free' }, pool.numFree());
      this.set({ state: 'awaited' }, pool.numPendingAcquires());
    },
  });

  return {
    answered(ctx, seconds) {
      const method = METHODS.includes(ctx.method) ? ctx.method : 'other';
      durations.observe({ method, route: routeOf(ctx), status: ctx.status }, seconds);
      const reason = reasonOf(ctx);
      if (reason !== null) refused(reason);
    },
    text: (view) => ours.text(view),
  };
};

const known = new WeakMap<Core.Strapi, Metrics>();

/** The metrics of an application, made once. */
export const metricsOf = (strapi: Core.Strapi): Metrics => {
  const metrics = known.get(strapi) ?? create(strapi);
  known.set(strapi, metrics);
  return metrics;
};

/** Measures the process too: memory, processor, delays of the event loop. */
export const measureProcess = (strapi: Core.Strapi): void => {
  const { registry } = lifecycle(strapi, 'metrics');
  collectDefaultMetrics({ register: registry });
};
