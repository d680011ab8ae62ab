import { getFetchClient } from '@strapi/strapi/admin';
import { at } from './api';

/** A paper as it was issued, which a link could not ask for: it carries no session. */
export const fetchPaper = async (id: string): Promise<Blob> => {
  const { data } = await getFetchClient().get<Blob>(at(`papers/${id}/file`), {
    responseType: 'blob',
  });
  return data;
};
