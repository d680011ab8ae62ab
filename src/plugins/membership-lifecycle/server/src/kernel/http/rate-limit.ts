import type { Core } from '@strapi/strapi';
import type { RateLimitName } from '../rate-limits';
import { rateLimitsIn } from '../rate-limits';
import { refuseTooMany } from '../too-many';
import { visitorOf } from '../visitor';

/**
 * Limits a route per visitor: `{ name: 'plugin::membership-lifecycle.rate-limit', config: { limit
 * } }`, where `limit` is a name of `kernel/rules/rate-limits.ts`. Policies and the body parser run
 * before it.
 */
const rateLimit =
  (
    { limit }: { limit: RateLimitName },
    { strapi }: { strapi: Core.Strapi },
  ): Core.MiddlewareHandler =>
  async (ctx, next) => {
    // An application without a proof is judged, never taken: its mistakes do not count as applications.
    const isJudged = limit === 'application' && !(ctx.request.body as { altcha?: unknown })?.altcha;
    const name = isJudged ? 'applicationForm' : limit;
    const seconds = await rateLimitsIn(strapi).take(name, await visitorOf(strapi, ctx));
    if (seconds > 0) throw refuseTooMany(ctx, seconds);
    await next();
  };

export default rateLimit;
