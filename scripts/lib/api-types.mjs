/** The JSON schemas of the types of the content API, from their TypeScript. */
import { createRequire } from 'node:module';
import { at } from './project.mjs';

const { createGenerator } = createRequire(import.meta.url)('ts-json-schema-generator');

const SHARED = 'src/plugins/membership-lifecycle/shared';

/** Each file, and the type that is asked of it. The application's offer says itself. */
const SOURCES = [
  [`${SHARED}/*/content-api.ts`, '*'],
  ['src/api/offer/reading/types.ts', 'PublicOffer'],
];

const definitionsOf = ([file, type]) =>
  createGenerator({
    path: at(file),
    tsconfig: at('tsconfig.json'),
    type,
    additionalProperties: false,
    skipTypeCheck: true,
  }).createSchema(type).definitions;

const isSchema = (value) => typeof value === 'object' && value !== null;

/**
 * As OpenAPI 3.1 has it: references into its components, and prose on one line. Answers are open, since
 * fields may be added to them.
 */
const adapted = (value, key) => {
  if (Array.isArray(value)) return value.map((one) => adapted(one));
  if (isSchema(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name, one]) => !(name === 'additionalProperties' && one === false))
        .map(([name, one]) => [name, adapted(one, name)]),
    );
  }
  if (key === '$ref') return value.replace('#/definitions/', '#/components/schemas/');
  if (key === 'description') return value.replace(/\s+/g, ' ');
  return value;
};

/** Name of each type, and its schema. The first source that names a type rules. */
export const apiTypes = () =>
  SOURCES.reduceRight((types, source) => ({ ...types, ...adapted(definitionsOf(source)) }), {});
