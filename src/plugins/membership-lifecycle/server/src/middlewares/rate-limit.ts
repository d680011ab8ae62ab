import type { Core } from '@strapi/strapi';
import type { RateLimitName } from '../services/rate-limits';
import { clientNetwork } from '../utils/client-network';
import { tooMany } from '../utils/too-many';
import { rateLimitsIn } from '../services/rate-limits';

/**
 * Limits a route for each address that asks: `{ name: 'plugin::membership-lifecycle.rate-limit',
 * config: { limit } }`, where `limit` is a name of `domain/rate-limits.ts`. Policies run before it,
 * the parsing of the body too.
 */
const rateLimit =
  (
    { limit }: { limit: RateLimitName },
    { strapi }: { strapi: Core.Strapi },
  ): Core.MiddlewareHandler =>
  async (ctx, next) => {
    const seconds = await rateLimitsIn(strapi).take(limit, clientNetwork(ctx.ip));
    if (seconds > 0) throw tooMany(ctx, seconds);
    await next();
  };

export default rateLimit;
