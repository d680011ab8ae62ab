import { getFetchClient } from '@strapi/strapi/admin';
import { queryString } from '../utils/query';
import { isRecord } from '../utils/records';
import { at } from './api';

interface Answered {
  data: Blob;
  status?: number;
  headers?: Headers;
}

/** The error in an answer, in the same form as for other calls. */
const errorOf = async ({ data, status }: Answered): Promise<unknown> => {
  try {
    const body: unknown = JSON.parse(await data.text());
    if (isRecord(body) && isRecord(body.error)) return { status, ...body.error };
  } catch {
    // Not JSON, such as a proxy's error page: only the status is known.
  }
  return { status };
};

/** The name of a file, with its accents where it has any; null without a name. */
const nameIn = (disposition: string): string | null => {
  const whole = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  if (whole) return decodeURIComponent(whole);
  return /filename="([^"]+)"/.exec(disposition)?.[1] ?? null;
};

/**
 * Downloads a file with the name given by the server. A plain link could not, since it sends no
 * session.
 */
export const fetchNamedFile = async (
  path: string,
  question: object = {},
): Promise<{ file: Blob; name: string | null }> => {
  const asked = queryString({ ...question });
  const answer: Answered = await getFetchClient().get<Blob>(
    asked ? `${at(path)}?${asked}` : at(path),
    {
      responseType: 'blob',
      // A refusal has its reason in the body. On 401, the client renews the session.
      validateStatus: (status) => status !== 401,
    },
  );
  if (answer.status !== 200) throw await errorOf(answer);
  return { file: answer.data, name: nameIn(answer.headers?.get('Content-Disposition') ?? '') };
};

/** A file whose name is known. */
export const fetchFile = async (path: string, question?: object): Promise<Blob> =>
  (await fetchNamedFile(path, question)).file;
