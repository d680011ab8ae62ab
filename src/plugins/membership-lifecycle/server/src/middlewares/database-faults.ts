import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isAboutNothing, refusalOfFault, refusalOfQuestion } from '../services/attempts';

/** When to come back, in seconds: a restart takes a few. */
const RETRY_AFTER = '5';
const MAY_BE_ASKED_AGAIN: ReadonlySet<number> = new Set([409, 503]);

const NUL = /%00/;

/** The route that was asked, as it is declared: the address may hold what opens a renewal. */
const routeOf = (ctx: object): string => {
  const { _matchedRoute: route } = ctx as { _matchedRoute?: string | RegExp };
  return route === undefined ? '(no route)' : String(route);
};

/** What is written was validated: there it would be a fault of ours. */
const isQuestion = (method: string): boolean => method === 'GET' || method === 'HEAD';

/**
 * Stands behind `strapi::errors` and says what became of a request that the database did not serve:
 * 409 when others were first each time, 503 when it cannot be reached, 507 when its disk is full.
 * None is a fault of the application, and what was asked may be asked again. A question about a value
 * that no row could have is answered 400, and an address with such an id 404.
 */
const databaseFaults =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (NUL.test(ctx.path) && isAboutNothing(error)) throw new errors.NotFoundError();
      const refusal = isQuestion(ctx.method) ? refusalOfQuestion(error) : refusalOfFault(error);
      if (!refusal) throw error;
      strapi.log.error(`${ctx.method} ${routeOf(ctx)}: ${(error as Error).message}`);
      if (MAY_BE_ASKED_AGAIN.has(refusal.status)) ctx.set('Retry-After', RETRY_AFTER);
      throw refusal;
    }
  };

export default databaseFaults;
