import type { Core } from '@strapi/strapi';
import { formOf } from '../kernel/declared-forms';
import { RefusalError } from '../kernel/errors';
import { useSentFiles } from '../kernel/sent-files';
import { memberPapersIn } from '../papers/member-papers';
import { refuse } from '../refusals';

/** The most that a form's fields, and the text between its parts, may weigh beside its file. */
const MOST_FIELDS = 64 * 1024;
const MEGABYTE = 1024 * 1024;
/** The most that the files of a form may weigh: several pictures for the library. */
const LIBRARY = 64 * MEGABYTE;
/** Whether the parser gave the reason: the form could not be read, or went on for too long. */
const isOfTheParser = (reason: unknown) =>
  reason === 'unreadable-body' || reason === 'body-too-large';

type Context = Parameters<Core.MiddlewareHandler>[0];
type Reasoned = Error & { details?: { reason?: unknown } };

/** Reads a form to its end, so that the sender can read the refusal. */
const refuseUnread = (ctx: Context, ...why: Parameters<typeof refuse>): never => {
  ctx.req.resume();
  throw refuse(...why);
};

/** A form of one paper weighs no more than the paper may, and says so beforehand. */
const weighPaper = (ctx: Context, most: number): void => {
  const { length } = ctx.request;
  if (length === undefined) refuseUnread(ctx, 'form-without-length');
  else if (length > most + MOST_FIELDS) {
    refuseUnread(ctx, 'pdf-too-large', { max: most / MEGABYTE });
  }
};

const weigh = (ctx: Context, most: number): void => {
  if ((ctx.request.length ?? 0) > most + MOST_FIELDS) {
    refuseUnread(ctx, 'body-too-large', { most: most / 1024 });
  }
};

/**
 * Stands before the parser of forms, which writes files to the disk before any route, its limits
 * and its rights are asked. Whatever becomes of a form, it leaves no file behind: Strapi removes what
 * a route took as `files`, and nothing else.
 */
const forms =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    const form = ctx.is('multipart') ? formOf(strapi, ctx) : undefined;
    if (form === undefined) return next();
    const isPaper = form === 'paper';
    const most = isPaper ? memberPapersIn(strapi).mostBytes() : LIBRARY;
    if (isPaper) weighPaper(ctx, most);
    else weigh(ctx, most);
    try {
      return await useSentFiles(ctx, () => next());
    } catch (error) {
      const reason = (error as Reasoned).details?.reason;
      if (error instanceof RefusalError || !isOfTheParser(reason)) throw error;
      throw refuse(reason, { most: most / 1024 });
    }
  };

export default forms;
