import type { Core } from '@strapi/strapi';
import type { Context } from '../../kernel/context';
import { validateLanguage } from '../../kernel/inputs/language';
import { validateNothing } from '../../kernel/inputs/nothing';
import { runOneAtATime } from '../../kernel/one-at-a-time';
import { readerLanguage } from '../../kernel/reader-language';
import { applicationsIn } from '../applications';

const FORM_FRESH_SECONDS = 60;

/** Applications from a form on any site; no authentication. */
const createContentApiApplications = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => applicationsIn(strapi);
  // Nobody else waits while a hundred strangers ask for the same form at one moment.
  const shown = {
    fr: runOneAtATime(() => service().form.shown('fr')),
    en: runOneAtATime(() => service().form.shown('en')),
  };
  return {
    async challenge(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.set('Cache-Control', 'no-store');
      // As altcha's widget reads it, without an envelope.
      ctx.body = await service().challenge();
    },

    async form(ctx: Context) {
      await validateLanguage({ ...ctx.query });
      const locale = readerLanguage(ctx);
      ctx.set('Cache-Control', `public, max-age=${FORM_FRESH_SECONDS}`);
      ctx.set('Content-Language', locale);
      ctx.body = { data: await shown[locale]() };
    },

    async receive(ctx: Context) {
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data: await service().receive(ctx.request.body, readerLanguage(ctx)) };
      ctx.status = 202;
    },
  };
};

export default createContentApiApplications;
