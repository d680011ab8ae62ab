import type { Core } from '@strapi/strapi';
import type { PreviewService } from '../api/offer/services/preview';

type Handler = Parameters<PreviewService['address']>[0];

/** Gives the Content Manager's button the page that shows an offer; other types have none. */
export const openPreviews = (strapi: Core.Strapi): void => {
  strapi.config.set('admin.preview.config.handler', async (uid: string, shown: Handler) => {
    if (uid !== 'api::offer.offer') return undefined;
    return (strapi.service('api::offer.preview') as unknown as PreviewService).address(shown);
  });
};
