import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import {
  isAboutNothing,
  causeOf,
  isOfDatabase,
  refusalOfFault,
  refusalOfQuestion,
} from '../attempts';
import { RefusalError } from '../errors';

/** When to come back, in seconds: a restart takes a few. */
const RETRY_AFTER = '5';

const mayBeAskedAgain = (error: unknown): boolean =>
  error instanceof RefusalError && ['busy', 'database-away'].includes(error.reason);

const NUL = /%00/;

/** The route that was asked, as it is declared: the address may hold what opens a renewal. */
const routeOf = (ctx: object): string => {
  const { _matchedRoute: route } = ctx as { _matchedRoute?: string | RegExp };
  return route === undefined ? '(no route)' : String(route);
};

type Failed = (id: number, error: unknown) => void;

/**
 * Keeps, beside the request, what failed at the database last: Strapi answers some of it by itself. It
 * takes a caller whom it could not read for nobody, and would sign out everybody who asks while a
 * database restarts, staff whose session is renewed among them.
 */
const noteFaults = (strapi: Core.Strapi): void => {
  const note = (error: unknown): void => {
    const ctx = strapi.requestContext.get();
    if (ctx) ctx.state.databaseFault = error;
  };
  const { connection } = strapi.db;
  const { pool } = connection.client as { pool: { on: (event: string, on: Failed) => void } };
  connection.on('query-error', note);
  pool.on('acquireFail', (_id, error) => note(error));
};

/**
 * Strapi begins some things and waits for none of them: the message to a member of staff who forgot a
 * password, what it counts when one is invited. When the database fails them, nobody hears, and that
 * ends a process: here the log is told. Whatever else nobody handles ends it as before.
 */
const mindForgotten = (strapi: Core.Strapi): void => {
  const tell = (error: unknown): void => {
    if (!isOfDatabase(error)) throw error;
    strapi.log.error(`What nobody waited for was not done: ${(error as Error).message}`);
  };
  process.on('unhandledRejection', tell);
  const destroy = strapi.destroy.bind(strapi);
  strapi.destroy = async () => {
    await destroy();
    process.off('unhandledRejection', tell);
  };
};

/**
 * A refusal that stands in the place of a fault gives way to it: Strapi takes what it could not read for
 * what is not there, a language, a role, a file. Refusals of ours are what they say.
 */
const tellIfHidden = ({ status, state }: { status: number; state: Record<string, unknown> }) => {
  if (status >= 400 && isOfDatabase(state.databaseFault)) throw state.databaseFault;
};

/** What is written was validated: there it would be a fault of ours. */
const isQuestion = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Strapi's own entrances look for the row of whatever text stands in a field of what they are sent. */
const holdsNul = (body: unknown): boolean =>
  Object.values(body ?? {}).some((value) => typeof value === 'string' && value.includes('\0'));

/**
 * Stands behind `strapi::errors` and says what became of a request that the database did not serve:
 * 409 when others were first each time, 503 when it cannot be reached, 507 when its disk is full.
 * None is a fault of the application, and what was asked may be asked again. A question about a value
 * that no row could have is answered 400, and an address with such an id 404.
 */
const databaseFaults = (
  _config: unknown,
  { strapi }: { strapi: Core.Strapi },
): Core.MiddlewareHandler => {
  noteFaults(strapi);
  mindForgotten(strapi);
  return async (ctx, next) => {
    try {
      await next();
      tellIfHidden(ctx);
    } catch (caught) {
      const error = causeOf(caught, ctx.state.databaseFault);
      if (NUL.test(ctx.path) && isAboutNothing(error)) throw new errors.NotFoundError();
      const asks = isQuestion(ctx.method) || holdsNul(ctx.request.body);
      const refusal = asks ? refusalOfQuestion(error) : refusalOfFault(error);
      if (refusal) strapi.log.error(`${ctx.method} ${routeOf(ctx)}: ${(error as Error).message}`);
      const told = refusal ?? error;
      if (mayBeAskedAgain(told)) ctx.set('Retry-After', RETRY_AFTER);
      throw told;
    }
  };
};

export default databaseFaults;
