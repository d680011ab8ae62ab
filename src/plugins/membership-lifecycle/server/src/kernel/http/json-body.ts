import type { Core } from '@strapi/strapi';
import { refuse } from '../refusals/common';
import { useSentFiles } from '../sent-files';

/** Accepts JSON only, on a public route. */
const jsonBody = (): Core.MiddlewareHandler => (ctx, next) =>
  // Removes the files of a form, which the parser has already written to the disk.
  useSentFiles(ctx, async () => {
    if (!ctx.is('application/json')) throw refuse('not-json');
    await next();
  });

export default jsonBody;
