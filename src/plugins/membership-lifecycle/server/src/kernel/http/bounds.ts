import type { Core } from '@strapi/strapi';
import { readBounded } from '../bounded-request';
import { RefusalError } from '../errors';
import { readerLanguage } from '../reader-language';

type Context = Parameters<Core.MiddlewareHandler>[0];

/** Browsers name a handful of encodings, in some forty characters. */
const MOST_ENCODINGS = 200;

/** What compresses answers reads this header by an expression that takes the square of its length. */
const dropLongEncodings = ({ req }: Context): void => {
  const { 'accept-encoding': accepted = '' } = req.headers;
  if (accepted.length > MOST_ENCODINGS) delete req.headers['accept-encoding'];
};

/**
 * Stands before everything that makes something of what was sent, and keeps it within the bounds of its
 * entrance (`kernel/rules/entrances.ts`), for strangers and staff alike: an account or a token is asked for
 * behind it. Reads JSON and fields in place of Strapi's parser, which would make a body of a megabyte for
 * anybody first; forms with files are left to it (`forms`).
 */
const keepWithinBounds = (): Core.MiddlewareHandler => async (ctx, next) => {
  dropLongEncodings(ctx);
  try {
    await readBounded(ctx);
  } catch (error) {
    // Read to its end and dropped, so that whoever sends it gets to read the answer.
    ctx.req.resume();
    throw error instanceof RefusalError ? error.in(readerLanguage(ctx)) : error;
  }
  await next();
};

export default keepWithinBounds;
