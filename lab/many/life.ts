import { plusDays } from '../demo/days';
import { callFor, pay } from './money';
import { comeBack, renew } from './renewals';
import { carryRights, grantRights, useRights, type Right } from './rights';
import type { Story, Values } from './story';
import { addTerm, firstPeriod, firstPrice, type Term, type Tier } from './terms';

/** One member's years, from the application to today. */

/** Days of history: ten years. */
const HISTORY = 3_650;
const GRACE_DAYS = 60;

/** The membership's own record, without its caches: the daily run computes those. */
export type MemberRecord = Values & { appliedOn: string; membershipStatus: string };

const recordOf = (
  story: Story,
  tier: Tier,
  values: Values & { appliedOn: string },
): MemberRecord => ({
  id: story.membershipId,
  organisationId: story.body.id,
  tierCode: tier.tierCode,
  approvedOn: null,
  refusedOn: null,
  endedOn: null,
  endKind: null,
  suspendedOn: null,
  membershipStatus: 'applied',
  ...values,
});

const apply = (story: Story, tier: Tier, on: string): void => {
  const input = { organisationId: story.body.id, tierCode: tier.tierCode };
  story.log(on, 'apply', input, { status: 'applied', ...input });
};

const approve = (story: Story, on: string, input: Values = {}): void => {
  story.log(on, 'approve', input, { membership: { approvedOn: on } });
  story.write(on, {
    key: `${story.membershipId}:membership-approved:${on}`,
    template: 'membership-approved',
    role: 'representative',
    subject: ['Votre adhésion est acceptée', 'Your membership is accepted'],
  });
};

const candidate = (story: Story, tier: Tier): MemberRecord => {
  const appliedOn = plusDays(story.today, -story.random.whole(1, 70));
  apply(story, tier, appliedOn);
  return recordOf(story, tier, { appliedOn });
};

const refused = (story: Story, tier: Tier): MemberRecord => {
  const refusedOn = plusDays(story.today, -story.random.whole(2, HISTORY));
  const appliedOn = plusDays(refusedOn, -20);
  apply(story, tier, appliedOn);
  story.log(refusedOn, 'refuse', { reason: 'Hors du champ de l’association.' });
  return recordOf(story, tier, { appliedOn, refusedOn, membershipStatus: 'refused' });
};

const toCome = (story: Story, tier: Tier): MemberRecord => {
  const { random, today } = story;
  const approvedOn = plusDays(today, -random.whole(1, 20));
  const appliedOn = plusDays(approvedOn, -15);
  const startsOn = plusDays(today, random.whole(2, 36));
  apply(story, tier, appliedOn);
  approve(story, approvedOn, { startsOn });
  const period = firstPeriod(tier, startsOn);
  const price = firstPrice(tier, startsOn);
  const term = addTerm(story, tier, period, { state: 'issued', issuedOn: approvedOn, price });
  grantRights(story, term, approvedOn);
  return recordOf(story, tier, { appliedOn, approvedOn, membershipStatus: 'pending' });
};

/** The first term: called for within days, waived for a few founders. */
const join = (story: Story, tier: Tier, on: string): Term => {
  const { random, hasCome } = story;
  const price = firstPrice(tier, on);
  const period = firstPeriod(tier, on);
  const term = addTerm(story, tier, period, { state: 'issued', issuedOn: on, price });
  if (random.chance(0.02)) {
    const reason = 'Membre fondateur.';
    Object.assign(term, { waivedOn: on, waiveReason: reason });
    story.log(on, 'waive-dues', { termId: term.id, reason });
    return term;
  }
  const calledOn = plusDays(on, random.whole(0, 12));
  if (!hasCome(calledOn)) return term;
  const duesId = callFor(story, term, calledOn, null);
  story.log(calledOn, 'issue-call', { termId: term.id }, { dues: { [duesId]: { amount: price } } });
  pay(story, { duesId, term, calledOn });
  return term;
};

