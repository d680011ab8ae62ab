import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';

/**
 * Words of the database's own queries. Strapi weighs what stands in `filters` and its like, and hands
 * the rest of a question to the database as it is: `where[createdBy][resetPasswordToken][$startsWith]`
 * let whoever lists files guess the accounts of the admin, letter by letter.
 */
const WORDS: ReadonlySet<string> = new Set([
  ...['where', '_where', 'lookup', 'select', 'orderBy', 'groupBy', 'having', 'search'],
]);
/**
 * No page asks the admin's own calls for more than they answer. Strapi tells whatever is populated of
 * roles: their accounts, with the passwords' digests and the tokens that reset them.
 */
const OF_ACCOUNTS = /^\/admin\//i;
const MORE = 'populate';
/** Calls of ours take the parameters that they name, and no other. */
const OURS =
  /^\/(membership-lifecycle|api\/(offers|entitlements|occasions|me|applications|association|renewal-invitations))(\/|$)/;

/** The first of these words in a question, at any depth: what is populated has a query of its own. */
const wordIn = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = WORDS.has(name) ? name : wordIn(inner);
    if (found !== undefined) return found;
  }
  return undefined;
};

const refusedIn = ({ path, query }: Context): string | undefined =>
  OF_ACCOUNTS.test(path) && MORE in query ? MORE : wordIn(query);

const queryWordsMiddleware = () => (ctx: Context, next: Next) => {
  const word = ctx.querystring === '' || OURS.test(ctx.path) ? undefined : refusedIn(ctx);
  if (word === undefined) return next();
  throw new errors.ValidationError(`Invalid parameter ${word}`, { reason: 'unknown-parameter' });
};

export default queryWordsMiddleware;
