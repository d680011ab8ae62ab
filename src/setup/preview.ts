import type { Core } from '@strapi/strapi';
import { previewsIn } from '../api/offer/typed-services';
import type { PreviewService } from '../api/offer/services/preview';

type Shown = Parameters<PreviewService['address']>[1];

/** Sets the preview button of the Content Manager to the page that shows the edited document. */
export const openPreviews = (strapi: Core.Strapi): void => {
  strapi.config.set('admin.preview.config.handler', async (uid: string, shown: Shown) =>
    previewsIn(strapi).address(uid, shown),
  );
};
