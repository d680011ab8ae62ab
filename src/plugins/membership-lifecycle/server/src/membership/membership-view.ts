import { basisOf, figureTexts } from '../../../shared/core/basis';
import { COMMANDS, COMMAND_NAMES } from '../../../shared/core/commands';
import type {
  EarlierRenewal,
  LeftOut,
  MembershipView,
  OtherReminderView,
  ReminderView,
  RenewalView,
  TermView,
  UsageView,
} from '../../../shared/core/membership';
import type { OwnAnswer } from '../../../shared/kernel/common';
import { duesState } from '../core/rules/account';
import { goesByChorus } from '../core/rules/call-needs';
import { neverJoined } from '../core/rules/commands/membership';
import { refreshProposals } from '../core/rules/commands/proposing';
import { duesOf, isSettled, uncalledOf } from '../core/rules/dues';
import { leavingOf } from '../core/rules/leaving';
import { isMuted } from '../core/rules/pauses';
import {
  isTrueOn,
  renewalReminders,
  standingReminders,
  type Reminded,
} from '../core/rules/reminders';
import { kindOf, openRenewal, stageOf, workflowOf } from '../core/rules/renewal';
import { missingMeasure } from '../core/rules/sold';
import { statusOf } from '../core/rules/status';
import { lastIssued, memberSince, priceOf, termOn } from '../core/rules/terms';
import type { Facts, Membership, Renewal, Status, Term } from '../core/rules/types';
import { sentence } from '../core/sentences';
import { statusSentence } from '../core/status-sentence';
import type { LoadedFacts } from '../core/store/facts';
import { daysBetween } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import { accountView, callableTerms, duesView, type CallsTold } from './dues-view';
import { refuse } from './refusals/mergers';
import { rightsView } from './rights-view';
import { daysLate as daysLateIn } from './rules/attention';
import { callWaitOf } from './rules/calls-to-issue';
import { whyDeciding, whyNotProposed, whyNotReminded } from './rules/left-out';
import { whyIllegal } from './rules/legal';
import { emptySeats, officerOf } from './rules/office';

/** The shaping of one membership's facts for the screen. Pure. */

/** Data for the view besides facts: ledgers by right, and people's names by `type:id`. */
export interface Told extends CallsTold {
  usages: Map<string, UsageView[]>;
  owners: Map<string, { name: string }>;
  /** Answers that members gave without staff, by renewal. */
  answers: Map<string, OwnAnswer>;
}

const termView = (facts: Facts, term: Term, today: Day): TermView => ({
  id: term.id,
  state: term.state,
  startsOn: term.startsOn,
  endsOn: term.endsOn,
  tierCode: term.tierCode,
  tierNames: term.tierNames,
  price: priceOf(term),
  basis: basisOf(term),
  missingFigure: term.price === null ? missingMeasure(facts, term) : null,
  issuedOn: term.issuedOn,
  duesState: duesState(facts, term, today),
  waivedOn: term.waivedOn,
  waiveReason: term.waiveReason,
  voidedOn: term.voidedOn,
  voidReason: term.voidReason,
});

/** By how many days a renewal exceeds the expected time in its stage. */
export const daysLate = (facts: Facts, renewal: Renewal, today: Day): number =>
  daysLateIn(renewal, stageOf(workflowOf(facts, renewal), renewal.stageId), today);

const reminderView = (
  { reminder, dueOn, key }: Reminded,
  state: ReminderView['state'],
  letters: Told['letters'],
): ReminderView => ({
  id: reminder.id,
  dueOn,
  template: reminder.messageTemplate,
  state,
  message: state === 'done' ? (letters.get(key) ?? null) : null,
});

const stateOf = ({ effects }: Facts, { key }: Reminded) =>
  effects.find((effect) => effect.key === key)?.state;

const isDoneBefore = ({ effects }: Facts, { key }: Reminded, day: Day): boolean =>
  effects.some((effect) => effect.key === key && effect.on < day);

const remindersOf = (
  facts: Facts,
  renewal: Renewal,
  from: Term,
  letters: Told['letters'],
): ReminderView[] =>
  renewalReminders(facts, renewal, from)
    // One that an earlier renewal of the term has dealt with is told there.
    .filter((one) => !isDoneBefore(facts, one, renewal.openedOn))
    .map((one) => {
      const passed = renewal.proposedOn !== null && one.dueOn <= renewal.proposedOn;
      // While the member's council decides, none leaves.
      const isAnswered = renewal.answer !== null || renewal.closedOn !== null;
      const stopped = isAnswered || kindOf(facts, renewal) === 'deciding';
      const other = passed
        ? ('superseded' as const)
        : stopped
          ? ('stopped' as const)
          : ('coming' as const);
      return reminderView(one, stateOf(facts, one) ?? other, letters);
    });

