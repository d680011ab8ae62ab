import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { clientNetwork } from '../../kernel/client-network';
import type { Count } from '../password-tries';
import { passwordTriesIn } from '../password-tries';
import { countTries } from './counted-tries';

type Context = Parameters<Core.MiddlewareHandler>[0];
type Entrance = (typeof ENTRANCES)[number];

/** Where a password is asked for, with the field that names the account. */
const ENTRANCES = [
  { path: /^\/api\/auth\/local\/?$/i, field: 'identifier', of: 'member' },
  { path: /^\/admin\/login\/?$/i, field: 'email', of: 'staff' },
] as const;

/**
 * What is typed, as texts that are not empty. The staff's entrance takes lists for their text, looks
 * in the address for what the body has not, and fails over a password that is none.
 */
const typedIn = ({ request }: Context, { field }: Entrance): { name: string; password: string } => {
  const { [field]: name, password } = (request.body ?? {}) as Record<string, unknown>;
  if (typeof name === 'string' && typeof password === 'string' && name && password) {
    return { name, password };
  }
  throw new errors.ValidationError(`${field} and password are texts, and neither is empty`);
};

/**
 * Limits how often a wrong password is tried: from one address, for one name however it is spelt, and
 * for one account whatever name the database takes for its own. Who tries an account too often under
 * other names is answered as before, and compared with a password that nobody has: neither the answer
 * nor its time tells which accounts there are. Stands behind the parser of bodies. Strapi limits
 * the staff's by the address and the e-mail together, which whoever has a network of addresses passes.
 */
const signIns =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    const entrance = ENTRANCES.find(({ path }) => path.test(ctx.path));
    if (!entrance || ctx.method !== 'POST') return next();
    const tries = passwordTriesIn(strapi);
    const { name, password } = typedIn(ctx, entrance);
    const counts: Count[] = [['signIn', clientNetwork(ctx.ip)], tries.typed(entrance.of, name)];
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
