import type { Core } from '@strapi/strapi';
import { RefusalError } from '../errors';
import { readerLanguage } from '../reader-language';

/** Translates the refusals of a public route into the reader's language. */
const inReaderLanguage = (): Core.MiddlewareHandler => async (ctx, next) => {
  const locale = readerLanguage(ctx);
  ctx.vary('Accept-Language');
  try {
    await next();
  } catch (error) {
    throw error instanceof RefusalError ? error.in(locale) : error;
  }
};

export default inReaderLanguage;