/** Reminders of terms and calls, which need no renewal: sent, coming, or waiting for a decision. */
const otherReminders = (
  facts: Facts,
  letters: Told['letters'],
  today: Day,
): OtherReminderView[] => {
  return standingReminders(facts).flatMap((one) => {
    const { dueOn, duesId, termId, reminder } = one;
    const done = stateOf(facts, one);
    // One that fell before its step or its subject existed was never to leave.
    if (!done && (dueOn < today || dueOn < one.from)) return [];
    // The schedule says why none leaves on that day.
    if (!done && whyNotReminded(facts, one)) return [];
    if (done === 'waiting' && !isTrueOn(facts, one, today)) return [];
    const named = duesId === null ? { termId, duesId } : { termId: null, duesId };
    return [{ ...reminderView(one, done ?? 'coming', letters), base: reminder.base, ...named }];
  });
};

/** Until when a member is left out of sending, and why; null when it is not. */
export const mutedView = (
  membership: Pick<Membership, 'mutedFrom' | 'mutedUntil' | 'mutedReason'>,
  today: Day,
): LeftOut | null =>
  isMuted(membership, today)
    ? { until: membership.mutedUntil ?? today, reason: membership.mutedReason ?? '' }
    : null;

/** Why a renewal is not proposed automatically; null when it will be, or was. */
export const whyWaiting = (facts: Facts, renewal: Renewal, today: Day): RenewalView['waits'] => {
  if (openRenewal(facts.renewals)?.id !== renewal.id) return null;
  const because = whyNotProposed(facts, today) ?? whyDeciding(facts);
  return because && because.rule !== 'left-out-not-asked' ? sentence(because) : null;
};

export const stageView = (facts: Facts, renewal: Renewal): RenewalView['stage'] => {
  const stage = stageOf(workflowOf(facts, renewal), renewal.stageId);
  return {
    id: renewal.stageId,
    names: stage?.names ?? { fr: renewal.stageId, en: renewal.stageId },
    kind: stage?.kind ?? 'todo',
    color: stage?.color ?? '#666687',
    expectedDays: stage?.expectedDays ?? null,
  };
};

/** The price that the member read in a proposal whose price is another now; else null. */
const priceBefore = (stored: Facts, renewal: Renewal, { price }: Term): TermView['price'] => {
  const was = stored.terms.find(({ id }) => id === renewal.termId);
  return renewal.proposedOn !== null && was && was.price !== price ? priceOf(was) : null;
};

/** The facts as they are stored, and with all proposals as their answers today would find them. */
interface Proposing {
  stored: Facts;
  facts: Facts;
}

const renewalView = (
  { stored, facts }: Proposing,
  renewal: Renewal,
  { owners, answers, letters }: Omit<Told, 'usages'>,
  today: Day,
): RenewalView | null => {
  const from = facts.terms.find(({ id }) => id === renewal.fromTermId);
  const term = facts.terms.find(({ id }) => id === renewal.termId);
  if (!from || !term) return null;
  return {
    id: renewal.id,
    stage: stageView(facts, renewal),
    openedOn: renewal.openedOn,
    enteredStageOn: renewal.enteredStageOn,
    daysInStage: daysBetween(renewal.enteredStageOn, renewal.closedOn ?? today),
    daysLate: daysLate(facts, renewal, today),
    fromTerm: { id: from.id, startsOn: from.startsOn, endsOn: from.endsOn },
    term: termView(facts, term, today),
    answer: renewal.answer,
    answeredOn: renewal.answeredOn,
    ownAnswer: renewal.answer === null ? null : (answers.get(renewal.id) ?? null),
    decidesOn: renewal.decidesOn,
    deliberationOn: renewal.deliberationOn,
    deliberationReference: renewal.deliberationReference,
    closedOn: renewal.closedOn,
    closeReason: renewal.closeReason,
    ownerId: renewal.ownerId,
    owner: owners.get(`admin:${renewal.ownerId}`)?.name ?? null,
    notes: renewal.notes,
    priceBefore: priceBefore(stored, renewal, term),
    missingPrice: term.price === null,
    missingFigure: term.price === null ? missingMeasure(facts, term) : null,
    callWaits: callWaitOf(facts, renewal),
    waits: whyWaiting(facts, renewal, today),
    reminders: remindersOf(facts, renewal, from, letters),
  };
};

/** The owners of renewals, in the form in which names are looked up. */
export const ownersOf = ({ renewals }: Facts) =>
  renewals.flatMap(({ ownerId }) => (ownerId ? [{ actorType: 'admin', actorId: ownerId }] : []));

