import type { Day } from '../../kernel/rules/values';
import { duesState } from './account';
import { ANY_DAY } from './pauses';
import { graceEnd, kindOf, lostFrom, openRenewalFrom } from './renewal';
import { isHeld, isOfEarlierBond, issuedTerms, lastIssued, termOn, type TermSpan } from './terms';
import type { Because, Facts, Membership, StandingFacts, Status, Term } from './types';

export interface StatusAnswer {
  status: Status;
  because: Because;
}

const answer = (status: Status, rule: string, params: Because['params'] = {}): StatusAnswer => ({
  status,
  because: { rule, params },
});

/** The decisions about a membership itself. */
export type DecidedOf = Pick<
  Membership,
  | 'endedOn'
  | 'endKind'
  | 'refusedOn'
  | 'overrideStatus'
  | 'overrideFrom'
  | 'overrideUntil'
  | 'overrideReason'
  | 'suspendedOn'
  | 'pauses'
>;

const isOverridden = (m: DecidedOf, day: Day): boolean =>
  m.overrideUntil !== null && day <= m.overrideUntil && (m.overrideFrom ?? ANY_DAY) <= day;

/** The status by a decision of a kind that is over: what was told of its days stays. */
const byPastDecision = (
  { pauses }: DecidedOf,
  day: Day,
  kinds: (status: Status) => boolean,
): StatusAnswer | null => {
  const then = pauses.find(
    ({ status, from, until, isTold }) =>
      !isTold && status !== null && kinds(status) && from <= day && day <= until,
  );
  return then?.status
    ? answer(then.status, 'decided-then', { from: then.from, until: then.until })
    : null;
};

/** The status that was counted of a day, by rows that were overwritten since. */
const byWhatWasTold = ({ pauses }: DecidedOf, day: Day): StatusAnswer | null => {
  const then = pauses.find(({ from, until, isTold }) => isTold && from <= day && day <= until);
  return then?.status
    ? answer(then.status, 'counted-then', { from: then.from, until: then.until })
    : null;
};

const isImposed = (status: Status): boolean => !['ended', 'refused', 'suspended'].includes(status);

/**
 * The status by a decision: an end, a refusal, a status that staff impose, a suspension, in this
 * order, each as it holds or held on the day. It ignores the terms.
 */
const byDecision = (
  { membership: m }: { membership: DecidedOf },
  day: Day,
): StatusAnswer | null => {
  const past = (kinds: (status: Status) => boolean) => byPastDecision(m, day, kinds);
  if (m.endedOn !== null && m.endedOn <= day) {
    return answer('ended', m.endKind ?? 'withdrawn', { on: m.endedOn });
  }
  if (m.refusedOn !== null && m.refusedOn <= day) {
    return answer('refused', 'refused', { on: m.refusedOn });
  }
  const over = past((status) => status === 'ended') ?? past((status) => status === 'refused');
  if (over) return over;
  if (m.overrideStatus !== null && isOverridden(m, day)) {
    const params = { until: m.overrideUntil ?? day, reason: m.overrideReason ?? '' };
    return answer(m.overrideStatus, 'override', params);
  }
  const imposed = past(isImposed);
  if (imposed) return imposed;
  return m.suspendedOn !== null && m.suspendedOn <= day
    ? answer('suspended', 'suspended', { on: m.suspendedOn })
    : past((status) => status === 'suspended');
};

const running = ({ startsOn, endsOn }: TermSpan): StatusAnswer =>
  answer('active', 'term-runs', { startsOn, endsOn });

/** The rule of a running term by its dues: before its call there is nothing to pay yet. */
const ruleOfDues = (facts: Facts, day: Day): string => {
  switch (duesState(facts, termOn(facts.terms, day), day)) {
    case 'open':
    case 'overdue':
    case 'written-off':
      return 'term-runs-unpaid';
    case 'none':
    case 'uncalled':
      return 'term-runs-uncalled';
    default:
      return 'term-runs';
  }
};

/** The status after a no, or after staff closed the renewal: neither leaves a grace. */
const afterNo = (
  facts: StandingFacts,
  last: Term,
  day: Day,
  params: { endsOn: Day; graceEnds: Day },
): StatusAnswer | null => {
  const lost = lostFrom(facts, last.id);
  const saidNoOn = lost?.answer === 'declined' ? lost.answeredOn : null;
  if (saidNoOn !== null && saidNoOn <= day) {
    return answer('lapsed', 'declined', { ...params, on: saidNoOn });
  }
  const closedOn = lost?.closedOn ?? null;
  return closedOn !== null && closedOn <= day && closedOn <= params.graceEnds
    ? answer('lapsed', 'closed', { ...params, on: closedOn })
    : null;
};

