import type { Core } from '@strapi/strapi';
import { clockIn } from '../kernel/clock';
import type { Locale } from '../kernel/rules/values';
import { isSame, signatureOf } from './signature';

/**
 * Signed addresses of files for members. They end, and open nothing by themselves: at each download
 * it is decided anew whether the reader whom they name may read.
 */

/** Long enough to read a page, too short to be passed on. */
const LIFE_MS = 15 * 60_000;

/** A file, where it is shown, and to whom. */
export interface Addressed {
  id: string;
  /** UID of the type, and the document, whose part has the file. */
  uid: string;
  documentId: string;
  locale: Locale;
  /** The name of a reader. */
  reader: string;
}

const signature = (
  strapi: Core.Strapi,
  { id, uid, documentId, locale, reader }: Addressed,
  until: number,
): string => signatureOf(strapi, 'file-address', [id, uid, documentId, locale, reader, until]);

/** When an address that is made now ends, in milliseconds since the epoch of the real clock. */
export const endOfAddress = (strapi: Core.Strapi): number => clockIn(strapi).wall() + LIFE_MS;

/** The address of a file until an instant. */
export const addressOf = (strapi: Core.Strapi, file: Addressed, until: number): string => {
  const { id, uid, documentId, locale, reader } = file;
  const query = new URLSearchParams({
    of: uid,
    document: documentId,
    locale,
    reader,
    until: String(until),
    sign: signature(strapi, file, until),
  });
  return `/api/resources/files/${id}?${query}`;
};

/** Whether an address is one that was made here, and has not ended. */
export const isGood = (
  strapi: Core.Strapi,
  file: Addressed,
  { until, sign }: { until: number; sign: string },
): boolean => isSame(sign, signature(strapi, file, until)) && clockIn(strapi).wall() < until;
