import { fetchFile } from '../../kit/api/file';

/** The sheet of an offer, as PDF. */
export const fetchSheet = (
  offerId: string,
  params: { locale: 'fr' | 'en'; version: 'draft' | 'published' },
): Promise<Blob> => fetchFile(`offers/${offerId}/sheet`, params);
