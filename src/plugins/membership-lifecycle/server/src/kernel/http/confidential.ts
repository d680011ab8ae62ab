import type { Core } from '@strapi/strapi';

/**
 * For answers to the holder of a personal link: not cached, not indexed, no referrer to other
 * sites.
 */
const confidential = (): Core.MiddlewareHandler => (ctx, next) => {
  ctx.set('Cache-Control', 'private, no-store');
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('X-Robots-Tag', 'noindex');
  return next();
};

export default confidential;