/** Pending: the money of a term was taken back, and its rights wait for another payment. */
const takenBack = ({ heldOn, earlierHolds, endsOn }: Term, day: Day): StatusAnswer => {
  const then = earlierHolds?.find(({ from, until }) => from <= day && day < until);
  return answer('pending', 'money-taken-back', { on: then?.from ?? heldOn ?? day, endsOn });
};

/**
 * The status after the last term: grace, then lapsed. A member who accepted or was never asked
 * does not lapse.
 */
const afterEnd = (facts: StandingFacts, last: Term, day: Day): StatusAnswer => {
  const graceEnds = graceEnd(facts, last);
  const params = { endsOn: last.endsOn, graceEnds };
  const renewal = openRenewalFrom(facts, last.id);
  const kind = renewal && kindOf(facts, renewal);
  if (kind === 'committed') return answer('grace', 'committed', params);
  // A council whose day is not known is a delay that staff follow up.
  if (kind === 'deciding' && (day <= graceEnds || !renewal?.decidesOn)) {
    return answer('grace', renewal?.decidesOn ? 'deciding-until' : 'deciding', params);
  }
  const refused = afterNo(facts, last, day, params);
  if (refused) return refused;
  if (day <= graceEnds) return answer('grace', 'grace', params);
  // Staff may have taken a proposal back that the member had.
  const prepared = renewal?.proposedOn ? 'asked-again' : 'never-asked';
  if (kind === 'todo') return answer('grace', prepared, params);
  return answer('lapsed', 'lapsed', params);
};

/** The status after the last term. Who had no rights in it for want of the money has no grace. */
const afterTerms = (facts: StandingFacts, last: Term, day: Day): StatusAnswer => {
  const given = afterEnd(facts, last, day);
  return given.status === 'grace' && isHeld(last, day) ? takenBack(last, day) : given;
};

/** Accepted, and nothing issued: what is missing is the money, the issuing, or the term itself. */
const awaiting = ({ terms, workflow }: StandingFacts, approvedOn: Day): StatusAnswer => {
  const params = { on: approvedOn };
  if (!terms.some(({ state }) => state === 'proposed')) {
    return answer('pending', 'awaiting-term', params);
  }
  return workflow.activation === 'payment'
    ? answer('pending', 'awaiting-payment', params)
    : answer('pending', 'awaiting-issue', params);
};

/** The status where the terms alone decide it; null when no term runs. */
export const standingByTerms = (
  facts: { membership: DecidedOf; terms: readonly TermSpan[] },
  day: Day,
): StatusAnswer | null => {
  const decided = byDecision(facts, day);
  if (decided) return decided;
  const current = termOn(facts.terms, day);
  return current ? running(current) : null;
};

/**
 * The status of a membership on a day, with the rule that gave it, whether or not a running term is
 * paid: where rights wait for the money, the term itself says whether it came.
 */
export const standingOf = (facts: StandingFacts, day: Day): StatusAnswer => {
  const told = standingByTerms(facts, day) ?? byWhatWasTold(facts.membership, day);
  if (told) return told;

  const { approvedOn, appliedOn } = facts.membership;
  const before = lastIssued(facts.terms.filter(({ endsOn }) => endsOn < day));
  const appliesAgain = before && isOfEarlierBond(facts, before) && appliedOn <= day;
  if (before && !appliesAgain) return afterTerms(facts, before, day);

  const held = issuedTerms(facts.terms).find((term) => term.startsOn <= day && isHeld(term, day));
  if (held && held.endsOn >= day) return takenBack(held, day);

  const coming = issuedTerms(facts.terms).find(({ startsOn }) => startsOn > day);
  if (coming) return answer('pending', 'term-comes', { startsOn: coming.startsOn });

  return approvedOn !== null && approvedOn <= day
    ? awaiting(facts, approvedOn)
    : answer('applied', 'applied', { on: appliedOn });
};

/**
 * The status of a membership on a day, with the rule that gave it. Pure: the same facts and day
 * always answer the same; the stored status is only a copy of this answer for lists.
 */
export const statusOf = (facts: Facts, day: Day): StatusAnswer => {
  const { status, because } = standingOf(facts, day);
  const rule = because.rule === 'term-runs' ? ruleOfDues(facts, day) : because.rule;
  return answer(status, rule, because.params);
};
