import type {
  CountedUse,
  EntitlementAnswer,
  EntitlementBalance,
} from '../../../shared/entitlements/content-api';
import { remaining, type RightAnswer } from '../core/rules/entitlement';
import type { Entitlement } from '../core/rules/types';
import { sentence } from '../core/sentences';
import type { Locale } from '../kernel/rules/values';
import type { Counted } from './counting';

/** The rights as the content API shows them. */

/** A right with its balance, its unit in one language. */
export const rightView = (right: Entitlement, locale: Locale): EntitlementBalance => ({
  benefit: right.benefitCode,
  kind: right.kind,
  unit: right.units?.[locale] ?? null,
  granted: right.granted,
  used: right.used,
  remaining: remaining(right),
  startsOn: right.startsOn,
  endsOn: right.endsOn,
});

/** Whether a right may be used, with the sentence that says why. */
export const answerView = ({ because, ...answer }: RightAnswer): EntitlementAnswer => ({
  ...answer,
  because: sentence(because),
});

/** The answer to a use, built from its line: a repetition gives the same. */
export const countedView = ({ line }: Counted): CountedUse => ({
  usage: {
    id: line.id,
    quantity: Math.abs(line.usedDelta),
    person: line.person,
    reason: line.reason,
    on: line.on,
    at: new Date(line.at).toISOString(),
    reverses: line.reversesId,
  },
  entitlement: {
    granted: line.grantedAfter,
    used: line.usedAfter,
    remaining: line.grantedAfter === null ? null : line.grantedAfter - line.usedAfter,
  },
});
