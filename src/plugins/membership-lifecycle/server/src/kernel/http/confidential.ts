import type { Core } from '@strapi/strapi';

/** What whoever holds a link reads: kept by nobody in between, found by no search, told to no other site. */
const confidential = (): Core.MiddlewareHandler => (ctx, next) => {
  ctx.set('Cache-Control', 'private, no-store');
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('X-Robots-Tag', 'noindex');
  return next();
};

export default confidential;
