import { getFetchClient } from '@strapi/strapi/admin';
import { at } from '../../kit/api/api';

/** The sheet of an offer, as PDF. */
export const fetchSheet = async (
  offerId: string,
  params: { locale: 'fr' | 'en'; version: 'draft' | 'published' },
): Promise<Blob> => {
  const { data } = await getFetchClient().get<Blob>(at(`offers/${offerId}/sheet`), {
    params,
    responseType: 'blob',
  });
  return data;
};
