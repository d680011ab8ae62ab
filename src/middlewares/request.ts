import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { loggedUrl } from '../http/logged-url';
import { metricsOf } from '../operations/metrics';
import { REQUEST_ID, requestIdFrom, underRequestId } from '../operations/request-id';

/**
 * Gives every request its id, which its answer and its lines of the log carry, measures it, and
 * writes Strapi's line about it, without the tokens that some addresses hold.
 */
const requestMiddleware = (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const metrics = metricsOf(strapi);

  const log = (ctx: Context, ms: number): void => {
    const { method, status } = ctx;
    const url = loggedUrl(ctx.url);
    strapi.log.http(`${method} ${url} (${ms} ms) ${status}`, { method, url, status, ms });
  };

  return (ctx: Context, next: Next): Promise<void> => {
    const id = requestIdFrom(ctx.get(REQUEST_ID));
    ctx.set(REQUEST_ID, id);
    return underRequestId(id, async () => {
      const startedAt = performance.now();
      await next();
      const took = performance.now() - startedAt;
      metrics.answered(ctx, took / 1_000);
      log(ctx, Math.ceil(took));
    });
  };
};

export default requestMiddleware;
