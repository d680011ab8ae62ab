import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import { isRuleName, ruleOf } from '../../core/rules/commands';
import { canMovePayment } from '../../core/rules/commands/payment-corrections';
import { carryOverAmount, nextRight, remaining } from '../../core/rules/entitlement';
import { statusOf } from '../../core/rules/status';
import type { Facts } from '../../core/rules/types';
import { refused } from '../../kernel/rules/refused';
import type { Day, Refused } from '../../kernel/rules/values';
import type { MembershipReason } from '../refusals/mergers';

/** Decides which commands are possible now, before any input. */

type Refusal = Refused<MembershipReason>;

const running = (facts: Facts, today: Day) =>
  facts.entitlements.filter(
    ({ voidedOn, startsOn, endsOn }) => !voidedOn && startsOn <= today && today <= endsOn,
  );

const canConsume = (facts: Facts, today: Day): Refusal | null => {
  if (statusOf(facts, today).status !== 'active') return refused('not-active', { on: today });
  const usable = running(facts, today).filter(({ kind }) => RIGHT_KINDS[kind].counted);
  if (usable.length === 0) return refused('no-usable-right');
  return usable.some((right) => !RIGHT_KINDS[right.kind].spent || remaining(right))
    ? null
    : refused('rights-exhausted');
};

const canCarry = ({ entitlements, carriedOut }: Facts): Refusal | null => {
  const leftOver = entitlements.filter(
    (right) =>
      !right.voidedOn &&
      carryOverAmount(right.carryOverCap - (carriedOut[right.id] ?? 0), remaining(right) ?? 0) > 0,
  );
  if (leftOver.length === 0) return refused('nothing-to-carry');
  const hasNext = leftOver.some((from) => nextRight(entitlements, from) !== null);
  return hasNext ? null : refused('no-next-right');
};

/** Commands that no rule of a single membership decides. */
const BY_NAME: Record<string, (facts: Facts, today: Day) => Refusal | null> = {
  consume: canConsume,
  'reverse-usage': ({ entitlements }) =>
    entitlements.some(({ used }) => used > 0) ? null : refused('nothing-used'),
  adjust: ({ entitlements }) =>
    entitlements.some(({ kind, voidedOn }) => RIGHT_KINDS[kind].spent && !voidedOn)
      ? null
      : refused('no-counter'),
  'carry-over': canCarry,
  'move-payment': canMovePayment,
  'merge-into': ({ membership }) =>
    membership.endKind === 'merged' ? refused('membership-merged') : null,
  'undo-merge': ({ membership }) =>
    membership.endKind === 'merged' ? null : refused('membership-not-merged'),
  'change-identity': () => null,
  'anonymise-contact': ({ contacts }) => (contacts.length > 0 ? null : refused('no-contact')),
};

/** Why a command is impossible now for a membership; null when it is possible. */
export const whyIllegal = (facts: Facts, name: string, today: Day): Refusal | null => {
  if (isRuleName(name)) return ruleOf(name).guard(facts, today);
  const ask = BY_NAME[name];
  return ask ? ask(facts, today) : refused('command-unknown', { command: name });
};

/** Whether a command is possible now for a membership. */
export const isLegal = (facts: Facts, name: string, today: Day): boolean =>
  whyIllegal(facts, name, today) === null;
