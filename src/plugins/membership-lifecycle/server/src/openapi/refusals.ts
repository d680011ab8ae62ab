import type { Localised } from '../../../shared/kernel/content-api';
import type { JsonSchema } from '../kernel/http/openapi-call';
import { REFUSALS } from '../refusals';
import { FIELD_REASONS } from './field-reasons';

/** Every reason with which the content API refuses: its status, its sentence, what its details hold. */

const WHOLE: JsonSchema = { type: 'integer' };
const TEXT: JsonSchema = { type: 'string' };
const DAY: JsonSchema = { type: 'string', format: 'date' };
const WORDS: JsonSchema = { $ref: '#/components/schemas/Localised' };
const REASON_OF_FIELD: JsonSchema = {
  type: 'object',
  properties: {
    path: {
      type: 'array',
      items: TEXT,
      description: 'Where it stands: `["contacts", "0", "email"]`.',
    },
    message: { ...TEXT, description: 'The sentence to show at the field.' },
    name: TEXT,
    reason: { enum: FIELD_REASONS, description: 'Stable; others may be added.' },
    text: WORDS,
  },
  required: ['path', 'message', 'name', 'reason', 'text'],
};

/** The details of refusals, besides `reason` and `text`. */
const DETAILS: Record<string, Record<string, JsonSchema>> = {
  'already-registered': { person: TEXT },
  ambiguous: { siret: TEXT, count: WHOLE },
  'already-reversed': { usage: TEXT },
  'below-zero': { used: WHOLE, asked: WHOLE },
  'benefit-unknown': { benefit: TEXT },
  'body-too-deep': { most: WHOLE },
  'body-too-large': { most: WHOLE },
  'body-too-wide': { most: WHOLE },
  'call-lacks': {
    lacks: { type: 'array', items: TEXT },
    what: WORDS,
    field: { ...TEXT, description: 'The field of the answer that gives it, when one does.' },
  },
  'contact-unknown': { contact: TEXT },
  'date-in-future': { field: TEXT, date: DAY },
  exhausted: { granted: WHOLE, used: WHOLE, asked: WHOLE },
  'invalid-input': { errors: { type: 'array', items: REASON_OF_FIELD } },
  'mandate-over': { on: DAY, whom: WORDS },
  'mandate-to-come': { on: DAY, whom: WORDS },
  'membership-ends-before': { on: DAY, onInWords: WORDS },
  'membership-unknown': { membership: TEXT, siret: TEXT },
  'not-active': {
    status: { $ref: '#/components/schemas/MembershipStatus' },
    on: DAY,
    onInWords: WORDS,
  },
  'not-consumable': { kind: { $ref: '#/components/schemas/BenefitKind' } },
  'not-granted': { on: DAY, onInWords: WORDS },
  'not-member-on': { on: WORDS, why: WORDS, field: TEXT },
  'not-reversible': { kind: TEXT },
  'occasion-full': { capacity: WHOLE },
  'occasion-over': { on: DAY, onInWords: WORDS },
  'pdf-too-large': { max: { type: 'number', description: 'In megabytes.' } },
  'own-access-lost': { address: TEXT },
  'person-cap-reached': { cap: WHOLE },
  'person-required': { field: TEXT },
  'registration-closed': { on: DAY, onInWords: WORDS },
  'registration-not-open': { from: DAY, fromInWords: WORDS },
  'query-too-deep': { most: WHOLE },
  'query-too-long': { most: WHOLE },
  'query-too-wide': { most: WHOLE },
  'sheet-too-long': { lines: WHOLE, linesInWords: WORDS },
  'sheet-unwritable': { character: TEXT },
  'text-too-long': { path: { type: 'array', items: TEXT }, most: WHOLE },
  'too-many-requests': { seconds: WHOLE, wait: WORDS },
  'unknown-locale': { field: TEXT },
  'unknown-parameter': { field: TEXT },
  'usage-unknown': { usage: TEXT },
};

/** A refusal in the document. */
export interface Refusal {
  reason: string;
  status: number;
  /** The sentence, its holes as `{x}`. */
  text: Localised;
}

/** The refusal that a reason stands for. Throws when no refusal has that reason. */
export const refusalOf = (reason: string): Refusal => {
  const known = REFUSALS[reason];
  if (!known) throw new Error(`No refusal is named “${reason}”`);
  const { status = 409, ...text } = known;
  return { reason, status, text };
};

/** Name of a refusal's schema: `exhausted` is `ExhaustedRefusal`. */
export const refusalName = (reason: string): string =>
  `${reason.replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase())}Refusal`;

const bodyOf = (status: number, details: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: {
    data: { type: 'null' },
    error: {
      type: 'object',
      properties: { status: { const: status }, name: TEXT, message: TEXT, details },
      required: ['status', 'name', 'message', 'details'],
    },
  },
  required: ['data', 'error'],
});

/** The whole body of an answer that refuses for this reason. */
export const refusalSchema = (reason: string): JsonSchema => {
  const { status, text } = refusalOf(reason);
  const details = {
    type: 'object',
    properties: { reason: { const: reason }, text: WORDS, ...DETAILS[reason] },
    required: ['reason', 'text'],
  };
  return { description: text.en, ...bodyOf(status, details) };
};

/** The body of Strapi's own refusals, which have a status only. */
export const plainRefusal = (status: number): JsonSchema =>
  bodyOf(status, {
    type: 'object',
    properties: status === 400 ? { errors: { type: 'array', items: { type: 'object' } } } : {},
  });
