import { addDays } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { decided, patchMembership, patchRow } from '../change';
import type { Decision } from '../change';
import { calledBy, duesOf } from '../dues';
import { endOfRight } from '../grants';
import { issuedTerms, overlapping } from '../terms';
import type { DecisionContext, Facts, Term } from '../types';
import { proposalAfter, refreshProposal } from './proposing';
import { rule } from './rule';

/** The correction of a date that was recorded wrong. */

interface Correction {
  field: 'term-starts-on' | 'term-ends-on' | 'dues-due-on' | 'deliberation-on' | 'member-since';
  id?: string;
  date: Day;
}

/** The proposal that follows a term or met it already, which moves when the term's end does. */
const proposalBehind = ({ renewals, terms }: Facts, term: Term): Term | undefined => {
  const renewal = renewals.find((one) => one.closedOn === null && one.fromTermId === term.id);
  return terms.find(
    ({ id, state, startsOn }) =>
      id === renewal?.termId && state === 'proposed' && startsOn === addDays(term.endsOn, 1),
  );
};

/** A proposal after the corrected end of its term, whole; a price that staff set stays. */
const following = (facts: Facts, proposal: Term, previous: Term): Facts => {
  const { tierCode, repricedOn, price } = proposal;
  const anew = proposalAfter(
    facts,
    previous,
    { tierCode, decidedOn: previous.endsOn },
    proposal.id,
  );
  const kept = repricedOn === null ? {} : { price, repricedOn };
  return patchRow(facts, 'terms', proposal.id, { ...anew, ...kept });
};

const termDate = (facts: Facts, { field, id, date }: Correction): Decision => {
  const term = facts.terms.find((one) => one.id === id);
  if (!term || term.state === 'void') return refused('term-unknown', { field: 'id' });
  const period =
    field === 'term-starts-on'
      ? { startsOn: date, endsOn: term.endsOn }
      : { startsOn: term.startsOn, endsOn: date };
  if (period.startsOn > period.endsOn) return refused('dates-out-of-order', { field: 'date' });
  const behind = field === 'term-starts-on' ? undefined : proposalBehind(facts, term);
  const call = behind && duesOf(facts.dues, behind.id);
  if (call) return refused('next-term-called', { field: 'date', dues: calledBy(call) });
  const others = facts.terms.filter(({ id: other }) => other !== behind?.id);
  // The days that were asked for count, not those that the policy makes of them.
  if (overlapping(others, { ...term, ...period }, term.id).length > 0) {
    return refused('term-overlaps', { field: 'date' });
  }
  // A proposal of other days costs what its answer would make it cost.
  const corrected = refreshProposal(patchRow(facts, 'terms', term.id, period), term.id);
  const next = behind ? following(corrected, behind, { ...term, ...period }) : corrected;
  const moved = next.terms.filter((one) => one.id === term.id || one.id === behind?.id);
  if (moved.some((one) => overlapping(next.terms, one, one.id).length > 0)) {
    return refused('term-overlaps', { field: 'date' });
  }
  return decided({
    ...next,
    entitlements: next.entitlements.map((right) => {
      // A closed right stays as it was; one that was granted for a part of the term, its end.
      if (right.termId !== term.id || right.voidedOn !== null) return right;
      // A used right that an earlier tier gave lasts as long as the term, without any grant.
      const isWhole = !right.grants?.length && right.endsOn === term.endsOn;
      const endsOn = isWhole ? period.endsOn : endOfRight({ ...term, ...period }, right);
      return { ...right, ...period, endsOn };
    }),
  });
};

const duesDate = (facts: Facts, { id, date }: Correction): Decision => {
  const call = facts.dues.find((one) => one.id === id);
  if (!call || call.cancelledOn !== null) return refused('dues-unknown', { field: 'id' });
  if (date < call.issuedOn) return refused('dates-out-of-order', { field: 'date' });
  return decided(patchRow(facts, 'dues', call.id, { dueOn: date }));
};

const deliberationDate = (
  facts: Facts,
  { id, date }: Correction,
  { today }: DecisionContext,
): Decision => {
  const renewal = facts.renewals.find((one) => one.id === id) ?? facts.renewals.at(-1);
  if (!renewal) return refused('no-open-renewal');
  if (date > today) return refused('date-in-future', { field: 'date' });
  return decided(patchRow(facts, 'renewals', renewal.id, { deliberationOn: date }));
};

/** The day of a membership that began before its first term here, elsewhere or under another name. */
const memberSinceDate = (
  facts: Facts,
  { date }: Correction,
  { today }: DecisionContext,
): Decision => {
  if (date > today) return refused('date-in-future', { field: 'date' });
  const [first] = issuedTerms(facts.terms);
  if (!first) return refused('no-first-term', { field: 'date' });
  return date > first.startsOn
    ? refused('since-after-first-term', { field: 'date', startsOn: first.startsOn })
    : decided(patchMembership(facts, { importedSince: date }));
};

const isDated = ({ terms, dues, renewals }: Facts): boolean =>
  terms.some(({ state }) => state !== 'void') ||
  dues.some(({ cancelledOn }) => cancelledOn === null) ||
  renewals.length > 0;

export const correctDate = rule<Correction>(
  (facts) => (isDated(facts) ? null : refused('no-term')),
  (facts, input, ctx) => {
    if (input.field === 'dues-due-on') return duesDate(facts, input);
    if (input.field === 'deliberation-on') return deliberationDate(facts, input, ctx);
    if (input.field === 'member-since') return memberSinceDate(facts, input, ctx);
    return termDate(facts, input);
  },
);
