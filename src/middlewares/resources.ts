import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { Unverifiable } from '../api/offer/reading/memory';
import type { PublicLists, PublicPage } from '../api/resource/services/public-lists';
import { publicListsIn } from '../api/resource/typed-services';
import { send } from '../http/ready-answer';

/** What a list may be asked in a form that has no other meaning, each once; the chain takes the rest. */
const QUESTION = /^(locale=(?:fr|en)|page=[1-9]\d{0,3}|pageSize=(?:[1-9]\d?|100))$/;
const USUAL_SIZE = 25;

const pageIn = (query: string): PublicPage | null => {
  const parts = query === '' ? [] : query.split('&');
  const asked = new URLSearchParams(query);
  if (!parts.every((part) => QUESTION.test(part)) || asked.size !== new Set(asked.keys()).size) {
    return null;
  }
  return {
    locale: asked.get('locale') === 'en' ? 'en' : 'fr',
    page: Number(asked.get('page') ?? 1),
    pageSize: Number(asked.get('pageSize') ?? USUAL_SIZE),
  };
};

/**
 * Answers lists of resources to strangers from memory, before Strapi's chain, as the public offer is.
 * Whoever may be somebody, and every page of another site, goes on to the chain.
 */
const resourcesMiddleware = (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const path = `${strapi.config.get('api.rest.prefix', '/api')}/resources`;
  let lists: PublicLists | null = null;

  return async (ctx: Context, next: Next): Promise<unknown> => {
    const { method, url = '', headers } = ctx.req;
    const isList = url.startsWith(path) && (url.length === path.length || url[path.length] === '?');
    const isRead = method === 'GET' || method === 'HEAD';
    const isStranger = headers.authorization === undefined && headers.origin === undefined;
    if (!isList || !isRead || !isStranger) return next();
    lists ??= publicListsIn(strapi);
    try {
      const ready = await lists.answer(url, () => pageIn(url.slice(path.length + 1)));
      return ready ? send(ctx, ready) : next();
    } catch (error) {
      if (!(error instanceof Unverifiable)) throw error;
      return next();
    }
  };
};

export default resourcesMiddleware;
