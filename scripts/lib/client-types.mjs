/**
 * The types of the content API as one file without imports, for front-ends of another repository,
 * from the document that any other tool reads.
 */
import fs from 'node:fs';
import { at } from './project.mjs';

const HEAD = '/** Made by `npm run openapi` from docs/openapi.json: not to be edited. */\n';

/** A list of codes, as of countries, which a front-end has as texts. */
const MOST_CHOICES = 50;

const PLAIN = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' };

const commented = ({ description }, text) =>
  description ? `/** ${description} */\n${text}` : text;

const either = (types) => [...new Set(types)].join(' | ');

const fieldsOf = ({ properties, required = [] }) => {
  const fields = Object.entries(properties).map(([name, field]) =>
    commented(field, `${name}${required.includes(name) ? '' : '?'}: ${typeOf(field)};`),
  );
  return `{\n${fields.join('\n')}\n}`;
};

const objectOf = (schema) => {
  if (schema.properties) return fieldsOf(schema);
  const { additionalProperties } = schema;
  return `Record<string, ${additionalProperties ? typeOf(additionalProperties) : 'unknown'}>`;
};

/** A schema as TypeScript writes it. */
const typeOf = (schema) => {
  const { $ref, type, enum: choices, anyOf, items, not } = schema;
  if ($ref) return $ref.replace('#/components/schemas/', '');
  if (anyOf) return either(anyOf.map(typeOf));
  if ('const' in schema) return JSON.stringify(schema.const);
  if (choices && choices.length <= MOST_CHOICES) {
    return either(choices.map((one) => JSON.stringify(one)));
  }
  if (Array.isArray(type)) return either(type.map((one) => typeOf({ ...schema, type: one })));
  if (type === 'array') return `(${typeOf(items)})[]`;
  if (type === 'object') return objectOf(schema);
  if (type === 'null') return 'null';
  if (PLAIN[type]) return PLAIN[type];
  if (not) return 'never';
  throw new Error(`No type is known for ${JSON.stringify(schema)}`);
};

const declared = ([name, schema]) =>
  commented(
    schema,
    schema.properties && schema.type === 'object'
      ? `export interface ${name} ${fieldsOf(schema)}`
      : `export type ${name} = ${typeOf(schema)};`,
  );

/** The text of `client/types.d.ts`. */
export const clientTypes = () => {
  const { components } = JSON.parse(fs.readFileSync(at('docs', 'openapi.json'), 'utf8'));
  // Refusals are thrown as an error of the client’s own.
  const answers = Object.entries(components.schemas).filter(
    ([name]) => !/Refusal$|^Plain\d/.test(name),
  );
  return [HEAD, ...answers.map(declared)].join('\n\n');
};
