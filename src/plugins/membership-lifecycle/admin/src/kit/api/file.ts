import { getFetchClient } from '@strapi/strapi/admin';
import { queryString } from '../utils/query';
import { isRecord } from '../utils/records';
import { at } from './api';

interface Answered {
  data: Blob;
  status?: number;
  headers?: Headers;
}

/** The error that an answer tells, as other calls of the API give it. */
const errorOf = async ({ data, status }: Answered): Promise<unknown> => {
  try {
    const body: unknown = JSON.parse(await data.text());
    if (isRecord(body) && isRecord(body.error)) return { status, ...body.error };
  } catch {
    // A proxy's page, perhaps: there is nothing to tell but that it failed.
  }
  return { status };
};

/** A file with the name that it is given, if any; a link could not ask for it, since it carries no session. */
export const fetchNamedFile = async (
  path: string,
  question: object = {},
): Promise<{ file: Blob; name: string | null }> => {
  const asked = queryString({ ...question });
  const answer: Answered = await getFetchClient().get<Blob>(
    asked ? `${at(path)}?${asked}` : at(path),
    {
      responseType: 'blob',
      // Refusals say why in their body. A session that has ended is renewed by the client.
      validateStatus: (status) => status !== 401,
    },
  );
  if (answer.status !== 200) throw await errorOf(answer);
  const named = /filename="([^"]+)"/.exec(answer.headers?.get('Content-Disposition') ?? '');
  return { file: answer.data, name: named?.[1] ?? null };
};

/** A file whose name is known. */
export const fetchFile = async (path: string, question?: object): Promise<Blob> =>
  (await fetchNamedFile(path, question)).file;
