import type { Refusal } from './change';
import { isRuleName, ruleOf } from './commands';
import { canMovePayment } from './commands/dues';
import { statusOf } from './status';
import type { Day, Facts } from './types';

/** Which commands make sense now: what a screen offers, before any input is given. */

const running = (facts: Facts, today: Day) =>
  facts.entitlements.filter(
    ({ voidedOn, startsOn, endsOn }) => !voidedOn && startsOn <= today && today <= endsOn,
  );

const BY_NAME: Record<string, (facts: Facts, today: Day) => boolean> = {
  consume: (facts, today) =>
    statusOf(facts, today).status === 'active' &&
    running(facts, today).some(
      ({ kind, granted, used }) =>
        kind === 'access' || (kind === 'quota' && granted !== null && used < granted),
    ),
  'reverse-usage': (facts) => facts.entitlements.some(({ used }) => used > 0),
  adjust: (facts) => facts.entitlements.some(({ kind, voidedOn }) => kind === 'quota' && !voidedOn),
  'carry-over': (facts) =>
    facts.entitlements.some(
      (from) =>
        from.kind === 'quota' &&
        from.carryOverCap > 0 &&
        from.used < (from.granted ?? 0) &&
        facts.entitlements.some(
          (to) => to.benefitCode === from.benefitCode && to.startsOn > from.endsOn,
        ),
    ),
  'move-payment': (facts) => canMovePayment(facts) === null,
  'merge-into': ({ membership }) => membership.endKind !== 'merged',
  'change-identity': () => true,
  'anonymise-contact': ({ contacts }) => contacts.length > 0,
};

/** Whether a command makes sense now for a membership. */
export const isLegal = (facts: Facts, name: string, today: Day): boolean => {
  if (!isRuleName(name)) return BY_NAME[name]?.(facts, today) ?? false;
  const guard: Refusal | null = ruleOf(name).guard(facts, today);
  return guard === null;
};
