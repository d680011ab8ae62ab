import { getFetchClient } from '@strapi/strapi/admin';
import type { ExportFormat } from '../../../../shared/transfer/exports';
import { queryString } from '../utils/query';
import { isRecord } from '../utils/records';
import { at } from './api';

/** What a file is asked of: a list with its filters, a member, a history. */
export interface ExportQuestion {
  path: string;
  filters: Record<string, unknown>;
  format: ExportFormat;
  locale: 'fr' | 'en';
}

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

/** A file with its name; a link could not ask for it, since it carries no session. */
export const fetchExport = async ({
  path,
  filters,
  format,
  locale,
}: ExportQuestion): Promise<{ file: Blob; name: string }> => {
  const question = queryString({ ...filters, format, locale });
  const answer: Answered = await getFetchClient().get<Blob>(
    `${at('exports')}/${path}?${question}`,
    {
      responseType: 'blob',
      // Refusals say why in their body. A session that has ended is renewed by the client.
      validateStatus: (status) => status !== 401,
    },
  );
  if (answer.status !== 200) throw await errorOf(answer);
  const named = /filename="([^"]+)"/.exec(answer.headers?.get('Content-Disposition') ?? '');
  return { file: answer.data, name: named?.[1] ?? `${path}.${format}` };
};
