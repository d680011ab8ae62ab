import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { loggedUrl } from '../http/logged-url';

/** Strapi's line for every request, without the tokens that some addresses carry. */
const loggerMiddleware =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const startedAt = performance.now();
    await next();
    const took = Math.ceil(performance.now() - startedAt);
    strapi.log.http(`${ctx.method} ${loggedUrl(ctx.url)} (${took} ms) ${ctx.status}`);
  };

export default loggerMiddleware;
