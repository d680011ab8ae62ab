import type { Core } from '@strapi/strapi';
import type { RefusalError } from './errors';
import { readerLanguage } from './reader-language';

/**
 * Refusals thrown inside of Strapi's own calls. Strapi may answer something else: its sign-in of
 * staff turns any failure into a 501. The request keeps the refusal, and is answered with it.
 */

/** Notes a refusal on the present request, in its reader's language; returns it, to be thrown. */
export const noteRefusal = (strapi: Core.Strapi, refusal: RefusalError): RefusalError => {
  const ctx = strapi.requestContext.get();
  if (!ctx) return refusal;
  const told = refusal.in(readerLanguage(ctx));
  ctx.state.refusal = told;
  return told;
};

/** The refusal noted on a request, if any. */
export const notedRefusal = (state: { refusal?: RefusalError }): RefusalError | undefined =>
  state.refusal;
