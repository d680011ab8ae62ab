import { addDays, minDay } from '../../../kernel/rules/calendar';
import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { addRow, and, decided, outcome, patchMembership } from '../change';
import type { Decision, Refusal } from '../change';
import { isMuted, withoutEnd, withoutOverride, withoutSilence, withoutSuspension } from '../pauses';
import { firstPeriod, priceFor } from '../period';
import { openRenewal, workflowOfTier } from '../renewal';
import { soldTo, unpriced } from '../sold';
import { statusOf } from '../status';
import {
  isOfEarlierBond,
  issuedTerms,
  isUsed,
  lastIssued,
  lastOfBond,
  overlapping,
} from '../terms';
import type { DecisionContext, Facts, MessageDraft, Outcome, Status } from '../types';
import { closeBond, withoutTaken } from './closing';
import { notEnding, notOver } from './guards';
import { issueProposed } from './issue';
import { isFirstTerm, makeProposal } from './proposing';
import { rule } from './rule';
import { settleTerm } from './stages';

/** Entering, leaving and pausing a membership. */

const message = (facts: Facts, template: string, on: Day, termId: string | null): MessageDraft => ({
  key: `${facts.membership.id}:${template}:${on}`,
  template,
  contactRole: 'representative',
  termId,
  renewalId: null,
  duesId: null,
});

/**
 * Whether a body may apply: after an end or a refusal. While a term still runs, staff revoke the
 * end.
 */
const mayApply = (facts: Facts, today: Day): Refusal | null => {
  const { endedOn, endKind, refusedOn } = facts.membership;
  if (endKind === 'merged') return refused('membership-merged');
  const isEnded = endedOn !== null && endedOn <= today;
  if (!isEnded && refusedOn === null) return refused('already-applied');
  const runs = issuedTerms(facts.terms).some(({ endsOn }) => endsOn >= today);
  return runs ? refused('term-exists') : null;
};

export const apply = rule<{ tier?: string }>(mayApply, (facts, input, { today }) => {
  const before = [withoutEnd, withoutSuspension, withoutOverride, withoutSilence].reduce(
    (membership, without) => without(membership, today),
    facts.membership,
  );
  const tierCode = input.tier ?? before.tierCode;
  const anew = { ...before, appliedOn: today, approvedOn: null, tierCode };
  const next = patchMembership(withoutTaken(facts), anew);
  return decided(next, { messages: [message(next, 'application-received', today, null)] });
});

/** Proposes the first term from the published offer, or refuses. */
const firstTerm = (
  facts: Facts,
  input: { decidedOn?: Day; startsOn?: Day; tier?: string },
  ctx: DecisionContext,
): { ok: true; facts: Facts; termId: string } | Refusal => {
  const startsOn = input.startsOn ?? input.decidedOn ?? ctx.today;
  const tierCode = input.tier ?? facts.membership.tierCode;
  const offer = soldTo(facts, tierCode, startsOn);
  if (!offer) return refused('tier-not-offered', { tier: tierCode, on: startsOn });
  const period = firstPeriod(offer.policy, startsOn);
  if (overlapping(facts.terms, period).length > 0) return refused('term-overlaps', { ...period });
  const price = priceFor(offer, period, isFirstTerm(facts, period));
  if (price === null) return unpriced(facts, { tierCode, startsOn });
  const term = makeProposal(facts.membership.id, period, offer, price, ctx.newId());
  const next = addRow(patchMembership(facts, { tierCode }), 'terms', term);
  return { ok: true, facts: next, termId: term.id };
};

/**
 * Issues the first term at once if the workflow activates rights by decision, or when nothing is
 * to be paid; else the payment issues it.
 */
const activated = (facts: Facts, termId: string, ctx: DecisionContext): Outcome =>
  workflowOfTier(facts, facts.membership.tierCode).activation === 'decision'
    ? issueProposed(facts, termId, ctx)
    : settleTerm(facts, termId, ctx);

export const approve = rule<{ decidedOn?: Day; startsOn?: Day; tier?: string }>(
  (facts, today) =>
    notEnding(facts, today) ?? (facts.membership.approvedOn ? refused('already-approved') : null),
  (facts, input, ctx) => {
    const decidedOn = input.decidedOn ?? ctx.today;
    if (decidedOn > ctx.today) return refused('date-in-future', { field: 'decidedOn' });
    const made = firstTerm(facts, input, ctx);
    if (!made.ok) return made;
    const next = patchMembership(made.facts, { approvedOn: decidedOn });
    const approval = outcome(next, {
      messages: [message(next, 'membership-approved', ctx.today, made.termId)],
    });
    return { ok: true, outcome: and(approval, (now) => activated(now, made.termId, ctx)) };
  },
);

/** Whether a candidate has become a member: by a decision, or by a merger that brought its years. */
const isMember = (facts: Facts): boolean =>
  facts.membership.approvedOn !== null ||
  lastOfBond(facts) !== undefined ||
  openRenewal(facts.renewals) !== undefined;

export const refuse = rule<{ reason: string }>(
  (facts, today) =>
    notEnding(facts, today) ?? (isMember(facts) ? refused('already-approved') : null),
  (facts, _input, { today }) => {
    const next = patchMembership(facts, { refusedOn: today });
    return decided(next, { messages: [message(next, 'membership-refused', today, null)] });
  },
);

