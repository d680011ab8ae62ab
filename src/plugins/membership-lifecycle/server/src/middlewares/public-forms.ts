import type { Core } from '@strapi/strapi';
import { refuse } from '../utils/errors';
import { getService } from '../utils/get-service';
import { withSentFiles } from '../utils/sent-files';

/** Where strangers and members send files: an answer to a renewal, with its paper. */
const FORMS = /^\/api\/(renewal-invitations|me)(\/|$)/i;
/** What the fields of a form, and what stands between its parts, may weigh beside its file. */
const MOST_FIELDS = 64 * 1024;
const MEGABYTE = 1024 * 1024;

/**
 * Stands before the parser of bodies, which writes files to the disk before any route, its limits
 * and its rights are asked. A form of these calls weighs no more than its one file may, says so
 * beforehand, and whatever becomes of it leaves no file behind.
 */
const publicForms =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    if (!FORMS.test(ctx.path) || !ctx.is('multipart')) return next();
    const most = getService(strapi, 'memberPapers').mostBytes();
    const { length } = ctx.request;
    if (length === undefined || length > most + MOST_FIELDS) {
      // Read to its end, so that whoever sends it gets to read the answer.
      ctx.req.resume();
      throw length === undefined
        ? refuse('form-without-length')
        : refuse('pdf-too-large', { max: most / MEGABYTE });
    }
    return withSentFiles(ctx, () => next());
  };

export default publicForms;
