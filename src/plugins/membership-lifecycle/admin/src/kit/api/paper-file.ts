import { getFetchClient } from '@strapi/strapi/admin';
import { at } from './api';

/** A paper as it was issued, or as the member gave it, which a link could not ask for: it carries no session. */
export const fetchPaper = async (
  id: string,
  of: 'papers' | 'member-papers' = 'papers',
): Promise<Blob> => {
  const { data } = await getFetchClient().get<Blob>(at(`${of}/${id}/file`), {
    responseType: 'blob',
  });
  return data;
};
