import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import * as yup from 'yup';
import { CALLS } from '../../../src/plugins/membership-lifecycle/server/src/openapi/calls';
import { schemaOf } from '../../../src/plugins/membership-lifecycle/server/src/kernel/http/openapi-yup-to-schema';
import {
  between,
  exact,
  list,
  optionalText,
  text,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/inputs/fields';
import { damaged } from '../../helpers/hostile';

/** The JSON Schema of an input says what the yup schema checks. */

const ajv = new Ajv2020({ strict: false });
addFormats(ajv);

test('tells lengths, bounds, patterns, choices, nullability and what is asked for', () => {
  const schema = exact({
    name: text(20),
    code: optionalText(10).matches(/^[a-z]+$/, 'not-a-code'),
    count: between(1, 5),
    language: yup.string().oneOf(['fr', 'en', undefined]),
    note: yup.string().nullable().defined(),
    lines: list(exact({ on: yup.string().test('day', 'not-a-day', () => true) }), 3),
  });
  expect(schemaOf(schema)).toEqual({
    type: 'object',
    properties: {
      name: { type: 'string', maxLength: 20 },
      code: { type: 'string', maxLength: 10, pattern: '^[a-z]+$' },
      count: { type: 'integer', minimum: 1, maximum: 5 },
      language: { type: 'string', enum: ['fr', 'en'] },
      note: { type: ['string', 'null'] },
      lines: {
        type: 'array',
        maxItems: 3,
        items: {
          type: 'object',
          properties: { on: { type: 'string', format: 'date' } },
          additionalProperties: false,
        },
      },
    },
    required: ['name', 'count', 'note', 'lines'],
    additionalProperties: false,
  });
});

test('does not pass over a test that it does not know', () => {
  const schema = exact({ a: yup.string().test('palindrome', 'no', () => true) });
  expect(() => schemaOf(schema)).toThrow('palindrome');
});

const bodies = CALLS.flatMap(({ id, body }) => (body ? [[id, body] as const] : []));

test.each(bodies)('the document of %s takes what the server takes', async (_id, body) => {
  const allows = ajv.compile(schemaOf(body.schema));
  const property = fc.asyncProperty(damaged(body.example), async (sent) => {
    const taken = await body.schema.isValid(sent, { strict: true });
    if (taken && !allows(sent)) throw new Error(`${ajv.errorsText(allows.errors)}`);
  });
  expect(allows(body.example)).toBe(true);
  expect(await body.schema.isValid(body.example, { strict: true })).toBe(true);
  await fc.assert(property, { numRuns: 300 });
});
