import type { Core } from '@strapi/strapi';
import type { AccountKind } from '../password-tries';
import { passwordTriesIn } from '../password-tries';
import { countTries } from './counted-tries';

/**
 * Counts the current passwords that somebody who is signed in gives when they choose another, with
 * those that are tried at the entrances: who holds a stolen token does not guess by it.
 */
const ownPassword =
  ({ of }: { of: AccountKind }, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    const { currentPassword } = (ctx.request.body ?? {}) as { currentPassword?: unknown };
    const id: number | undefined = ctx.state.user?.id;
    if (!currentPassword || id === undefined) return next();
    const count = passwordTriesIn(strapi).account(of, id);
    await countTries({ strapi, ctx }, [count], next);
  };

export default ownPassword;
