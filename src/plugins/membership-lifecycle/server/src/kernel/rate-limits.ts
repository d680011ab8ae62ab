import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import { madeOnce } from './made-once';
import type { RateLimit, RateLimitName } from './rules/rate-limits';
import { digest } from './store/caller-keys';

export type { RateLimitName } from './rules/rate-limits';

/**
 * A limiter's timer keeps its async context alive: created inside a request, it would hold the
 * whole request for minutes. Created in this resource, it holds nothing.
 */
const outsideRequests = new AsyncResource('RATE_LIMITS');

/**
 * Rate limits for public calls. Counted in the memory of each instance: with several instances the
 * limit is multiplied, but counting needs no query. Callers are stored as digests, since a
 * submitted e-mail can be any text.
 */
const createRateLimitsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const limiters = new Map<RateLimitName, RateLimiterMemory>();

  const limiterOf = (name: RateLimitName): RateLimiterMemory => {
    const known = limiters.get(name);
    if (known) return known;
    const { points, seconds } = strapi.config.get<RateLimit>(
      `plugin::${PLUGIN_ID}.rateLimits.${name}`,
    );
    const limiter = new RateLimiterMemory({ points, duration: seconds });
    limiters.set(name, limiter);
    return limiter;
  };

  return {
    /**
     * Counts one use by an address or an e-mail. Returns 0 when it is allowed, else the seconds to
     * wait.
     */
    async take(name: RateLimitName, somebody: string): Promise<number> {
      try {
        const limiter = limiterOf(name);
        await outsideRequests.runInAsyncScope(() => limiter.consume(digest(somebody)));
        return 0;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      }
    },

    /** Takes back one use that turned out not to count. */
    async giveBack(name: RateLimitName, somebody: string): Promise<void> {
      const limiter = limiterOf(name);
      await outsideRequests.runInAsyncScope(() => limiter.reward(digest(somebody)));
    },

    /** Forgets everything that was counted and reads the configuration anew. */
    reset(): void {
      limiters.clear();
    },
  };
};

export const rateLimitsIn = madeOnce(createRateLimitsService);
