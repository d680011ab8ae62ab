import type { ApiCall, JsonSchema } from '../kernel/http/openapi-call';
import { schemaOf } from '../kernel/http/openapi-yup-to-schema';
import { KEY } from '../kernel/inputs/key';
import { json, ref, TEXT, type Schemas } from './parts';

/** The inputs of a call: its parameters and its body. */

/** The parameters of a call: in the path, in the query, and headers. */
export const parametersOf = ({
  path = {},
  query,
  idempotent,
  versioned,
  cached,
}: ApiCall): JsonSchema[] => {
  const inPath = Object.entries(path).map(([name, description]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: TEXT,
  }));
  const schema = query ? schemaOf(query.schema) : {};
  const required = (schema.required ?? []) as string[];
  const inQuery = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).map(
    ([name, one]) => {
      const description = query?.about[name];
      if (!description) throw new Error(`Nothing is said about the parameter “${name}”`);
      const asked = required.includes(name) ? { required: true } : {};
      const nested = one.type === 'object' ? { style: 'deepObject', explode: true } : {};
      return { name, in: 'query', ...asked, ...nested, description, schema: one };
    },
  );
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Made by you, one for each use that is meant: a UUID. Asked again with it, nothing is done twice.',
    schema: { type: 'string', pattern: KEY.source },
  };
  const version = {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The `ETag` of what was read: a change of something else is refused.',
    schema: TEXT,
  };
  const known = {
    name: 'If-None-Match',
    in: 'header',
    description: 'The ETag of the answer that you have: 304 when it is still the same.',
    schema: TEXT,
  };
  return [
    ...inPath,
    ...inQuery,
    ...(idempotent ? [key] : []),
    ...(versioned ? [version] : []),
    ...(cached ? [known] : []),
  ];
};

/** Both describe the same fields, or the promise of one is not kept by the other. */
const checkFields = (name: string, said: JsonSchema, told: JsonSchema): void => {
  const [mine, its] = [said, told].map(({ properties }) => Object.keys(properties ?? {}).sort());
  if (String(mine) !== String(its)) {
    throw new Error(`The schema of “${name}” has ${mine}, the type ${its}`);
  }
};

const nameIn = ({ $ref }: JsonSchema): string | null =>
  typeof $ref === 'string' ? $ref.replace('#/components/schemas/', '') : null;

/**
 * The schemas of what is sent, by the names of their types: what a schema asks, with what the
 * comments of its type say, and a schema of its own for each named object within.
 */
export const bodiesOf = (calls: readonly ApiCall[], types: Schemas): Schemas => {
  const bodies: Schemas = {};

  const fields = (name: string, said: JsonSchema, told: JsonSchema): JsonSchema => {
    checkFields(name, said, told);
    const properties = Object.entries(told.properties as Schemas).map(([field, its]) => [
      field,
      worded(`${name}.${field}`, (said.properties as Schemas)[field], its),
    ]);
    return { ...said, properties: Object.fromEntries(properties) };
  };

  const add = (name: string, said: JsonSchema): JsonSchema => {
    const told = types[name];
    if (!told) throw new Error(`There is no type “${name}” in shared/<module>/content-api`);
    const { description } = told;
    const made = { ...(description ? { description } : {}), ...fields(name, said, told) };
    if (bodies[name] && JSON.stringify(bodies[name]) !== JSON.stringify(made)) {
      throw new Error(`“${name}” is sent in two ways`);
    }
    bodies[name] = made;
    return ref(name);
  };

  const worded = (at: string, said: JsonSchema, told: JsonSchema): JsonSchema => {
    const { description, anyOf } = told;
    const about = description ? { description } : {};
    const [one, none] = (anyOf ?? []) as JsonSchema[];
    if (none?.type === 'null' && said.properties) {
      return { ...about, anyOf: [worded(at, { ...said, type: 'object' }, one), none] };
    }
    const name = nameIn(told);
    if (name && said.properties) return { ...about, ...add(name, said) };
    if (name) return { ...about, ...said, ...ref(name) };
    if (said.properties) return { ...about, ...fields(at, said, told) };
    if (said.items && told.items) {
      const items = worded(at, said.items as JsonSchema, told.items as JsonSchema);
      return { ...about, ...said, items };
    }
    return { ...about, ...said };
  };

  for (const { body } of calls) if (body?.type) add(body.type, schemaOf(body.schema));
  return bodies;
};

const filesIn = (schema: JsonSchema, files: readonly string[]): JsonSchema => {
  const file = { type: 'string', contentMediaType: 'application/pdf', contentEncoding: 'binary' };
  const properties = { ...(schema.properties as JsonSchema) };
  for (const name of files) properties[name] = file;
  return { ...schema, properties };
};

/** The body of a call: JSON and, if it accepts files, a form. */
export const bodyOf = ({ body, files }: ApiCall, bodies: Schemas): JsonSchema => {
  if (!body) return {};
  const whole = body.type ? bodies[body.type] : schemaOf(body.schema);
  const schema = body.type ? ref(body.type) : whole;
  const form = files ? { 'multipart/form-data': { schema: filesIn(whole, files) } } : {};
  return { requestBody: { required: true, content: { ...json(schema, body.example), ...form } } };
};
