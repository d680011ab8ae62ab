import type { Core } from '@strapi/strapi';
import { ask, type AdminRoutes } from '../permitted';
import { refuseUnreadable } from '../readable-rows';

type Context = Parameters<Core.ControllerHandler>[0];
type Controller = Record<string, (ctx: Context) => Promise<unknown>>;

interface Plugin extends AdminRoutes {
  controllers: { 'content-types': Controller | (() => Controller) };
}

/**
 * Refuses relations to rows that the person may not read. Strapi handles any value but texts and
 * numbers.
 */
const refuseIn = async (
  strapi: Core.Strapi,
  { state: { userAbility } }: Context,
  model: unknown,
  where: Record<string, unknown>,
): Promise<void> => {
  const plain = Object.values(where).every((one) => ['string', 'number'].includes(typeof one));
  if (!plain || typeof model !== 'string' || !(model in strapi.contentTypes)) return;
  await refuseUnreadable(strapi, { userAbility, model }, where);
};

/**
 * Without this, every account of the admin could change the settings of languages, and a person
 * who may read one field of a type could learn of all its documents in every language.
 */
export default (plugin: Plugin) => {
  ask(plugin, 'PUT', '/settings', 'plugin::i18n.locale.update');
  const { 'content-types': given } = plugin.controllers;
  const original = typeof given === 'function' ? given() : given;
  const keptToReaders = ({ strapi }: { strapi: Core.Strapi }): Controller => ({
    ...original,

    async getNonLocalizedAttributes(ctx) {
      const { model, id } = (ctx.request.body ?? {}) as Record<string, unknown>;
      await refuseIn(strapi, ctx, model, { id });
      return original.getNonLocalizedAttributes(ctx);
    },

    async getFillFromLocaleData(ctx) {
      const { documentId, sourceLocale: locale } = ctx.query;
      await refuseIn(strapi, ctx, ctx.params.model, { documentId, locale });
      return original.getFillFromLocaleData(ctx);
    },
  });
  return { ...plugin, controllers: { ...plugin.controllers, 'content-types': keptToReaders } };
};
