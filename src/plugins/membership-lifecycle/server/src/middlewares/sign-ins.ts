import type { Core } from '@strapi/strapi';
import { clientNetwork } from '../utils/client-network';
import { isOfDatabase } from '../services/attempts';
import { getService } from '../utils/get-service';
import { readerLanguage } from '../utils/reader-language';
import { tooMany } from '../utils/too-many';

type Limits = ReturnType<typeof getService<'rateLimits'>>;
/** What is counted, and for whom. */
type Count = Parameters<Limits['take']>;

/** Where a password is asked for, with the field that names the account. */
const ENTRANCES = [
  { path: /^\/api\/auth\/local\/?$/i, field: 'identifier', of: 'member' },
  { path: /^\/admin\/login\/?$/i, field: 'email', of: 'staff' },
];

const accountIn = (body: unknown, field: string): string | null => {
  const value: unknown = (body as Record<string, unknown> | null | undefined)?.[field];
  return typeof value === 'string' ? value.trim().toLowerCase() : null;
};

/**
 * Limits how often a wrong password is tried, from one address and for one account. Counted before
 * the password is compared, so that trying many at once gains nothing, and given back when it was
 * the right one, or the database was away: people who sign in, and the server of a front-end that
 * signs them in, are not held back. Stands behind the parser of bodies. Strapi limits the staff's by the address and the e-mail
 * together, which whoever has a network of addresses passes.
 */
const signIns =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    const entrance = ENTRANCES.find(({ path }) => path.test(ctx.path));
    if (!entrance || ctx.method !== 'POST') return next();
    const limits = getService(strapi, 'rateLimits');
    const account = accountIn(ctx.request.body, entrance.field);
    const counts: Count[] = [['signIn', clientNetwork(ctx.ip)]];
    if (account) counts.push(['signInOfAccount', `${entrance.of}:${account}`]);
    for (const count of counts) {
      const seconds = await limits.take(...count);
      if (seconds > 0) throw tooMany(ctx, seconds).in(readerLanguage(ctx));
    }
    const giveBack = async () => {
      for (const count of counts) await limits.giveBack(...count);
    };
    try {
      await next();
    } catch (error) {
      if (isOfDatabase(error)) await giveBack();
      throw error;
    }
    // Strapi takes whoever it could not read for nobody (`database-faults`): no password was compared.
    if (ctx.status === 200 || isOfDatabase(ctx.state.databaseFault)) await giveBack();
  };

export default signIns;
