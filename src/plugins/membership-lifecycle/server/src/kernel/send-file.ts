import type { Context } from './context';

/** Answers a file of the private storage: to be kept, never run, and by nobody in between. */
export const sendFile = (
  ctx: Context,
  { name, mime }: { name: string; mime: string },
  bytes: Buffer,
): void => {
  // Letters beyond ASCII are given a second time, in the way that every browser reads.
  ctx.attachment(name, { fallback: name.replace(/[^\x20-\x7e]/g, '_') });
  ctx.type = mime;
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Content-Security-Policy', "sandbox; default-src 'none'");
  ctx.set('Cache-Control', 'private, no-store');
  ctx.body = bytes;
};
