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
import { notedRefusal } from '../noted-refusal';

/** In seconds: a restart of the database takes a few, and so does a queue that is full. */
const RETRY_AFTER = '5';

const mayBeAskedAgain = (error: unknown): boolean =>
  error instanceof RefusalError && (error.status === 503 || error.reason === 'busy');

const NUL = /%00/;

/** The declared route, not the address: an address may contain the secret of a renewal link. */
const routeOf = (ctx: object): string => {
  const { _matchedRoute: route } = ctx as { _matchedRoute?: string | RegExp };
  return route === undefined ? '(no route)' : String(route);
};

type Failed = (id: number, error: unknown) => void;

/**
 * Notes the last database fault of each request, since Strapi misreads some faults: it treats a
 * caller whose account could not be read as unknown, and would sign out everybody who sends a
 * request during a restart of the database, including staff whose session is being renewed.
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
 * Strapi starts some work without waiting for it, such as the e-mail for a forgotten password. If
 * the database fails there, nobody handles the rejection, and the process would end: here it is
 * logged. Any other unhandled rejection still ends the process.
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
 * Replaces an answer of Strapi by the fault or refusal behind it: Strapi reports a language, role or
 * file that it could not read as not existing. Our own refusals stay.
 */
const tellIfHidden = ({ status, state }: { status: number; state: Record<string, unknown> }) => {
  if (status < 400) return;
  if (isOfDatabase(state.databaseFault)) throw state.databaseFault;
  const refusal = notedRefusal(state);
  if (refusal) throw refusal;
};

/** Reads only: data to be written has been validated, so such a value would be our own mistake. */
const isQuestion = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** Whether a field contains a NUL byte: Strapi's sign-in calls query the database with any text. */
const holdsNul = (body: unknown): boolean =>
  Object.values(body ?? {}).some((value) => typeof value === 'string' && value.includes('\0'));

/**
 * Runs after `strapi::errors` and answers requests that the database failed: 409 when other
 * transactions won every time, 503 when it cannot be reached, 507 when its disk is full. All may
 * be tried again. A query for a value that no row can hold gets 400, an address with such an id
 * 404.
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
      const error = notedRefusal(ctx.state) ?? causeOf(caught, ctx.state.databaseFault);
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
