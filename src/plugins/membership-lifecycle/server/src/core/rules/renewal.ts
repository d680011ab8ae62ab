import { maxDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { duesOf } from './dues';
import { addUnpausedDays } from './pauses';
import type {
  Facts,
  Renewal,
  Stage,
  StageKind,
  StandingFacts,
  Term,
  TierOffer,
  Workflow,
} from './types';

/** Questions about renewals and their workflow. */

/** The last by days: after a merger, rows are in no order. */
const lastBy = (
  renewals: readonly Renewal[],
  days: (renewal: Renewal) => string,
): Renewal | undefined =>
  renewals.reduce<Renewal | undefined>(
    (last, one) => (last === undefined || days(one) >= days(last) ? one : last),
    undefined,
  );

/**
 * The open renewal. There may be two, when an earlier one still waits for its payment: then the
 * latest, or of one day the one that waits for its answer.
 */
export const openRenewal = (renewals: readonly Renewal[]): Renewal | undefined =>
  lastBy(
    renewals.filter(({ closedOn }) => closedOn === null),
    ({ openedOn, answer }) => `${openedOn} ${answer === null}`,
  );

/** The renewal under way that leads to a term. */
export const openRenewalTo = (renewals: readonly Renewal[], termId: string): Renewal | undefined =>
  renewals.find((renewal) => renewal.closedOn === null && renewal.termId === termId);

/**
 * The renewal that the money for a term decides: the one under way, or one that an end closed where it
 * stood, accepted and not yet paid.
 */
export const renewalPaidBy = (facts: Facts, termId: string): Renewal | undefined => {
  const open = openRenewalTo(facts.renewals, termId);
  if (open || facts.membership.endedOn === null) return open;
  const last = renewalTo(facts.renewals, termId);
  return last && kindOf(facts, last) === 'committed' ? last : undefined;
};

/** The one under way, or else the last that was closed. */
const latest = (renewals: readonly Renewal[]): Renewal | undefined =>
  renewals.find(({ closedOn }) => closedOn === null) ??
  lastBy(renewals, ({ closedOn, openedOn }) => `${closedOn} ${openedOn}`);

/** The latest renewal that leads to a term, open or closed. */
export const renewalTo = (renewals: readonly Renewal[], termId: string): Renewal | undefined =>
  latest(renewals.filter((renewal) => renewal.termId === termId));

/** The latest renewal of a term, open or closed. */
export const renewalFrom = (renewals: readonly Renewal[], termId: string): Renewal | undefined =>
  latest(renewals.filter(({ fromTermId }) => fromTermId === termId));

/**
 * The due day of the call for a proposal: a member has until then, whatever its grace. The call of a
 * renewal that was lost went with it.
 */
const callDueOn = (facts: StandingFacts, renewal: Renewal): Day | null => {
  const { termId, closedOn } = renewal;
  const isLost = kindOf(facts, renewal) === 'lost';
  const standing = duesOf(facts.dues, termId);
  const call = isLost
    ? (standing ?? facts.dues.find((one) => one.termId === termId && one.cancelledOn === closedOn))
    : standing;
  return call?.dueOn ?? null;
};

type Workflows = Pick<Facts, 'workflow' | 'workflows'>;

/** The workflow that the members of a tier follow. */
export const workflowOfTier = ({ workflow, workflows }: Workflows, tierCode: string): Workflow =>
  workflows.find(({ tierCodes }) => tierCodes.includes(tierCode)) ??
  workflows.find(({ isDefault }) => isDefault) ??
  workflow;

/** The workflow that a renewal opened by, whatever its tier follows now. */
export const workflowOf = (
  { workflow, workflows }: Workflows,
  renewal: Renewal | undefined,
): Workflow => workflows.find(({ id }) => id === renewal?.workflowId) ?? workflow;

/** A stage of a workflow, including removed ones. */
export const stageOf = ({ stages, pastStages }: Workflow, stageId: string): Stage | undefined =>
  stages.find(({ id }) => id === stageId) ?? pastStages.find(({ id }) => id === stageId);

export const kindOf = (facts: Workflows, renewal: Renewal): StageKind | undefined =>
  stageOf(workflowOf(facts, renewal), renewal.stageId)?.kind;

/**
 * The key of the effect by which a proposal is left to staff: it was due before an import, which
 * must not send messages, or staff voided the one before it.
 */
export const proposalKey = (facts: Facts, fromTermId: string): string =>
  `${facts.membership.id}:${fromTermId}:proposal`;

/** The first stage of a kind, in the order of the workflow. */
export const firstStage = (workflow: Workflow, kind: StageKind): Stage | undefined =>
  workflow.stages.find((stage) => stage.kind === kind);

/**
 * The renewal of a term that is under way, if there is one. An end that is recorded closes it where
 * it stands: until then the member keeps what it gave.
 */
export const openRenewalFrom = (facts: StandingFacts, fromTermId: string): Renewal | undefined => {
  const { renewals, membership } = facts;
  const open = renewals.find((one) => one.closedOn === null && one.fromTermId === fromTermId);
  if (open || membership.endedOn === null) return open;
  const last = renewalFrom(renewals, fromTermId);
  const isDecided = last && ['won', 'lost'].includes(kindOf(facts, last) ?? '');
  return isDecided ? undefined : last;
};

/** The reason of a renewal that the daily run closes after its grace. */
export const LAPSED = 'unanswered';

/** The renewal of a term that was closed without the next term; undefined if it may still lead there. */
export const lostFrom = (facts: StandingFacts, fromTermId: string): Renewal | undefined => {
  const renewal = renewalFrom(facts.renewals, fromTermId);
  return renewal && renewal.closedOn !== null && kindOf(facts, renewal) === 'lost'
    ? renewal
    : undefined;
};

/** The workflow of a term's renewal; without one, the workflow for its next renewal. */
export const workflowFrom = (facts: StandingFacts, fromTermId: string): Workflow =>
  workflowOf(facts, renewalFrom(facts.renewals, fromTermId));

/** The day after which a member is late: that of the proposal, or of the council that decides on it. */
const askedUntil = (facts: Workflows, renewal: Renewal | undefined): Day | null => {
  if (!renewal || kindOf(facts, renewal) !== 'deciding') return renewal?.proposedOn ?? null;
  return renewal.decidesOn ?? renewal.proposedOn;
};

/**
 * The last day of grace after a term, by a renewal and its workflow. Days on which a decision of
 * staff holds the plan back are given back to the member.
 */
const graceAfter = (
  facts: StandingFacts,
  { endsOn }: Term,
  renewal: Renewal | undefined,
  { graceDays }: Workflow,
  asked = askedUntil(facts, renewal),
): Day => {
  const askedOn = asked ?? endsOn;
  const grace = addUnpausedDays(facts.membership, maxDay(endsOn, askedOn), graceDays);
  return maxDay(grace, (renewal && callDueOn(facts, renewal)) ?? grace);
};

/**
 * The last day of grace after a term. A member who was only asked after the end gets the same
 * number of days from the proposal on, and one whose council decides, from its day on. Who was sent a
 * call has at least until its due day.
 */
export const graceEnd = (facts: StandingFacts, from: Term): Day => {
  const workflow = workflowFrom(facts, from.id);
  const lost = lostFrom(facts, from.id);
  if (!lost) return graceAfter(facts, from, openRenewalFrom(facts, from.id), workflow);
  return graceBefore(facts, from, lost, workflow);
};

/**
 * The last day of the grace that a lost renewal had, counted from its proposal or from the day of a
 * council. One that lapsed was closed after it, one that staff closed or a no may have been within it.
 */
const graceBefore = (facts: StandingFacts, from: Term, lost: Renewal, workflow: Workflow): Day => {
  const { proposedOn, decidesOn, closedOn, closeReason } = lost;
  const [first, ...others] = [proposedOn, decidesOn]
    .map((asked) => graceAfter(facts, from, lost, workflow, asked))
    .sort();
  const mayBe = (end: Day): boolean =>
    closeReason !== LAPSED || closedOn === null || end < closedOn;
  return others.filter(mayBe).at(-1) ?? first;
};

/** The last day on which the member may answer a renewal: its grace, open or closed. */
export const answerableUntil = (facts: Facts, renewal: Renewal, from: Term): Day =>
  graceAfter(facts, from, renewal, workflowOf(facts, renewal));

/** Whether the member accepted and the next term is issued: only the payment is missing. */
export const awaitsMoneyOnly = (facts: Facts, renewal: Renewal): boolean =>
  kindOf(facts, renewal) === 'committed' &&
  facts.terms.some(({ id, state }) => id === renewal.termId && state === 'issued');

/** The offer of a tier on a day: of the published offers open on that day, the last opened. */
export const offerFor = (
  offers: readonly TierOffer[],
  tierCode: string,
  day: Day,
): TierOffer | undefined =>
  offers
    .filter(
      (offer) =>
        offer.tierCode === tierCode &&
        offer.opensOn <= day &&
        (offer.closesOn === null || day <= offer.closesOn),
    )
    .sort((a, b) => (a.opensOn < b.opensOn ? 1 : -1))[0];
