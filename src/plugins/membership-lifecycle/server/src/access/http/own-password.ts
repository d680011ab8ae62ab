import type { Core } from '@strapi/strapi';
import type { AccountKind } from '../password-tries';
import { passwordTriesIn } from '../password-tries';
import { countTries } from './counted-tries';

/**
 * Limits wrong current passwords when a signed-in person changes theirs, in the same count as
 * sign-ins: a stolen token must not be a way to guess the password.
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
