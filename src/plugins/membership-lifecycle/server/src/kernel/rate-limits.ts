import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import { madeOnce } from './made-once';
import type { RateLimit, RateLimitName } from './rules/rate-limits';
import { digest } from './store/caller-keys';

export type { RateLimitName } from './rules/rate-limits';

/**
 * Each count ends by a timer, and a timer keeps what it was set in: a whole request, for minutes, of
 * everybody who makes one. Those that are set in here keep nothing.
 */
const outsideRequests = new AsyncResource('RATE_LIMITS');

/**
 * How often somebody may do what anybody can. Counted in the memory of each instance: a limit that
 * several instances share is as many times wider, and no visitor costs a query. Whoever is counted is
 * kept as a digest: what was sent as an e-mail may be any text.
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
     * Counts one more for somebody: an address, an e-mail. Answers 0 when they may go on, else the
     * seconds after which they may.
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

    /** Takes back one that was counted, since it turned out to be none of those that are limited. */
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
