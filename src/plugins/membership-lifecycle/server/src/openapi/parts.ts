import type { JsonSchema } from '../kernel/http/openapi-call';

/** Small pieces of an OpenAPI document. */

export const TEXT: JsonSchema = { type: 'string' };

export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

export const json = (schema: JsonSchema, example?: unknown) => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
});
