import { isRecord } from './records';

const pairs = (name: string, value: unknown): string[] => {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((one, at) => pairs(`${name}[${at}]`, one));
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([key, one]) => pairs(`${name}[${key}]`, one));
  }
  return [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`];
};

/** A question as an address holds it: nested filters in brackets, empty values left out. */
export const queryString = (question: Record<string, unknown>): string =>
  Object.entries(question)
    .flatMap(([name, value]) => pairs(name, value))
    .join('&');

/**
 * An address with its question. Strapi would write what it is given as `params` into the address as it
 * is: a search for `a & b` would be cut at its `&`.
 */
export const withQuestion = (address: string, question: Record<string, unknown>): string => {
  const asked = queryString(question);
  return asked === '' ? address : `${address}?${asked}`;
};
