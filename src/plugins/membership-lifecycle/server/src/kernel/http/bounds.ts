import type { Core } from '@strapi/strapi';
import { readBounded } from '../bounded-request';
import { RefusalError } from '../errors';
import { readerLanguage } from '../reader-language';

type Context = Parameters<Core.MiddlewareHandler>[0];

/** Browsers name a handful of encodings, in some forty characters. */
const MOST_ENCODINGS = 200;

/** The compression of answers matches this header in time quadratic in its length. */
const dropLongEncodings = ({ req }: Context): void => {
  const { 'accept-encoding': accepted = '' } = req.headers;
  if (accepted.length > MOST_ENCODINGS) delete req.headers['accept-encoding'];
};

/**
 * Checks every request against the bounds of its address (`kernel/rules/entrances.ts`) before
 * anything is done with it, even before authentication. It parses JSON in place of Strapi's parser,
 * which would parse a megabyte for anybody, and refuses what is not JSON; Strapi still parses the
 * forms of routes that declare one (see `forms`).
 */
const keepWithinBounds =
  (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    dropLongEncodings(ctx);
    try {
      await readBounded(strapi, ctx);
    } catch (error) {
      // Reads and drops the rest of the body: otherwise the client never reads the answer.
      ctx.req.resume();
      throw error instanceof RefusalError ? error.in(readerLanguage(ctx)) : error;
    }
    await next();
  };

export default keepWithinBounds;
