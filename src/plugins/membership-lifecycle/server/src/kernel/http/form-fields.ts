import type { Core } from '@strapi/strapi';
import { judgeForm } from '../bounded-request';
import { RefusalError } from '../errors';
import { readerLanguage } from '../reader-language';

/**
 * Stands behind the parser of forms, and keeps their fields within the bounds of their entrance as `bounds`
 * keeps bodies: Strapi reads those that are JSON, however deep it is.
 */
const keepFormWithinBounds = (): Core.MiddlewareHandler => (ctx, next) => {
  if (!ctx.is('multipart')) return next();
  try {
    judgeForm(ctx);
  } catch (error) {
    throw error instanceof RefusalError ? error.in(readerLanguage(ctx)) : error;
  }
  return next();
};

export default keepFormWithinBounds;
