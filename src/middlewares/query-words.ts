import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { refuseHiddenPaths } from '../extensions/field-paths';

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
/** The lists of Strapi's that are not the Content Manager's, by the type of their rows. */
const LISTS: [path: RegExp, model: string][] = [
  [/^\/admin\/users\/?$/i, 'admin::user'],
  [/^\/admin\/roles\/?$/i, 'admin::role'],
  [/^(\/api)?\/upload\/files(\/page)?\/?$/i, 'plugin::upload.file'],
  [/^\/upload\/folders\/?$/i, 'plugin::upload.folder'],
];
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

const queryWordsMiddleware =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  (ctx: Context, next: Next) => {
    if (ctx.querystring === '' || OURS.test(ctx.path)) return next();
    const word = refusedIn(ctx);
    if (word !== undefined) {
      const details = { reason: 'unknown-parameter' };
      throw new errors.ValidationError(`Invalid parameter ${word}`, details);
    }
    const list = LISTS.find(([path]) => path.test(ctx.path));
    if (list) refuseHiddenPaths(strapi, list[1], ctx.query);
    return next();
  };

export default queryWordsMiddleware;
