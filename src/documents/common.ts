/** Rules that several content types share. */
import type { UID } from '@strapi/strapi';
import { isEmpty, isKebab } from './checks';
import { problem, type Problem } from './errors';
import type { Data } from './payload';
import type { Write } from './rules';
import { publishedRow } from './rows';

/** Needed fields that a draft still lacks. */
export const missing = (draft: Data, fields: string[]): Problem[] =>
  fields.filter((field) => isEmpty(draft[field])).map((field) => problem([field], 'required'));

/** A code or a slug is written in kebab case; a draft may still lack it. */
export const kebabProblems = (data: Data, field: string): Problem[] =>
  isEmpty(data[field]) || isKebab(data[field]) ? [] : [problem([field], 'not-kebab')];

/** Refuses to change a value that others refer to while any version is published. */
export const fixedProblems = async (
  { strapi, data, documentId }: Write,
  uid: UID.ContentType,
  fields: string[],
): Promise<Problem[]> => {
  const touched = fields.filter((field) => data[field] !== undefined);
  if (!documentId || touched.length === 0) return [];
  const published = await publishedRow(strapi, uid, documentId);
  if (!published) return [];
  return touched
    .filter((field) => data[field] !== published[field])
    .map((field) => problem([field], 'fixed-once-published'));
};

/** The values that occur more than once, each named once. */
export const repeated = (values: string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];
