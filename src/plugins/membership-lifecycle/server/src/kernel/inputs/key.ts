import { refuse } from '../refusals/common';

/** The form of an Idempotency-Key. */
export const KEY = /^[\x21-\x7e]{1,255}$/;

/** The Idempotency-Key header, which every change through the content API must carry. */
export const validateKey = (header: unknown): string => {
  if (typeof header !== 'string' || header === '') throw refuse('idempotency-key-required');
  if (!KEY.test(header)) throw refuse('idempotency-key-invalid');
  return header;
};
