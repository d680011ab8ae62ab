import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { Unverifiable } from '../api/offer/reading/memory';
import { noOffer, type NoOffer } from '../api/offer/reading/refusals';
import type { PublishedOffer } from '../api/offer/reading/snapshot';
import type { Locale } from '../api/offer/reading/types';
import { offersIn } from '../api/offer/typed-services';
import type { OfferService } from '../api/offer/services/offer';
import { LOCALES } from '../documents/rules';
import { readyAnswer, send, type ReadyAnswer } from '../http/ready-answer';
import { offerAnswers } from '../operations/offer-answers';

/** The offer that a request asks for; without a slug, the current offer. */
interface Target {
  slug: string | undefined;
  locale: Locale;
}

const CURRENT = 'current';
/** The form of a slug; requests with anything else go to Strapi. */
const SLUG = /^[a-z0-9-]{1,100}$/;

/**
 * Headers of the answers: those that every answer of the API has, without those for pages, and
 * with a policy that lets nothing run. Credentials are never asked for nor allowed.
 */
const HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag,Retry-After',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};
/**
 * Caches may keep an answer for one second: longer, they would show an old offer after a change;
 * and one second already spares the server a burst of requests.
 */
const KEPT_SHORTLY = { 'Cache-Control': 'public, max-age=1, must-revalidate' };
const NEVER_KEPT = { 'Cache-Control': 'no-store', 'Retry-After': '1' };

const answerOf = ({ json, version, payload }: PublishedOffer): ReadyAnswer =>
  readyAnswer({
    status: 200,
    headers: { ...HEADERS, ...KEPT_SHORTLY, 'Content-Language': payload.locale },
    text: json,
    version,
  });

/** The refusals in every language, prepared once: requests for unknown offers then cost no memory. */
const refusals = () => {
  const refusal = (reason: NoOffer) =>
    Object.fromEntries(
      LOCALES.map((locale) => {
        const { status, body } = noOffer(reason, locale);
        const caching = status === 503 ? NEVER_KEPT : KEPT_SHORTLY;
        const headers = { ...HEADERS, ...caching, 'Content-Language': locale };
        return [
          locale,
          readyAnswer({ status, headers, text: JSON.stringify(body), version: null }),
        ];
      }),
    ) as Record<Locale, ReadyAnswer>;
  return {
    'no-open-offer': refusal('no-open-offer'),
    'offer-not-found': refusal('offer-not-found'),
    'offer-unavailable': refusal('offer-unavailable'),
  };
};

/** Parses an address; undefined when it is not exactly a request for a public offer. */
const targetIn = (base: string, method = '', url = ''): Target | undefined => {
  if (!url.startsWith(base) || (method !== 'GET' && method !== 'HEAD')) return undefined;
  const mark = url.indexOf('?');
  const slug = url.slice(base.length, mark < 0 ? undefined : mark);
  const query = mark < 0 ? '' : url.slice(mark + 1);
  const locale = query === '' ? 'fr' : LOCALES.find((known) => query === `locale=${known}`);
  if (!locale || !SLUG.test(slug)) return undefined;
  return { slug: slug === CURRENT ? undefined : slug, locale };
};

/**
 * Answers the public offer from memory, before Strapi's chain: a request whose answer is ready is
 * neither logged, parsed nor compressed. Any other request goes on to the chain.
 */
const offerMiddleware = (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const base = `${strapi.config.get('api.rest.prefix', '/api')}/offers/`;
  const refused = refusals();
  // A weak map: the answers of an offer that changed are freed with it.
  const answers = new WeakMap<PublishedOffer, ReadyAnswer>();
  const counts = offerAnswers(strapi);
  let service: OfferService | null = null;

  const answerTo = (offer: PublishedOffer | null, { slug, locale }: Target): ReadyAnswer => {
    if (!offer) return refused[slug === undefined ? 'no-open-offer' : 'offer-not-found'][locale];
    const ready = answers.get(offer) ?? answerOf(offer);
    answers.set(offer, ready);
    return ready;
  };

  return async (ctx: Context, next: Next): Promise<void> => {
    const target = targetIn(base, ctx.req.method, ctx.req.url);
    if (!target) return next();
    service ??= offersIn(strapi);
    try {
      const offer = await service.published(target.locale, target.slug);
      if (offer) counts.found += 1;
      else counts.missing += 1;
      const age = service.unverifiedFor();
      return send(ctx, answerTo(offer, target), age > 0 ? { Age: String(age) } : null);
    } catch (error) {
      if (!(error instanceof Unverifiable)) throw error;
      counts.unverifiable += 1;
      return send(ctx, refused['offer-unavailable'][target.locale]);
    }
  };
};

export default offerMiddleware;
