import type { Core } from '@strapi/strapi';
import { previewsIn } from '../api/offer/typed-services';
import type { PreviewService } from '../api/offer/services/preview';
import { LOCALES, MAIN_LOCALE } from '../documents/rules';
import { mayOf, weighRows } from '../extensions/readable-rows';
import { RESOURCE_UID } from '../plugins/membership-lifecycle/shared/kernel/ids';
import { lifecycle } from './lifecycle';

type Shown = Parameters<PreviewService['address']>[1];

/** All that the page of a resource shows: who may not read one of them gets no preview. */
const TOLD = [
  'title',
  'summary',
  'picture',
  'topics.label',
  'programme',
  'language',
  'publishedOn',
  'content',
];

/** The page that shows a resource; undefined when there is none or the person may not see it. */
const resourceAddress = async (
  strapi: Core.Strapi,
  { documentId = '', locale: asked, status }: Shown,
): Promise<string | undefined> => {
  const locale = LOCALES.find((one) => one === (asked || MAIN_LOCALE));
  const userAbility: unknown = strapi.requestContext.get()?.state?.userAbility;
  if (!locale || !userAbility) return undefined;
  const version = status === 'published' ? 'published' : 'draft';
  const reader = { userAbility, model: RESOURCE_UID };
  const publishedAt = { $notNull: version === 'published' };
  const { readable } = await weighRows(strapi, reader, { documentId, locale, publishedAt });
  if (readable.length === 0 || !TOLD.every(mayOf(strapi, reader))) return undefined;
  const place = { documentId, locale };
  const preview = await lifecycle(strapi, 'resourcePreviews').tokenFor(place, version);
  const links = lifecycle(strapi, 'siteLinks');
  const own = await links.preview('resourcePath', { documentId }, locale, preview);
  const query = new URLSearchParams({ ...(locale === 'en' ? { lang: 'en' } : {}), preview });
  return own ?? `/ressources/${documentId}?${query}`;
};

/** Sets the preview button of the Content Manager to the page that shows the edited document. */
export const openPreviews = (strapi: Core.Strapi): void => {
  strapi.config.set('admin.preview.config.handler', async (uid: string, shown: Shown) =>
    uid === RESOURCE_UID ? resourceAddress(strapi, shown) : previewsIn(strapi).address(uid, shown),
  );
};
