import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { lifecycle } from '../../../setup/lifecycle';
import { localeOf, previewOf } from '../reading/query';
import { Unverifiable } from '../reading/memory';
import { noOffer, type NoOffer } from '../reading/refusals';
import type { PublishedOffer } from '../reading/snapshot';
import type { Locale } from '../reading/types';
import { offersIn, previewsIn } from '../typed-services';

const refuse = (ctx: Context, reason: NoOffer, locale: Locale): null => {
  const { status, body } = noOffer(reason, locale);
  ctx.status = status;
  ctx.body = body;
  if (status === 503) ctx.set({ 'Cache-Control': 'no-store', 'Retry-After': '1' });
  return null;
};

/** Answers the public offer to requests that `src/middlewares/offer.ts` does not answer from memory. */
const createOfferController = ({ strapi }: { strapi: Core.Strapi }) => {
  /** The offer that is asked for, or null once the refusal is written. */
  const found = async (
    ctx: Context,
    locale: Locale,
    slug?: string,
  ): Promise<PublishedOffer | null> => {
    try {
      const offer = await offersIn(strapi).published(locale, slug);
      return offer ?? refuse(ctx, slug === undefined ? 'no-open-offer' : 'offer-not-found', locale);
    } catch (error) {
      if (!(error instanceof Unverifiable)) throw error;
      return refuse(ctx, 'offer-unavailable', locale);
    }
  };

  const preview = async (ctx: Context, token: string, asked: { locale: Locale; slug?: string }) => {
    const previews = previewsIn(strapi);
    ctx.set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' });
    const opened = await previews.open(token, asked);
    if (opened) ctx.body = { data: opened.offer };
    else refuse(ctx, 'preview-refused', asked.locale);
  };

  const show = async (ctx: Context, slug?: string): Promise<void> => {
    const { locale, token } = previewOf(ctx.query);
    if (token !== undefined) return preview(ctx, token, { locale, slug });
    const offer = await found(ctx, locale, slug);
    if (offer) ctx.body = { data: offer.payload };
  };

  return {
    /** The offer that is open today, or with a token the one that the token opens. */
    current: (ctx: Context) => show(ctx),

    bySlug: (ctx: Context) => show(ctx, ctx.params.slug),

    /** The published offer on one sheet of A4. */
    async sheet(ctx: Context) {
      const locale = localeOf(ctx.query);
      const offer = await found(ctx, locale, ctx.params.slug);
      if (!offer) return;
      const sheets = lifecycle(strapi, 'offerSheets');
      const { name, mime, bytes } = await sheets.make(offer.payload, { locale, draft: false });
      ctx.attachment(name, { type: 'inline' });
      ctx.type = mime;
      ctx.set('X-Content-Type-Options', 'nosniff');
      // A browser shows it with a viewer of its own, which the policy of data would keep out.
      ctx.set('Content-Security-Policy', "default-src 'self'; frame-ancestors 'self'");
      ctx.body = bytes;
    },
  };
};

export default createOfferController;
