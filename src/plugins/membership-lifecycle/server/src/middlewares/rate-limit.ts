import type { Core } from '@strapi/strapi';
import type { RateLimitName } from '../services/rate-limits';
import { clientNetwork } from '../utils/client-network';
import { refuse } from '../utils/errors';
import { getService } from '../utils/get-service';

const counted = (count: number, unit: { fr: string; en: string }) => {
  const plural = (word: string) => `${count} ${word}${count > 1 ? 's' : ''}`;
  return { fr: plural(unit.fr), en: plural(unit.en) };
};

const waitOf = (seconds: number) =>
  seconds < 60
    ? counted(seconds, { fr: 'seconde', en: 'second' })
    : counted(Math.ceil(seconds / 60), { fr: 'minute', en: 'minute' });

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
    const seconds = await getService(strapi, 'rateLimits').take(limit, clientNetwork(ctx.ip));
    if (seconds > 0) {
      ctx.set('Retry-After', String(seconds));
      throw refuse('too-many-requests', { seconds, wait: waitOf(seconds) });
    }
    await next();
  };

export default rateLimit;
