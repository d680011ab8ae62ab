import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { visitorOf } from '../../kernel/visitor';
import type { Count } from '../password-tries';
import { passwordTriesIn } from '../password-tries';
import { countTries } from './counted-tries';

type Context = Parameters<Core.MiddlewareHandler>[0];
type Entrance = (typeof ENTRANCES)[number];

/** The calls that take a password, with the field that names the account. */
const ENTRANCES = [
  { path: /^\/api\/auth\/local\/?$/i, field: 'identifier', of: 'member' },
  { path: /^\/admin\/login\/?$/i, field: 'email', of: 'staff' },
] as const;

/**
 * The typed name and password, if both are non-empty texts. Strapi's sign-in for staff also
 * accepts lists and query parameters, and fails on a password that is no text.
 */
const typedIn = ({ request }: Context, { field }: Entrance): { name: string; password: string } => {
  const { [field]: name, password } = (request.body ?? {}) as Record<string, unknown>;
  if (typeof name === 'string' && typeof password === 'string' && name && password) {
    return { name, password };
  }
  throw new errors.ValidationError(`${field} and password are texts, and neither is empty`);
};

/**
 * Limits wrong passwords per visitor, per typed name in any spelling, and per account, whatever
 * name the database matches to it. When the account's limit is reached through other names, the
 * password is compared with one that nobody has: neither the answer nor its time reveals accounts.
 * Runs after the body parser. Strapi limits staff only by address and e-mail together, which a
 * network of addresses gets around.
 */
const signIns =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    const entrance = ENTRANCES.find(({ path }) => path.test(ctx.path));
    if (!entrance || ctx.method !== 'POST') return next();
    const tries = passwordTriesIn(strapi);
    const { name, password } = typedIn(ctx, entrance);
    const counts: Count[] = [
      ['signIn', await visitorOf(strapi, ctx)],
      tries.typed(entrance.of, name),
    ];
    await countTries({ strapi, ctx }, counts, async (counted) => {
      const account = await tries.find(entrance.of, name);
      if (account) {
        const own = tries.account(entrance.of, account.id);
        if ((await tries.take(own)) > 0)
          Object.assign(ctx.request.body, { password: tries.hopeless() });
        counted.push(own);
      }
      if (!account?.password) await tries.compareWithNone(password);
      await next();
    });
  };

export default signIns;
