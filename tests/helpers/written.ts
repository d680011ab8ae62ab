import type { RuleName } from '../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { decide } from '../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import { changesBetween } from '../../src/plugins/membership-lifecycle/server/src/core/rules/journal';
import type { Grant } from '../../src/plugins/membership-lifecycle/server/src/core/rules/counter';
import type { Facts } from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { ALLOWANCES, PRICE, term, TIER, workflow, type Life } from './facts';

/** All that a command writes, and so all that it leaves alone: rows are called by their place. */

const NAMES = {
  terms: 'term',
  dues: 'call',
  creditNotes: 'note',
  payments: 'line',
  papers: 'paper',
  renewals: 'renewal',
  entitlements: 'right',
} as const;

const called = (facts: Facts): Map<string, string> =>
  new Map(
    (Object.keys(NAMES) as (keyof typeof NAMES)[]).flatMap((table) =>
      facts[table].map((row, index): [string, string] => [row.id, `${NAMES[table]} ${index + 1}`]),
    ),
  );

/** The same value with ids replaced by names, wherever they stand. */
const renamed = (value: unknown, names: ReadonlyMap<string, string>): unknown => {
  const name = (text: string) =>
    text
      .split(':')
      .map((part) => names.get(part) ?? part)
      .join(':');
  if (typeof value === 'string') return name(value);
  if (Array.isArray(value)) return value.map((one) => renamed(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [name(key), renamed(one, names)]),
  );
};

/** What a command writes: fields and rows that are new, messages, effects and counters; no key where nothing is. */
export const written = (
  life: Life,
  command: RuleName,
  input: Record<string, unknown> = {},
): Record<string, unknown> => {
  const decision = decide(life.facts, command, input, life.ctx);
  if (!decision.ok) throw new Error(`${command}: ${decision.reason}`);
  const { facts, messages, effects, counterChanges } = decision.outcome;
  const beside = { messages, effects, counterChanges };
  const told = Object.entries(beside).filter(([, list]) => list.length > 0);
  const all = { ...changesBetween(life.facts, facts).after, ...Object.fromEntries(told) };
  life.facts = facts;
  return renamed(all, called(facts)) as Record<string, unknown>;
};

/** The three rights that the tests' offer gives for a term, numbered from a place on. */
export const rightsOf = (termName: string, startsOn: string, endsOn: string, first: number) =>
  Object.fromEntries(
    ALLOWANCES.map(({ benefitCode, kind, names, units, quantity, ...caps }, index) => {
      const id = `right ${first + index}`;
      const granted = kind === 'access' ? null : quantity;
      const right = { id, membershipId: 'member', termId: termName, benefitCode, kind, names };
      const days = { startsOn, endsOn, voidedOn: null };
      return [id, { ...right, units, granted, used: 0, ...caps, ...days, grants: null }];
    }),
  );

/** A term as the tests' offer proposes it, price and policy included. */
export const proposedTerm = (id: string, year: number, values: object = {}) => ({
  ...term({
    id,
    state: 'proposed',
    startsOn: `${year}-01-01`,
    endsOn: `${year}-12-31`,
    anchorOn: `${year}-01-01`,
    tierCode: TIER,
    issuedOn: null,
  }),
  ...values,
});

/** A message to the representative, about no row. */
export const message = (template: string, values: object) => ({
  template,
  contactRole: 'representative',
  termId: null,
  renewalId: null,
  duesId: null,
  ...values,
});

/** A line of the first call. */
export const line = (id: string, values: object) => ({
  id,
  duesId: 'call 1',
  creditOf: null,
  receiptId: null,
  method: null,
  reference: null,
  reason: null,
  reversesId: null,
  ...values,
});

/** The first paper of a call. */
export const paper = (id: string, duesId: string, values: object) => ({
  id,
  kind: 'call',
  membershipId: 'member',
  duesId,
  edition: 1,
  format: 'pdf',
  account: null,
  ...values,
});

/**
 * What cancelling the first call of a life writes that has one call on paper: the note, its paper
 * and its message.
 */
export const credited = (
  duesId: string,
  termId: string,
  {
    on,
    cause,
    paperId,
    instead = null,
  }: { on: string; cause: string; paperId: string; instead?: string | null },
) => ({
  creditNotes: {
    'note 1': {
      id: 'note 1',
      duesId,
      number: null,
      issuedOn: on,
      amount: PRICE,
      currency: 'EUR',
      cause,
      replacedById: instead,
    },
  },
  paper: {
    [paperId]: paper(paperId, duesId, { kind: 'credit-note', issuedOn: on, said: null }),
  },
  message: message('credit-note-issued', {
    key: `member:${duesId}:credit-note-issued`,
    contactRole: 'billing',
    termId,
    duesId,
    about: { paper: { id: paperId, name: '' } },
  }),
});

/** A call at the whole price, without a number. */
export const call = (id: string, termId: string, values: object) => ({
  id,
  membershipId: 'member',
  termId,
  number: null,
  amount: PRICE,
  currency: 'EUR',
  engagementNumber: null,
  serviceCode: null,
  cancelledOn: null,
  heldUntil: null,
  heldCause: null,
  writtenOff: null,
  writtenOffOn: null,
  writtenOffAs: null,
  ...values,
});

/** What the paper of a call says. */
export const said = (dueOn: string, startsOn: string, endsOn: string, amount = PRICE) => ({
  amount,
  dueOn,
  startsOn,
  endsOn,
});

/** A renewal of which nothing is known yet. */
export const renewal = (id: string, values: object) => ({
  id,
  membershipId: 'member',
  workflowId: workflow().id,
  answer: null,
  answeredOn: null,
  deliberationOn: null,
  deliberationReference: null,
  stageBeforeMoney: null,
  engagementNumber: null,
  serviceCode: null,
  proposedOn: null,
  decidesOn: null,
  closedOn: null,
  closeReason: null,
  ownerId: null,
  notes: null,
  ...values,
});

/** A grant by hand as it is written on the first of June 2021, for the whole term. */
export const granting = (values: Partial<Grant> = {}) => ({
  id: expect.any(String) as string,
  on: '2021-06-01',
  quantity: 1,
  endsOn: null,
  usedBefore: 0,
  closedOn: null,
  ...values,
});
