import type { Context } from './context';

/** Makes the answer a download: never executed by a browser, never cached by a proxy. */
export const prepareDownload = (
  ctx: Context,
  { name, mime }: { name: string; mime: string },
): void => {
  // Adds an ASCII fallback for the name; browsers that can read the full name use it.
  ctx.attachment(name, { fallback: name.replace(/[^\x20-\x7e]/g, '_') });
  ctx.type = mime;
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Content-Security-Policy', "sandbox; default-src 'none'");
  ctx.set('Cache-Control', 'private, no-store');
};

/** Sends a file of the private storage as a download. */
export const sendFile = (
  ctx: Context,
  file: { name: string; mime: string },
  bytes: Buffer,
): void => {
  prepareDownload(ctx, file);
  ctx.body = bytes;
};
