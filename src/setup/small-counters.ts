import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

/** `koa2-ratelimit`, the library of Strapi's own limits, in the copy that its plugins load. */
interface Counting {
  Stores: { Store: new () => object };
  RateLimit: { defaultOptions(options: { store: object }): void };
}

const MOST_COUNTERS = 20_000;

interface Counter {
  counter: number;
  dateEnd: number;
}

const digest = (key: string): string => createHash('sha256').update(key).digest('base64url');

/**
 * Replaces the store of Strapi's limits on sign-ins and forgotten passwords. Strapi's store keeps
 * any submitted e-mail as text and walks through all of them at each request. This one keeps
 * digests, and drops the oldest when it is full.
 */
export const keepCountersSmall = (): void => {
  const { Stores, RateLimit } = createRequire(
    require.resolve('@strapi/plugin-users-permissions/package.json'),
  )('koa2-ratelimit') as Counting;
  const counters = new Map<string, Counter>();

  const counterOf = (key: string, interval: number): Counter => {
    const id = digest(key);
    const known = counters.get(id);
    if (known && known.dateEnd > Date.now()) return known;
    const fresh = { counter: 0, dateEnd: Date.now() + interval };
    counters.delete(id);
    counters.set(id, fresh);
    for (const oldest of counters.keys()) {
      if (counters.size <= MOST_COUNTERS) break;
      counters.delete(oldest);
    }
    return fresh;
  };

  class SmallStore extends Stores.Store {
    async incr(key: string, { interval }: { interval: number }, weight: number): Promise<Counter> {
      const counter = counterOf(key, interval);
      counter.counter += weight;
      return { ...counter };
    }

    decrement(key: string, { interval }: { interval: number }, weight: number): void {
      counterOf(key, interval).counter -= weight;
    }

    /** Blocked callers are not recorded. */
    saveAbuse(): void {}
  }

  RateLimit.defaultOptions({ store: new SmallStore() });
};
