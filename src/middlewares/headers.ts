import type { Context, Next } from 'koa';
import { allowedOrigin, isPublicRead } from '../http/cross-origin';
import { isPictureName } from '../http/media-kinds';
import { servedPath } from '../http/served-path';

/** Calls answer data, which is no page: whatever a browser takes it for, nothing of it runs. */
const DATA = /^\/(api|membership-lifecycle|content-manager|upload|users-permissions|i18n)\//i;
const NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'";
/** A file of the media library that is opened by itself, whoever put it there, however it is spelt. */
const UPLOADS = /^\/+uploads\//i;
const SHOWN_ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * What every answer of the chain says beside Strapi's own headers, which are those of its pages. It
 * stands behind `strapi::cors`, which answers browsers that ask beforehand; on the answer itself it
 * is said here who may read it, so that it is everybody, one named site, or nobody.
 */
const headersMiddleware =
  ({ frontEnds }: { frontEnds: string[] }) =>
  (ctx: Context, next: Next): Promise<unknown> => {
    const { method, path } = ctx;
    const allowed = allowedOrigin({ method, path, origin: ctx.get('Origin') }, frontEnds);
    if (allowed === null) ctx.remove('Access-Control-Allow-Origin');
    else ctx.set('Access-Control-Allow-Origin', allowed);
    const isUpload = UPLOADS.test(servedPath(path) ?? path);
    const everybody = isUpload || isPublicRead({ method, path });
    ctx.set('Cross-Origin-Resource-Policy', everybody ? 'cross-origin' : 'same-origin');
    ctx.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    if (isUpload || DATA.test(path)) {
      ctx.set('Content-Security-Policy', isUpload ? SHOWN_ALONE : NOTHING_RUNS);
      ctx.set('X-Frame-Options', 'DENY');
    }
    // A picture may be looked at; anything else is to be kept.
    if (isUpload && !isPictureName(path)) ctx.set('Content-Disposition', 'attachment');
    return next();
  };

export default headersMiddleware;