export const proposeTerm = rule<{ decidedOn?: Day; tier?: string }>(
  (facts, today) => {
    const why = notEnding(facts, today);
    if (why) return why;
    if (facts.membership.approvedOn === null) return refused('not-approved');
    const stands = facts.terms.some(
      (term) => term.state !== 'void' && !isOfEarlierBond(facts, term),
    );
    return stands ? refused('term-exists') : null;
  },
  (facts, input, ctx) => {
    const made = firstTerm(facts, input, ctx);
    return made.ok ? decided(made.facts) : made;
  },
);

/**
 * Whether no membership came of the last application, or none will where it ends on `endedOn`,
 * before its first term and the first use of a right: there is no end to tell of.
 */
export const neverJoined = (facts: Facts, endedOn: Day | null = null): boolean => {
  const last = lastIssued(
    facts.terms.filter(
      ({ id, startsOn }) => endedOn === null || startsOn < endedOn || isUsed(facts, id),
    ),
  );
  const isNew = last ? isOfEarlierBond(facts, last) : facts.membership.importedSince === null;
  return isNew && openRenewal(facts.renewals) === undefined;
};

/** The letter that tells of an end. That of a departure thanks the member; that of an exclusion does not. */
const endLetter = (
  endKind: 'withdrawn' | 'excluded',
  isApplication: boolean,
  isOver: boolean,
): string => {
  if (isApplication) return 'application-withdrawn';
  if (endKind === 'excluded') return 'membership-excluded';
  return isOver ? 'membership-ended' : 'membership-ending';
};

/**
 * Ends a membership after its last day: future terms are withdrawn, past ones stay readable. The
 * last day is today or earlier, or to come: the message says which. Who never joined is out at once.
 */
const ended =
  (endKind: 'withdrawn' | 'excluded') =>
  (
    facts: Facts,
    { lastDay, reason }: { lastDay: Day; reason: string },
    ctx: DecisionContext,
  ): Decision => {
    const asked = addDays(lastDay, 1);
    const isApplication = neverJoined(facts, asked);
    const endedOn = isApplication ? minDay(asked, ctx.today) : asked;
    const { appliedOn } = facts.membership;
    const since = minDay(appliedOn, issuedTerms(facts.terms)[0]?.startsOn ?? appliedOn);
    if (endedOn < since) return refused('end-before-membership', { field: 'lastDay', since });
    const next = patchMembership(closeBond(facts, endedOn, reason, ctx), { endedOn, endKind });
    const template = endLetter(endKind, isApplication, endedOn <= ctx.today);
    return decided(next, { messages: [message(next, template, ctx.today, null)] });
  };

export const withdraw = rule(notEnding, ended('withdrawn'));

/** Excludes a member; one that is leaving anyway, for an earlier day. */
export const exclude = rule<{ lastDay: Day; reason: string }>(
  (facts, today) =>
    notOver(facts, today) ?? (isMember(facts) ? null : refused('still-a-candidate')),
  (facts, input, ctx) => {
    const { endedOn } = facts.membership;
    const isEarlier = endedOn === null || addDays(input.lastDay, 1) < endedOn;
    return isEarlier
      ? ended('excluded')(facts, input, ctx)
      : refused('membership-ending', { field: 'lastDay', lastDay: addDays(endedOn, -1) });
  },
);

export const suspend = rule<{ reason: string }>(
  (facts, today) => {
    const why = notOver(facts, today);
    if (why) return why;
    if (facts.membership.suspendedOn !== null) return refused('already-suspended');
    return statusOf(facts, today).status === 'applied' ? refused('not-approved') : null;
  },
  (facts, _input, { today }) => decided(patchMembership(facts, { suspendedOn: today })),
);

export const overrideStatus = rule<{ status: Status; until: Day; reason: string }>(
  notOver,
  (facts, { status, until, reason }, { today }) => {
    if (until < today) return refused('date-in-past', { field: 'until' });
    return decided(
      patchMembership(facts, {
        ...withoutOverride(facts.membership, today),
        overrideStatus: status,
        overrideFrom: today,
        overrideUntil: until,
        overrideReason: reason,
      }),
    );
  },
);

export const clearOverride = rule<{ reason: string }>(
  ({ membership }) => (membership.overrideStatus === null ? refused('no-override') : null),
  (facts, _input, { today }) =>
    decided(patchMembership(facts, withoutOverride(facts.membership, today))),
);

/** Leaves a member out of sending until a day: nothing leaves by itself, and no grace passes. */
export const mute = rule<{ until: Day; reason: string }>(
  notOver,
  (facts, { until, reason }, { today }) => {
    if (until < today) return refused('date-in-past', { field: 'until' });
    return decided(
      patchMembership(facts, {
        ...withoutSilence(facts.membership, today),
        mutedFrom: today,
        mutedUntil: until,
        mutedReason: reason,
      }),
    );
  },
);

export const unmute = rule<object>(
  ({ membership }, today) => (isMuted(membership, today) ? null : refused('not-muted')),
  (facts, _input, { today }) =>
    decided(patchMembership(facts, withoutSilence(facts.membership, today))),
);