/** All commands, split by whether they are possible now; each rule's guard decides. */
const commandsOf = (facts: Facts, today: Day): Pick<MembershipView, 'commands' | 'unavailable'> => {
  const asked = COMMAND_NAMES.map((name) => ({
    name,
    ...COMMANDS[name],
    why: whyIllegal(facts, name, today),
  }));
  return {
    commands: asked.flatMap(({ why, ...command }) => (why ? [] : [command])),
    unavailable: asked.flatMap(({ name, group, why }) =>
      why ? [{ name, group, reason: why.reason, text: refuse(why.reason, why.details).text }] : [],
    ),
  };
};

/** A workflow as a choice of stages. */
const workflowView = (facts: Facts, renewal: Renewal | undefined): MembershipView['workflow'] => {
  const { id, name, stages } = workflowOf(facts, renewal);
  return { id, name, stages };
};

/** The renewals under way besides the one that goes on, each with what can be done about it. */
const earlierRenewals = (
  proposing: Proposing,
  told: Omit<Told, 'usages'>,
  today: Day,
): EarlierRenewal[] => {
  const { stored } = proposing;
  const current = openRenewal(stored.renewals);
  const earlier = stored.renewals.filter((one) => one.closedOn === null && one.id !== current?.id);
  return earlier.flatMap((renewal) => {
    const view = renewalView(proposing, renewal, told, today);
    if (!view) return [];
    const { commands } = commandsOf({ ...stored, renewals: [renewal] }, today);
    const named = commands.filter(({ fields }) => fields.some(({ name }) => name === 'renewalId'));
    return [{ renewal: view, workflow: workflowView(stored, renewal), commands: named }];
  });
};

/** Whether nobody has to speak for a member any more: it left, or never came. */
const isGone = (status: Status): boolean => status === 'ended' || status === 'refused';

/** Everything about one member at a glance, with the commands that are legal now. */
export const membershipView = (
  { facts, organisationName, siret }: LoadedFacts,
  { usages, ...told }: Told,
  today: Day,
): Omit<
  MembershipView,
  | 'version'
  | 'formerly'
  | 'mergedInto'
  | 'scheduled'
  | 'readsContacts'
  | 'rightsOnly'
  | 'decidedWhy'
> => {
  const { membership: m } = facts;
  const { status, because } = statusOf(facts, today);
  const shown = termOn(facts.terms, today) ?? lastIssued(facts.terms);
  const running = termOn(facts.terms, today);
  const uncalled = uncalledOf(facts, shown, today);
  const open = openRenewal(facts.renewals);
  const proposing = { stored: facts, facts: refreshProposals(facts) };
  const views = (list: Renewal[]) =>
    list.flatMap((renewal) => renewalView(proposing, renewal, told, today) ?? []);
  return {
    documentId: m.id,
    reference: m.reference,
    organisation: { documentId: m.organisationId, name: organisationName, siret },
    contacts: facts.contacts,
    emptySeats: isGone(status) ? [] : emptySeats(facts.contacts.map(officerOf), today),
    tierCode: m.tierCode,
    status,
    because: statusSentence(facts, because),
    leaving: leavingOf(m, today),
    neverJoined: neverJoined(facts),
    memberSince: memberSince(facts),
    upToDate: running !== undefined && isSettled(facts, running),
    duesState: duesState(facts, shown, today),
    uncalled:
      shown && uncalled ? { termId: shown.id, amount: uncalled, currency: shown.currency } : null,
    figures: figureTexts(facts.figures),
    byChorus: goesByChorus(facts.payer),
    callable: callableTerms(facts, today),
    override:
      m.overrideStatus !== null && m.overrideUntil !== null && m.overrideUntil >= today
        ? { status: m.overrideStatus, until: m.overrideUntil, reason: m.overrideReason ?? '' }
        : null,
    muted: mutedView(m, today),
    today,
    terms: [...proposing.facts.terms]
      .sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
      .map((term) => termView(facts, term, today)),
    dues: facts.dues.map((call) => duesView(facts, call, told, today)).reverse(),
    account: accountView(facts),
    reminders: otherReminders(facts, told.letters, today),
    renewal: open ? (views([open])[0] ?? null) : null,
    earlierRenewals: earlierRenewals(proposing, told, today),
    pastRenewals: views(facts.renewals.filter(({ closedOn }) => closedOn !== null)).reverse(),
    entitlements: rightsView(facts, usages, today),
    ...commandsOf(facts, today),
    // A renewal can only be moved to, or reopened in, stages of its own workflow.
    workflow: workflowView(facts, open ?? facts.renewals.at(-1)),
  };
};

/** The open call of the term that a renewal proposes, for lists. */
export const proposedDues = (facts: Facts, renewal: Renewal, today: Day) => {
  const term = facts.terms.find(({ id }) => id === renewal.termId);
  return duesOf(facts.dues, renewal.termId) ? duesState(facts, term, today) : 'none';
};
