import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';

/** Signatures of addresses that end. */

/** Derived from the application's keys: the same on every instance, another for each purpose. */
const secret = (strapi: Core.Strapi, purpose: string): Buffer => {
  const [key] = strapi.config.get<string[]>('server.app.keys');
  return Buffer.from(hkdfSync('sha256', key, '', `resources:${purpose}`, 32));
};

/** Signs a list of values for one purpose. */
export const signatureOf = (
  strapi: Core.Strapi,
  purpose: 'file-address' | 'preview',
  values: readonly (string | number)[],
): string =>
  createHmac('sha256', secret(strapi, purpose)).update(JSON.stringify(values)).digest('base64url');

/** Whether a signature that came back is the one that was made, compared in constant time. */
export const isSame = (came: string, made: string): boolean => {
  const [given, expected] = [Buffer.from(came), Buffer.from(made)];
  return given.length === expected.length && timingSafeEqual(given, expected);
};
