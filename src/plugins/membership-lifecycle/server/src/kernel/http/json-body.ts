import type { Core } from '@strapi/strapi';
import { refuse } from '../refusals/common';
import { withSentFiles } from '../sent-files';

/** Takes JSON and nothing else, on a route that anybody may call. */
const jsonBody = (): Core.MiddlewareHandler => (ctx, next) =>
  // The application's parser has put files of a form on the disk by now.
  withSentFiles(ctx, async () => {
    if (!ctx.is('application/json')) throw refuse('not-json');
    await next();
  });

export default jsonBody;
