import type { Core } from '@strapi/strapi';
import type { PreviewService } from '../api/offer/services/preview';

type Shown = Parameters<PreviewService['address']>[1];

/** Gives the Content Manager's button the page that shows what is being edited, where one does. */
export const openPreviews = (strapi: Core.Strapi): void => {
  strapi.config.set('admin.preview.config.handler', async (uid: string, shown: Shown) =>
    (strapi.service('api::offer.preview') as unknown as PreviewService).address(uid, shown),
  );
};
