import type { Core } from '@strapi/strapi';
import { clientNetwork } from '../client-network';
import { createQueue } from '../queue';
import { readerLanguage } from '../reader-language';
import { refuse } from '../refusals/common';

/** What one caller may have answered at a time (a browser opens as many connections), and waiting. */
const BOUNDS = { atOnce: 6, waiting: 200 };

type Context = Parameters<Core.MiddlewareHandler>[0];

/**
 * Who asks, as far as it is known before a database is asked: what they prove themselves with, else
 * their network. A made-up proof gains nothing: it is refused for little work.
 */
const callerOf = (ctx: Context): string => {
  const proof = ctx.get('Authorization');
  return proof ? `proof ${proof}` : `network ${clientNetwork(ctx.ip)}`;
};

/**
 * Answers a few requests of each caller at a time, the others in their turn: a hundred at one moment
 * keep everybody else waiting for those few, not for the hundred.
 */
const turns = (): Core.MiddlewareHandler => {
  const callers = new Map<string, { inTurn: ReturnType<typeof createQueue>; asked: number }>();

  return async (ctx, next) => {
    const key = callerOf(ctx);
    const caller = callers.get(key) ?? { inTurn: createQueue(BOUNDS), asked: 0 };
    callers.set(key, caller);
    caller.asked += 1;
    try {
      const answered = caller.inTurn(next);
      if (!answered) throw refuse('too-many-at-once').in(readerLanguage(ctx));
      await answered;
    } finally {
      caller.asked -= 1;
      if (caller.asked === 0) callers.delete(key);
    }
  };
};

export default turns;
