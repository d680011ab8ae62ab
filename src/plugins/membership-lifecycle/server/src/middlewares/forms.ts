import type { Core } from '@strapi/strapi';
import { refuse } from '../utils/errors';
import { getService } from '../utils/get-service';
import { withSentFiles } from '../utils/sent-files';

/** Where strangers and members send files: an answer to a renewal, with its paper. */
const FORMS = /^\/api\/(renewal-invitations|me)(\/|$)/i;
/** Where people of the admin, and tokens of theirs, send files; Strapi's library removes what it took. */
const OTHER_FORMS = /^\/(membership-lifecycle|(api\/)?upload)(\/|$)/i;
/** What the fields of a form, and what stands between its parts, may weigh beside its file. */
const MOST_FIELDS = 64 * 1024;
const MEGABYTE = 1024 * 1024;

/**
 * Stands before the parser of bodies, which writes files to the disk before any route, its limits
 * and its rights are asked. Who sends a form where none is taken is refused unread. A form of a
 * public call weighs no more than its one file may, and says so beforehand. Whatever becomes of a
 * form, it leaves no file behind: Strapi removes what a route took as `files`, and nothing else.
 */
const forms =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    if (!ctx.is('multipart')) return next();
    if (OTHER_FORMS.test(ctx.path)) return withSentFiles(ctx, () => next());
    if (!FORMS.test(ctx.path)) {
      ctx.req.resume();
      throw refuse('not-json');
    }
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

export default forms;
