import type { Core } from '@strapi/strapi';
import type { RateLimitName } from '../rate-limits';
import { rateLimitsIn } from '../rate-limits';
import { refuseTooMany } from '../too-many';
import { visitorOf } from '../visitor';

interface Limited {
  limit: RateLimitName;
  /** What is sent without this field is counted by another limit. */
  without?: { field: string; limit: RateLimitName };
}

/**
 * Limits a route per visitor: `{ name: 'plugin::membership-lifecycle.rate-limit', config: { limit
 * } }`, where `limit` is a name of `kernel/rules/rate-limits.ts`. Policies and the body parser run
 * before it.
 */
const rateLimit =
  ({ limit, without }: Limited, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    const sent = (ctx.request.body ?? {}) as Record<string, unknown>;
    const name = without && !sent[without.field] ? without.limit : limit;
    const seconds = await rateLimitsIn(strapi).take(name, await visitorOf(strapi, ctx));
    if (seconds > 0) throw refuseTooMany(ctx, seconds);
    await next();
  };

export default rateLimit;
