import type { ApiCall } from '../../kernel/http/openapi-call';
import { checkSchema, consumeSchema, findSchema, reverseSchema } from '../inputs/entitlements';

const MEMBERSHIP = 'm1x5t8k2q7w4z9r3v6b0n2d4';
const USAGE = 'u6y2t8r4e0w5q1a7s3d9f4g8';

const counted = {
  usage: {
    id: USAGE,
    quantity: 1,
    person: null,
    reason: 'Atelier du 2 mars',
    on: '2026-03-02',
    at: '2026-03-02T09:30:00.000Z',
    reverses: null,
  },
  entitlement: { granted: 6, used: 3, remaining: 3 },
};

export const ENTITLEMENT_CALLS: ApiCall[] = [
  {
    route: 'GET /api/entitlements',
    id: 'entitlements',
    tag: 'entitlements',
    access: 'token',
    summary: { en: 'The rights of a member on a day', fr: 'Les droits d’un membre à une date' },
    description:
      'What is counted stands as it was at the end of that day. None before or after a term, nor while the membership is not active.',
    query: {
      schema: findSchema,
      about: {
        membership: 'The membership, by its `documentId`.',
        at: 'The day; today unless it is given.',
        locale: 'Language of units; French unless it is given.',
      },
    },
    answer: { list: 'EntitlementBalance' },
    example: [
      {
        benefit: 'compagnonnage',
        kind: 'quota',
        unit: 'séance',
        granted: 6,
        used: 2,
        remaining: 4,
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
      },
    ],
    refusals: ['invalid-input', 'membership-unknown'],
  },
  {
    route: 'POST /api/entitlements/check',
    id: 'checkEntitlement',
    tag: 'entitlements',
    access: 'token',
    summary: {
      en: 'May this member use this right on this day?',
      fr: 'Ce membre peut-il exercer ce droit à cette date ?',
    },
    description:
      'The gate of pages and bookings, for one use or a `quantity` at once: allowed exactly when a use of as many would be. « No » is an answer too: 200 with `allowed: false` and why. A member who is known but not active is told from a member or a right that does not exist, which is 404. A `siret` finds the member that has it, or else that had it; when several stand, the answer is 409 with `ambiguous`.',
    body: {
      schema: checkSchema,
      type: 'CheckBody',
      example: { membership: MEMBERSHIP, benefit: 'evenements', opensOn: '2026-09-01' },
    },
    answer: { data: 'EntitlementAnswer' },
    example: {
      allowed: true,
      because: {
        rule: 'right-runs',
        params: { startsOn: '2026-01-01', endsOn: '2026-12-31' },
        text: {
          fr: 'Droit ouvert du 1er janvier 2026 au 31 décembre 2026.',
          en: 'Right open from 1 January 2026 to 31 December 2026.',
        },
      },
      remaining: null,
      votes: null,
      bookableFrom: '2026-08-17',
    },
    refusals: ['membership-unknown', 'ambiguous', 'benefit-unknown'],
  },
  {
    route: 'POST /api/entitlements/consume',
    id: 'consumeEntitlement',
    tag: 'entitlements',
    access: 'token',
    summary: { en: 'Use a right', fr: 'Utiliser un droit' },
    description:
      'Never more than is granted, however many ask at once: a use is counted whole or refused, and then nothing has changed.',
    body: {
      schema: consumeSchema,
      type: 'ConsumeBody',
      example: {
        membership: MEMBERSHIP,
        benefit: 'compagnonnage',
        quantity: 1,
        reason: 'Atelier du 2 mars',
      },
    },
    idempotent: true,
    answer: { status: 201, data: 'CountedUse' },
    example: counted,
    refusals: [
      'membership-unknown',
      'benefit-unknown',
      'date-in-future',
      'not-active',
      'not-granted',
      'not-consumable',
      'exhausted',
      'person-required',
      'person-cap-reached',
      'busy',
    ],
  },
  {
    route: 'POST /api/entitlements/usages/:id/reverse',
    id: 'reverseUsage',
    tag: 'entitlements',
    access: 'token',
    summary: {
      en: 'Take a use back, whole and once',
      fr: 'Annuler une utilisation, entière, une fois',
    },
    path: { id: 'The use, as `consume` answered it.' },
    body: { schema: reverseSchema, type: 'ReverseBody', example: { reason: 'Saisi deux fois' } },
    idempotent: true,
    answer: { status: 201, data: 'CountedUse' },
    example: {
      usage: {
        ...counted.usage,
        id: 'v7z3u9s5f1x6r2b8t4e0g5h9',
        reason: 'Saisi deux fois',
        reverses: USAGE,
      },
      entitlement: { granted: 6, used: 2, remaining: 4 },
    },
    refusals: [
      'usage-unknown',
      'usage-of-registration',
      'already-reversed',
      'not-reversible',
      'below-zero',
      'busy',
    ],
  },
];
