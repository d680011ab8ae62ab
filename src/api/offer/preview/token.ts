/** The signed permission to see one version of one offer for a while. Pure: no clock. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { LOCALES } from '../../../documents/rules';
import type { Locale } from '../reading/types';

export type Version = 'draft' | 'published';

/** A token opens this version, and nothing else. */
export interface Opened {
  documentId: string;
  locale: Locale;
  version: Version;
}

/** Longer than any token that was signed here. */
const LONGEST = 500;

/**
 * A key for previews alone, derived from the secret: other signatures made with the secret open
 * none.
 */
const keyFrom = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'adhesions: preview of an offer', 32));

const signatureOf = (content: string, secret: string): Buffer =>
  createHmac('sha256', keyFrom(secret)).update(content).digest();

/** Signs what is opened until an instant, in milliseconds. */
export const signPreview = (
  { documentId, locale, version }: Opened,
  until: number,
  secret: string,
): string => {
  const content = Buffer.from(JSON.stringify([documentId, locale, version, until]));
  const text = content.toString('base64url');
  return `${text}.${signatureOf(text, secret).toString('base64url')}`;
};

const isOpened = (value: unknown): value is [string, Locale, Version, number] =>
  Array.isArray(value) &&
  typeof value[0] === 'string' &&
  LOCALES.some((known) => known === value[1]) &&
  (value[2] === 'draft' || value[2] === 'published') &&
  typeof value[3] === 'number';

/** The preview that a token opens at an instant; null for a token that is not ours or has expired. */
export const readPreview = (token: string, now: number, secret: string): Opened | null => {
  if (token.length > LONGEST) return null;
  const [text = '', signature = '', ...more] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const expected = signatureOf(text, secret);
  const signed = given.length === expected.length && timingSafeEqual(given, expected);
  if (!signed || more.length > 0) return null;
  const content: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
  if (!isOpened(content)) return null;
  const [documentId, locale, version, until] = content;
  return now < until ? { documentId, locale, version } : null;
};