/** The day in this term on which the member leaves or is put out, if it does. */
const leave = (story: Story, { startsOn, endsOn }: Term): Values | null => {
  const { random } = story;
  if (!random.chance(0.012)) return null;
  const endedOn = plusDays(startsOn, random.whole(15, 250));
  if (endedOn > plusDays(endsOn, -100) || !story.hasCome(endedOn)) return null;
  const endKind = random.chance(0.8) ? 'withdrawn' : 'excluded';
  const reason = endKind === 'withdrawn' ? 'Fin du projet.' : 'Cotisation jamais réglée.';
  const command = endKind === 'withdrawn' ? 'withdraw' : 'exclude';
  story.log(
    endedOn,
    command,
    { lastDay: plusDays(endedOn, -1), reason },
    { membership: { endedOn, endKind } },
  );
  return { endedOn, endKind, membershipStatus: 'ended' };
};

const suspend = (story: Story): Values => {
  const suspendedOn = plusDays(story.today, -story.random.whole(3, 50));
  const reason = 'Fusion de communes à l’étude.';
  story.log(suspendedOn, 'suspend', { reason }, { membership: { suspendedOn } });
  return { suspendedOn, membershipStatus: 'suspended' };
};

const statusAfter = (story: Story, last: Term): string => {
  if (last.endsOn >= story.today) return 'active';
  return story.hasCome(plusDays(last.endsOn, GRACE_DAYS + 1)) ? 'lapsed' : 'grace';
};

/** Whether a lapsed member comes back: some do, where a late yes starts a period of its own. */
const mayComeBack = ({ random }: Story, { policy }: Tier): boolean =>
  policy.lateRenewal === 'from-decision' && random.chance(0.45);

/** Term after term, until today or until the member goes. */
const liveOn = (story: Story, tier: Tier, first: Term): Values => {
  let term = first;
  let rights: Right[] = grantRights(story, term, String(first.issuedOn));
  for (;;) {
    const left = leave(story, term);
    useRights(story, term, rights);
    if (left) return left;
    const renewal = renew(story, tier, term);
    let next = renewal.next;
    if (!renewal.next && renewal.lapsedOn && mayComeBack(story, tier)) {
      const on = plusDays(renewal.lapsedOn, story.random.whole(15, 400));
      if (story.hasCome(on)) next = comeBack(story, tier, term, on);
    }
    if (!next) return { membershipStatus: statusAfter(story, term) };
    const nextRights = grantRights(story, next, String(next.issuedOn));
    const follows = plusDays(term.endsOn, 1) === next.startsOn;
    if (follows && story.hasCome(next.startsOn)) carryRights(story, rights, nextRights, next);
    [term, rights] = [next, nextRights];
  }
};

const member = (story: Story, tier: Tier): MemberRecord => {
  const { random, today } = story;
  const isFounder = random.chance(0.2);
  const joinedDaysAgo = isFounder
    ? random.whole(HISTORY - 300, HISTORY)
    : random.whole(15, HISTORY);
  const approvedOn = plusDays(today, -joinedDaysAgo);
  const appliedOn = plusDays(approvedOn, -random.whole(4, 45));
  apply(story, tier, appliedOn);
  approve(story, approvedOn);
  const end = liveOn(story, tier, join(story, tier, approvedOn));
  const isPaused = end.membershipStatus === 'active' && random.chance(0.008);
  return recordOf(story, tier, {
    appliedOn,
    approvedOn,
    ...end,
    ...(isPaused && joinedDaysAgo > 60 ? suspend(story) : {}),
  });
};

/** Lives one life, drawn by chance, and answers the membership's record. */
export const live = (story: Story, tiers: readonly Tier[]): MemberRecord => {
  const { random } = story;
  const tier = random.pick(tiers);
  if (random.chance(0.012)) return candidate(story, tier);
  if (random.chance(0.008)) return refused(story, tier);
  if (random.chance(0.008)) return toCome(story, tier);
  return member(story, tier);
};
