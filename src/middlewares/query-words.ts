import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { refuseHiddenPaths } from '../extensions/field-paths';

/**
 * Words of Strapi's query engine that a request must not use. Strapi checks `filters` and the
 * like, and passes other parameters to the database unchecked: with
 * `where[createdBy][resetPasswordToken][$startsWith]` anybody who lists files could guess reset
 * tokens of administrators letter by letter.
 */
const WORDS: ReadonlySet<string> = new Set([
  ...['where', '_where', 'lookup', 'select', 'orderBy', 'groupBy', 'having', 'search'],
]);
/**
 * No page of the admin uses `populate` on these calls. Strapi would populate anything of a role, its
 * accounts with password digests and reset tokens, and of a file: whatever shows it, parts for members
 * and drafts included, for staff who may read none of it.
 */
const BARE = /^\/(admin\/|upload\/files(\/|$))/i;
const MORE = 'populate';
/** Strapi's lists outside of the Content Manager, with the type of their rows. */
const LISTS: [path: RegExp, model: string][] = [
  [/^\/admin\/users\/?$/i, 'admin::user'],
  [/^\/admin\/roles\/?$/i, 'admin::role'],
  [/^(\/api)?\/upload\/files(\/page)?\/?$/i, 'plugin::upload.file'],
  [/^\/upload\/folders\/?$/i, 'plugin::upload.folder'],
];
/**
 * Our own calls, which refuse unknown parameters themselves, and our pages of the admin, whose
 * addresses hold the filters of their lists.
 */
const OURS =
  /^\/((admin\/plugins\/)?membership-lifecycle|api\/(offers|entitlements|occasions|me|applications|association|renewal-invitations|resources|members-parts))(\/|$)/;

/** The first of these words in a query, at any depth: each populated relation has its own query. */
const wordIn = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = WORDS.has(name) ? name : wordIn(inner);
    if (found !== undefined) return found;
  }
  return undefined;
};

const refusedIn = ({ path, query }: Context): string | undefined =>
  BARE.test(path) && MORE in query ? MORE : wordIn(query);

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
