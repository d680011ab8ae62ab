import type { AnySchema } from 'yup';
import type { JsonSchema } from './openapi-call';

/**
 * Converts the yup schema of an input to JSON Schema. A check that JSON Schema cannot express
 * (control characters, the checksum of a SIRET) is left out, so the schema never refuses what the
 * server accepts. An unknown test throws, so that none is left out by accident.
 */

interface Test {
  name?: string | undefined;
  params?: Record<string, unknown> | undefined;
}

const NOT_BLANK = { pattern: '\\S' };

/** The JSON Schema keywords of each named test in `inputs/`. */
const KEYWORDS: Record<string, (params: Record<string, unknown>) => JsonSchema> = {
  day: () => ({ format: 'date' }),
  email: () => ({ format: 'email' }),
  // JSON Schema cannot limit bytes: only the server does.
  password: ({ min }) => ({ minLength: min }),
  integer: () => ({ type: 'integer' }),
  // Numbers of a query string, where every value is text.
  count: ({ min, max }) => ({ type: 'integer', minimum: min, maximum: max }),
  many: ({ max }) => ({ maxItems: max }),
  range: ({ min, max }) => ({ minimum: min, maximum: max }),
  'not-blank': () => NOT_BLANK,
  filled: () => NOT_BLANK,
  matches: ({ regex }) => ({ pattern: (regex as RegExp).source }),
};

const BOUNDS: Record<string, Record<string, string>> = {
  string: { min: 'minLength', max: 'maxLength' },
  array: { min: 'minItems', max: 'maxItems' },
};

/**
 * Tests that need no keyword: `required`, `additionalProperties` or `meta` covers them, or only
 * the server checks them.
 */
const SAID = [
  'required',
  'defined',
  'there',
  'noUnknown',
  'control',
  'business-number',
  'one',
  'length',
  'blank-or-email',
  'link',
  'form',
  'composed',
];

const keywordsOf = (type: string, { name = '', params = {} }: Test): JsonSchema => {
  if (SAID.includes(name)) return {};
  const bound = BOUNDS[type]?.[name];
  if (bound) return { [bound]: params[name] };
  const keywords = KEYWORDS[name];
  if (!keywords) throw new Error(`yup-to-schema.ts knows no test named “${name}”`);
  return keywords(params);
};

const isAsked = (schema: AnySchema): boolean =>
  schema.describe().tests.some(({ name = '' }) => ['required', 'defined', 'there'].includes(name));

const shapeOf = (schema: AnySchema): JsonSchema => {
  const { fields, innerType } = schema as unknown as {
    fields?: Record<string, AnySchema>;
    innerType?: AnySchema;
  };
  if (innerType) return { items: schemaOf(innerType) };
  if (!fields) return {};
  const required = Object.keys(fields).filter((name) => isAsked(fields[name]));
  return {
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]),
    ),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
};

const choicesOf = (values: readonly unknown[], nullable: boolean): JsonSchema => {
  // In a query, an empty value means that the parameter is absent.
  const said = values.filter((value) => value !== undefined && value !== '' && value !== null);
  return said.length === 0 ? {} : { enum: nullable ? [...said, null] : said };
};

/** The JSON Schema of a yup schema, with what its `meta({ jsonSchema })` adds. */
export const schemaOf = (schema: AnySchema): JsonSchema => {
  const { type, tests, oneOf, meta } = schema.describe() as unknown as {
    type: string;
    tests: Test[];
    oneOf: unknown[];
    meta?: { jsonSchema?: JsonSchema };
  };
  const nullable = Boolean((schema.spec as { nullable?: boolean }).nullable);
  const said: JsonSchema = Object.assign(
    { type },
    shapeOf(schema),
    choicesOf(oneOf, nullable),
    ...tests.map((test) => keywordsOf(type, test)),
    meta?.jsonSchema ?? {},
  );
  return nullable ? { ...said, type: [said.type, 'null'] } : said;
};
