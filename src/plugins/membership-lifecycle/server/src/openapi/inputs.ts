import type { ApiCall, Input, JsonSchema } from '../kernel/http/openapi-call';
import { schemaOf } from '../kernel/http/openapi-yup-to-schema';
import { KEY } from '../kernel/inputs/key';
import { json, TEXT } from './parts';

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

/** The schema of a body, with descriptions from the comments of its type. */
const bodySchema = ({ schema, type }: Input, types: Record<string, JsonSchema>): JsonSchema => {
  const said = schemaOf(schema);
  if (!type) return said;
  const known = types[type];
  if (!known) throw new Error(`There is no type “${type}” in shared/<module>/content-api`);
  const told = (known.properties ?? {}) as Record<string, JsonSchema>;
  const fields = said.properties as Record<string, JsonSchema>;
  const [mine, its] = [Object.keys(fields).sort(), Object.keys(told).sort()];
  if (String(mine) !== String(its)) {
    throw new Error(`The schema of “${type}” has ${mine}, the type ${its}`);
  }
  const describe = ([name, field]: [string, JsonSchema]) => {
    const { description } = told[name];
    return [name, description ? { description, ...field } : field];
  };
  return { ...said, properties: Object.fromEntries(Object.entries(fields).map(describe)) };
};

const filesIn = (schema: JsonSchema, files: readonly string[]): JsonSchema => {
  const file = { type: 'string', contentMediaType: 'application/pdf', contentEncoding: 'binary' };
  const properties = { ...(schema.properties as JsonSchema) };
  for (const name of files) properties[name] = file;
  return { ...schema, properties };
};

/** The body of a call: JSON and, if it accepts files, a form. */
export const bodyOf = ({ body, files }: ApiCall, types: Record<string, JsonSchema>): JsonSchema => {
  if (!body) return {};
  const schema = bodySchema(body, types);
  const form = files ? { 'multipart/form-data': { schema: filesIn(schema, files) } } : {};
  return { requestBody: { required: true, content: { ...json(schema, body.example), ...form } } };
};
