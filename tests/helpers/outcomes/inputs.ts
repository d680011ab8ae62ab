import type { CommandName } from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import {
  creditOf,
  openCalls,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { isReversible } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import {
  isRuleName,
  type RuleName,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import {
  paidOf,
  remainingOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { plusDays } from '../days';
import { likelyInput } from '../states';

/** The inputs with which each command is tried in a situation, by a name; the first has none. */

type Input = Record<string, unknown>;
type Inputs = Record<string, Input>;

const reason = 'x';
const MONTH = 29;
const LOWER = 400_000;
const HIGHER = 600_000;
const PART = 100_000;

const standing = ({ terms }: Facts) => terms.filter(({ state }) => state !== 'void');

/** Another standing term than the likely one. */
const otherTerm = (facts: Facts, { termId }: Input): Inputs => {
  const other = standing(facts).find(({ id }) => id !== termId);
  return other ? { other: { termId: other.id, reason } } : {};
};

const payments = (likely: Input, facts: Facts): Inputs => {
  const call = facts.dues.find(({ id }) => id === likely.duesId);
  const left = call ? remainingOf(facts, call) : 0;
  return {
    '': { ...likely, amount: left > 0 ? left : PART },
    ...(left > PART
      ? { part: { ...likely, amount: PART }, more: { ...likely, amount: left + PART } }
      : {}),
  };
};

const MORE: Partial<Record<string, (likely: Input, facts: Facts, today: Day) => Inputs>> = {
  'record-payment': payments,
  'refund-payment': (likely, facts) => {
    const paid = likely.duesId ? paidOf(facts.payments, String(likely.duesId)) : creditOf(facts);
    return { '': { ...likely, amount: Math.max(1, paid) } };
  },
  'allocate-credit': (likely, facts) => {
    const call = facts.dues.find(({ id }) => id === likely.duesId);
    const left = call ? remainingOf(facts, call) : 1;
    return { '': { ...likely, amount: Math.max(1, Math.min(left, creditOf(facts))) } };
  },
  reprice: (likely) => ({
    '': { ...likely, amount: LOWER },
    higher: { ...likely, amount: HIGHER },
  }),
  'void-term': (likely, facts) => ({ '': likely, ...otherTerm(facts, likely) }),
  'move-renewal': (likely) => ({
    '': likely,
    back: { stageId: 'to-prepare' },
    council: { stageId: 'council', decidesOn: '2022-02-12' },
    call: { stageId: 'call-issued' },
  }),
  'hold-call': (likely, _facts, today) => ({
    '': { ...likely, until: plusDays(today, MONTH) },
    contested: { ...likely, cause: 'contested', until: plusDays(today, MONTH) },
  }),
  'write-off-call': (likely) => ({
    '': likely,
    difference: { ...likely, writtenOffAs: 'difference' },
  }),
  'change-tier': (likely) => ({ '': likely, now: { ...likely, when: 'now' } }),
  withdraw: (likely, facts) => departures(likely, facts),
  exclude: (likely, facts) => departures(likely, facts),
  'override-status': (likely, { membership }, today) => ({
    '': {
      ...likely,
      status: membership.status === 'active' ? 'grace' : 'active',
      until: plusDays(today, MONTH),
    },
  }),
  mute: (likely, _facts, today) => ({ '': { ...likely, until: plusDays(today, MONTH) } }),
  'correct-date': (likely, facts) => {
    const last = standing(facts).at(-1);
    const call = facts.dues.filter(({ cancelledOn }) => cancelledOn === null).at(-1);
    return {
      '': likely,
      ...(last
        ? {
            end: {
              field: 'term-ends-on',
              id: last.id,
              date: plusDays(last.endsOn, -31),
              reason,
            },
          }
        : {}),
      ...(call
        ? { due: { field: 'dues-due-on', id: call.id, date: plusDays(call.dueOn, 30), reason } }
        : {}),
    };
  },
};

const departures = (likely: Input, facts: Facts): Inputs => {
  const end = facts.terms.filter(({ state }) => state === 'issued').at(-1)?.endsOn;
  return { '': likely, ...(end ? { end: { ...likely, lastDay: end } } : {}) };
};

/** Those that no rule of one membership decides. */
const OTHERS: Partial<Record<CommandName, (facts: Facts) => Inputs>> = {
  consume: ({ entitlements }) => {
    const right = entitlements.find(({ kind, voidedOn }) => kind === 'quota' && !voidedOn);
    return { '': { benefit: right?.benefitCode ?? 'none', quantity: 1 } };
  },
  'reverse-usage': () => ({ '': { quantity: 1 } }),
  adjust: ({ entitlements }) => {
    const right = entitlements.find(({ kind, voidedOn }) => kind === 'quota' && !voidedOn);
    return { '': { entitlementId: right?.id ?? 'none', quantity: 1 } };
  },
  'carry-over': ({ entitlements }) => {
    const right = entitlements.find(({ carryOverCap, voidedOn }) => carryOverCap > 0 && !voidedOn);
    return { '': { entitlementId: right?.id ?? 'none', quantity: 1 } };
  },
  'move-payment': (facts) => {
    const paid = facts.payments.find((line) => isReversible(facts.payments, line));
    const input = { paymentId: paid?.id ?? 'none', reason, confirmed: true };
    const open = openCalls(facts).find(({ id }) => id !== paid?.duesId);
    return {
      '': open ? { ...input, toDuesId: open.id } : input,
      elsewhere: { ...input, intoMembershipId: 'other' },
    };
  },
  'merge-into': () => ({
    '': { intoMembershipId: 'other', reason },
    member: { intoMembershipId: 'other-member', reason },
    candidate: { intoMembershipId: 'other-candidate', reason },
  }),
};

/** The inputs of a command in a situation; each says a case that staff meet. */
export const inputsOf = (command: CommandName | RuleName, facts: Facts, today: Day): Inputs => {
  if (!isRuleName(command)) return OTHERS[command]?.(facts) ?? { '': {} };
  const likely = likelyInput(command, facts, today);
  return MORE[command]?.(likely, facts, today) ?? { '': likely };
};
