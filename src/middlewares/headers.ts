import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { allowedOrigin, isShownAnywhere } from '../http/cross-origin';
import { isPictureName } from '../http/media-kinds';
import { servedPath } from '../http/served-path';
import { lifecycle } from '../setup/lifecycle';

/** Calls of the API answer data: a browser must not run them, even if it takes one for a page. */
const DATA = /^\/(api|membership-lifecycle|content-manager|upload|users-permissions|i18n)\//i;
const NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'";
/** Files of the media library opened directly, in any spelling of the path. */
const UPLOADS = /^\/+uploads\//i;
const SHOWN_ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Pages of the admin, which show previews in a frame: those of a front-end of one's own too. */
const ADMIN = /^\/admin(\/|$)/i;
const CSP = 'Content-Security-Policy';
const letFrame = async (strapi: Core.Strapi, ctx: Context): Promise<void> => {
  // Without its database the admin shows no preview, and says so itself.
  const origin = await lifecycle(strapi, 'siteLinks')
    .previewOrigin()
    .catch(() => null);
  const policy = String(ctx.response.get(CSP));
  if (origin) ctx.set(CSP, policy.replace("frame-src 'self'", `frame-src 'self' ${origin}`));
};

/**
 * Headers of every answer, besides Strapi's own, which are meant for pages. This runs after
 * `strapi::cors`, which answers preflights; here each answer itself says who may read it:
 * everybody, one named site, or nobody.
 */
const headersMiddleware =
  ({ frontEnds }: { frontEnds: string[] }, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<unknown> => {
    const { method, path } = ctx;
    const allowed = allowedOrigin({ method, path, origin: ctx.get('Origin') }, frontEnds);
    if (allowed === null) ctx.remove('Access-Control-Allow-Origin');
    else ctx.set('Access-Control-Allow-Origin', allowed);
    const isUpload = UPLOADS.test(servedPath(path) ?? path);
    const everybody = isUpload || isShownAnywhere({ method, path });
    ctx.set('Cross-Origin-Resource-Policy', everybody ? 'cross-origin' : 'same-origin');
    ctx.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    if (isUpload || DATA.test(path)) {
      ctx.set('Content-Security-Policy', isUpload ? SHOWN_ALONE : NOTHING_RUNS);
      ctx.set('X-Frame-Options', 'DENY');
    }
    if (ADMIN.test(path)) await letFrame(strapi, ctx);
    // A browser shows pictures, and downloads every other file.
    if (isUpload && !isPictureName(path)) ctx.set('Content-Disposition', 'attachment');
    return next();
  };

export default headersMiddleware;
