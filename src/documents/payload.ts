import type { Schema } from '@strapi/strapi';
import { hasControlCharacter } from './checks';
import { problem, type Problem } from './errors';

export type Data = Record<string, unknown>;
type Attributes = Schema.Attributes;

/** The fields that Strapi, or the Content Manager's form, adds beside the attributes. */
const SYSTEM_FIELDS = new Set([
  'id',
  'documentId',
  'locale',
  'localizations',
  'status',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  '__component',
  '__temp_key__',
]);

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Names each field that the type does not have, and each text with a control character. */
export const payloadProblems = (
  attributes: Attributes,
  data: Data,
  componentOf: (uid: string) => { attributes: Attributes } | undefined,
  path: Problem['path'] = [],
): Problem[] =>
  Object.entries(data).flatMap(([field, value]) => {
    const here = [...path, field];
    const attribute = attributes[field];
    if (!attribute) {
      return SYSTEM_FIELDS.has(field) ? [] : [problem(here, 'unknown-field', { field })];
    }
    if (typeof value === 'string') {
      return hasControlCharacter(value) ? [problem(here, 'control-character')] : [];
    }
    if (attribute.type !== 'component') return [];
    const component = componentOf(attribute.component);
    if (!component) return [];
    const many = Array.isArray(value);
    return asList(value).flatMap((item, index) =>
      isData(item)
        ? payloadProblems(component.attributes, item, componentOf, many ? [...here, index] : here)
        : [],
    );
  });

/** Every text of an input loses the blanks at both ends, which people paste without seeing them. */
export const trimTexts = (data: Data): void => {
  for (const [field, value] of Object.entries(data)) {
    if (typeof value === 'string') data[field] = value.trim();
    else if (Array.isArray(value)) value.filter(isData).forEach(trimTexts);
    else if (isData(value) && !(value instanceof Date)) trimTexts(value);
  }
};
