import type { Context, Next } from 'koa';

/** Strapi's own calls take what is sent apart without asking whether anything was. */
const OF_STRAPI =
  /^\/(admin|content-manager|content-type-builder|i18n|users-permissions|(api\/)?(auth|email|upload))(\/|$)/;

/** A call of Strapi's without a body is one with an empty body: refused in words, not by a failure. */
const emptyBodyMiddleware = () => (ctx: Context, next: Next) => {
  if (OF_STRAPI.test(ctx.path)) ctx.request.body ??= {};
  return next();
};

export default emptyBodyMiddleware;
