import { getFetchClient } from '@strapi/strapi/admin';
import { queryString } from '../utils/query';
import { at } from './api';

/** A file of the plugin's, which a link could not ask for: it carries no session. */
export const fetchFile = async (path: string, question: object = {}): Promise<Blob> => {
  const asked = queryString({ ...question });
  const url = asked ? `${at(path)}?${asked}` : at(path);
  const { data } = await getFetchClient().get<Blob>(url, { responseType: 'blob' });
  return data;
};
