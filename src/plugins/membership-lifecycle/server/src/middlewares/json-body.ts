import type { Core } from '@strapi/strapi';
import { refuse } from '../utils/errors';
import { withSentFiles } from '../utils/sent-files';

const KILOBYTE = 1024;

/**
 * Takes JSON of a bounded size and nothing else, on a route that anybody may call: `{ name:
 * 'plugin::membership-lifecycle.json-body', config: { kilobytes } }`.
 */
const jsonBody =
  ({ kilobytes }: { kilobytes: number }): Core.MiddlewareHandler =>
  (ctx, next) =>
    // The application's parser has put files of a form on the disk by now.
    withSentFiles(ctx, async () => {
      if (!ctx.is('application/json')) throw refuse('not-json');
      // A body without an announced length is weighed as it was read.
      const bytes = ctx.request.length ?? Buffer.byteLength(JSON.stringify(ctx.request.body) ?? '');
      if (bytes > kilobytes * KILOBYTE) throw refuse('request-too-large', { most: kilobytes });
      await next();
    });

export default jsonBody;
