import { patchMembership } from '../../core/rules/change';
import { closeBond } from '../../core/rules/commands/closing';
import { isOfEarlierBond, issuedTerms, lastIssued } from '../../core/rules/terms';
import type { DecisionContext, Facts, Pause, Term } from '../../core/rules/types';
import { addDays, maxDay, minDay } from '../../kernel/rules/calendar';
import { refused } from '../../kernel/rules/refused';
import type { Day, Refused } from '../../kernel/rules/values';
import type { MembershipReason } from '../refusals/mergers';

/** The end of a membership, and its pauses, go with the terms that a merger moves. */

/** A membership that a merger ends, and its terms that move. */
export interface Leaving {
  from: Facts;
  moved: readonly Term[];
}

/** Whether a membership was over before its merger: it goes on in no other. */
export const isBondOver = ({ membership, terms }: Facts): boolean => {
  const last = lastIssued(terms);
  const isPast = last !== undefined && isOfEarlierBond({ membership }, last);
  return membership.endedOn !== null || membership.refusedOn !== null || isPast;
};

/** The days of pauses within some terms. A status that was only told of days is no decision. */
const pausesWithin = (pauses: readonly Pause[], terms: readonly Term[]): Pause[] =>
  terms.flatMap(({ startsOn, endsOn }) =>
    pauses
      .filter(({ status, isTold, from, until }) => {
        const meets = from <= endsOn && startsOn <= until;
        return meets && status !== null && !isTold;
      })
      .map((pause) => ({
        ...pause,
        from: maxDay(pause.from, startsOn),
        until: minDay(pause.until, endsOn),
      })),
  );

/** The pauses of two memberships in one: all of the one that goes on, and the other's within its terms. */
export const pausesOfBoth = (
  own: Facts,
  { from, moved }: Leaving,
  goesOn: 'from' | 'into',
): Pause[] => {
  const [mine, theirs] = [own.membership.pauses, from.membership.pauses];
  return goesOn === 'from'
    ? [...theirs, ...pausesWithin(mine, issuedTerms(own.terms))]
    : [...mine, ...pausesWithin(theirs, issuedTerms(moved))];
};

/** Remembers that nobody was a member on some days, although a term covers them. */
const withoutMembership = (facts: Facts, spans: readonly { from: Day; until: Day }[]): Facts => {
  const ends = spans
    .filter(({ from, until }) => from <= until)
    .map((span): Pause => ({ status: 'ended', ...span }));
  const { pauses } = facts.membership;
  return ends.length === 0 ? facts : patchMembership(facts, { pauses: [...pauses, ...ends] });
};

/** After an end the body applied anew: the terms of before are those of an earlier membership. */
const beforeApplying = (
  joint: Facts,
  endedOn: Day,
  cut: readonly Term[],
): { ok: true; facts: Facts } | Refused<MembershipReason> => {
  const { appliedOn } = joint.membership;
  const given = cut.find(({ endsOn }) => endsOn >= appliedOn);
  return given
    ? refused('merge-gives-back', { lastDay: addDays(endedOn, -1), endsOn: given.endsOn })
    : {
        ok: true,
        facts: withoutMembership(joint, [{ from: endedOn, until: addDays(appliedOn, -1) }]),
      };
};

/**
 * The remaining membership with the end of the other: as its own end where the last term came with
 * it, else as days without membership. Refused where a new application, or what the remaining
 * member was asked, would be undone by it.
 */
export const withTheirEnd = (
  joint: Facts,
  { from, moved }: Leaving,
  reason: string,
  ctx: DecisionContext,
): { ok: true; facts: Facts } | Refused<MembershipReason> => {
  const { endedOn, endKind } = from.membership;
  if (endedOn === null) return { ok: true, facts: joint };
  const terms = issuedTerms(moved);
  const cut = terms.filter(({ endsOn }) => endsOn >= endedOn);
  if (joint.membership.appliedOn >= endedOn) return beforeApplying(joint, endedOn, cut);
  const last = lastIssued(joint.terms);
  if (!terms.some(({ id }) => id === last?.id)) {
    const spans = cut.map(({ startsOn, endsOn }) => ({
      from: maxDay(startsOn, endedOn),
      until: endsOn,
    }));
    return { ok: true, facts: withoutMembership(joint, spans) };
  }
  const isAsked = joint.terms.some(({ state }) => state === 'proposed');
  if (isAsked) return refused('merge-ends-other', { lastDay: addDays(endedOn, -1) });
  const ended = closeBond(joint, endedOn, reason, ctx);
  return { ok: true, facts: patchMembership(ended, { endedOn, endKind }) };
};
