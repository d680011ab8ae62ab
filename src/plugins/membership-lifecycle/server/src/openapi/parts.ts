import type { JsonSchema } from '../kernel/http/openapi-call';

/** Small pieces of an OpenAPI document. */

/** Schemas by their names. */
export type Schemas = Record<string, JsonSchema>;

export const TEXT: JsonSchema = { type: 'string' };

export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

export const json = (schema: JsonSchema, example?: unknown) => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
});
