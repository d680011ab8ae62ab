import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { siteFiles } from '../site/files';
import { pageHeaders } from '../site/headers';
import { MOVED_HEADERS, movedPage, movedTo } from '../site/moved';
import { createRendering, type Rendered } from '../site/rendering';
import { languageOf, previewOf, wantedBy, type Wanted } from '../site/requests';
import { NOBODY } from '../site/types';
import { lifecycle } from '../setup/lifecycle';

/** The style of every page, which begins with the association's face. */
const STYLE = 'css/site.css';

/** Fonts stay the same under their name; the rest is asked for again, and mostly unchanged. */
const cachingOf = (name: string): string =>
  name.startsWith('fonts/') ? 'public, max-age=2592000' : 'no-cache';

/** Somebody who reads pages asks for one that there is not; programs are answered as programs. */
const isLost = (ctx: Context): boolean =>
  ctx.status === 404 &&
  !ctx.body &&
  !/^\/(api|admin|uploads)(\/|$)/.test(ctx.path) &&
  ctx.accepts('json', 'html') === 'html';

/** Pages stand elsewhere: who comes by an address of a message that was sent before is sent on. */
const sendOn = (strapi: Core.Strapi) => {
  const answer = async (ctx: Context, next: Next, wanted: Wanted): Promise<unknown> => {
    const links = await lifecycle(strapi, 'siteLinks').elsewhere();
    const language = languageOf(new URLSearchParams(ctx.querystring));
    const moved = links && movedTo(wanted, links, language);
    // What a proxy hands to this server of a site of the same name must not go round in circles.
    if (!moved || new URL(links.offer(language)).host === ctx.host) return next();
    ctx.set(MOVED_HEADERS);
    if ('to' in moved) return ctx.redirect(moved.to);
    ctx.set('Content-Language', language);
    ctx.type = 'text/html; charset=utf-8';
    ctx.body = movedPage(moved, language);
  };
  return (ctx: Context, next: Next): unknown => {
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    const wanted = isRead ? wantedBy(ctx.path) : null;
    const isPage = wanted !== null && wanted.kind !== 'current' && wanted.kind !== 'file';
    return isPage ? answer(ctx, next, wanted) : next();
  };
};

/**
 * Serves the site's pages at their short addresses, and their files. Any other request goes on, at
 * the cost of one comparison of its path.
 */
const createSite = ({ enabled }: { enabled: boolean }, { strapi }: { strapi: Core.Strapi }) => {
  if (!enabled) return sendOn(strapi);
  const rendering = createRendering(strapi);
  const fileNamed = siteFiles(path.join(strapi.dirs.static.public, 'site'));

  const answer = (
    ctx: Context,
    made: { status?: number; type: string; etag: string; body: string | Buffer },
  ) => {
    ctx.status = made.status ?? 200;
    ctx.type = made.type;
    ctx.set('ETag', made.etag);
    ctx.body = made.body;
    if (ctx.fresh) {
      ctx.status = 304;
      ctx.body = null;
    }
  };

  const sendFile = async (ctx: Context, name: string): Promise<void> => {
    const file = await fileNamed(name);
    ctx.set({ 'Cache-Control': cachingOf(name), 'X-Content-Type-Options': 'nosniff' });
    // Answered here: otherwise the public folder would be searched for a file that does not exist.
    if (!file) ctx.status = 404;
    else if (name === STYLE) answer(ctx, await rendering.style(file));
    else answer(ctx, { type: file.type, etag: file.etag, body: file.bytes });
  };

  const sendPage = async (ctx: Context, wanted: Exclude<Wanted, { kind: 'file' }>) => {
    const query = new URLSearchParams(ctx.querystring);
    const language = languageOf(query);
    const preview = previewOf(wanted, query);
    let made: Rendered;
    let association = NOBODY;
    try {
      const page = await rendering.pageOf(language);
      association = page.association;
      made = await rendering.render(wanted, page, { preview, query });
    } catch (error) {
      // A visitor gets an error page, not an error of the API.
      strapi.log.error(error);
      made = rendering.trouble({ language, association, site: '' });
    }
    const { status, etag, text, type, pictures } = made;
    ctx.set(pageHeaders(association, { preview: preview !== null, pictures }));
    ctx.set('Content-Language', language);
    answer(ctx, { status, etag, type, body: text });
  };

  return async (ctx: Context, next: Next): Promise<void> => {
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    const wanted = isRead ? wantedBy(ctx.path) : null;
    if (!wanted) {
      await next();
      return isRead && isLost(ctx) ? sendPage(ctx, { kind: 'nowhere' }) : undefined;
    }
    ctx.state.page = wanted.kind;
    return wanted.kind === 'file' ? sendFile(ctx, wanted.name) : sendPage(ctx, wanted);
  };
};

export default createSite;
