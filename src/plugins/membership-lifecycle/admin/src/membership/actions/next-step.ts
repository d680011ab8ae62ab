import type { Measure } from '../../../../shared/core/brackets';
import type { CommandName } from '../../../../shared/core/commands';
import type { DuesView, LegalCommand, MembershipView } from '../../../../shared/core/membership';
import type { Day, Localised } from '../../../../shared/kernel/common';
import type { MemberTab } from '../../kit/utils/member-place';
import { isTimely, USUAL } from './kinds';

/** The one thing to do next for a member. Pure. */

/** The subject of a step; its sentence has the key `next.<what>`. */
export type NextWhat =
  | 'merged'
  | 'scheduled'
  | 'approve'
  | 'overdue'
  | 'look-again'
  | 'credit'
  | 'rejected'
  | 'give-back'
  | 'call'
  | 'call-scheduled'
  | 'number'
  | 'reminder'
  | 'blocked'
  | 'answer'
  | 'pay'
  | 'issue'
  | 'conclude'
  | 'open-renewal'
  | 'reinstate'
  | 'none';

export interface NextStep {
  what: NextWhat;
  /** The command that does it; null when there is none, or this person may not run it. */
  command: LegalCommand | null;
  preset: Record<string, string>;
  /** The tab that tells of it. */
  tab: MemberTab;
  /** The figure of the organisation that is to be written. */
  write: Measure | null;
  amount: number | null;
  on: Day | null;
  number: string | null;
  because: Localised | null;
}

type Found = Partial<Omit<NextStep, 'command'>> & { what: NextWhat; run?: CommandName };

const isContested = ({ held }: DuesView): boolean => held?.cause === 'contested';

/** The calls in a state that are still to be paid, the first due one first. */
const owedCalls = ({ dues }: MembershipView, state: DuesView['state']): DuesView[] =>
  dues
    .filter((call) => call.state === state && call.creditNote === null)
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn));

const owed = (view: MembershipView, state: DuesView['state']): DuesView | undefined =>
  owedCalls(view, state).at(0);

/** The late call that somebody may be reminded of. */
const toChase = (view: MembershipView): DuesView | undefined =>
  owedCalls(view, 'overdue').find(({ held }) => held === null);

/** The call whose money is waited for until a day: its due day, or the one that was agreed. */
const waitedFor = (view: MembershipView): DuesView | undefined =>
  [
    ...owedCalls(view, 'overdue').flatMap((call) =>
      call.held ? [{ ...call, dueOn: call.held.until }] : [],
    ),
    ...owedCalls(view, 'open'),
  ].find((call) => !isContested(call));

/** A contested call on whose day nobody has decided yet. */
const lookAgain = (view: MembershipView): Found | null => {
  const { today } = view;
  const calls = [...owedCalls(view, 'overdue'), ...owedCalls(view, 'open')];
  const call = calls.find((one) => isContested(one) && one.held && one.held.until < today);
  return call?.held
    ? {
        what: 'look-again',
        run: 'release-call',
        preset: { duesId: call.id },
        tab: 'dues',
        on: call.held.until,
        number: call.number,
      }
    : null;
};

const payment = (what: NextWhat, call: DuesView | undefined): Found | null =>
  call
    ? {
        what,
        run: 'record-payment',
        preset: { duesId: call.id },
        tab: 'dues',
        amount: call.remaining,
        on: call.dueOn,
        number: call.number,
      }
    : null;

/** Money that is there already, before any is waited for. */
const creditToUse = (view: MembershipView): Found | null => {
  const call = owed(view, 'overdue') ?? owed(view, 'open');
  const { credit } = view.account;
  return call && credit > 0
    ? {
        what: 'credit',
        run: 'allocate-credit',
        preset: { duesId: call.id },
        tab: 'dues',
        amount: Math.min(credit, call.remaining),
        on: call.dueOn,
        number: call.number,
      }
    : null;
};

/** A call that Chorus Pro rejected and that is still asked for: it is corrected first. */
const rejectedDeposit = ({ dues }: MembershipView): Found | null => {
  const call = dues.find(
    ({ state, creditNote, deposits }) =>
      (state === 'open' || state === 'overdue') &&
      creditNote === null &&
      deposits.at(-1)?.state === 'rejected',
  );
  return call
    ? {
        what: 'rejected',
        run: 'reissue-call',
        preset: { duesId: call.id },
        tab: 'dues',
        on: call.deposits.at(-1)?.on ?? null,
        number: call.number,
      }
    : null;
};

/** Whether a member leaves or has left: nothing new is asked of it, and a credit is given back. */
const isLeaving = ({ leaving, status }: MembershipView): boolean =>
  leaving !== null || status === 'ended';

const creditToGiveBack = (view: MembershipView): Found | null => {
  const { credit } = view.account;
  return isLeaving(view) && credit > 0
    ? { what: 'give-back', run: 'refund-payment', tab: 'dues', amount: credit }
    : null;
};

const ofWhoStays =
  (step: (view: MembershipView) => Found | null) =>
  (view: MembershipView): Found | null =>
    isLeaving(view) ? null : step(view);

/** The term that is not called yet: the running one, else that of the renewal which was agreed to. */
const termToCall = ({ uncalled, renewal }: MembershipView) => {
  if (uncalled || !renewal?.callWaits) return uncalled;
  const { id: termId, price } = renewal.term;
  return price && { ...price, termId };
};

/** The call that staff scheduled for the term which is not called yet. */
const scheduledCall = (view: MembershipView) => {
  const term = termToCall(view);
  return (
    term &&
    view.scheduled.find(
      ({ command, state, input }) =>
        command === 'issue-call' && state === 'pending' && input.termId === term.termId,
    )
  );
};

const callToIssue = (view: MembershipView): Found | null => {
  // Who is to leave is called for the year that still runs alone; who is suspended, for nothing.
  if (isLeaving(view) && (view.leaving === null || view.uncalled === null)) return null;
  if (view.status === 'suspended') return null;
  const term = termToCall(view);
  if (!term || !view.callable.some(({ termId }) => termId === term.termId)) return null;
  if (scheduledCall(view)) return null;
  const { termId, amount } = term;
  const what = view.uncalled === null && view.renewal?.callWaits === 'number' ? 'number' : 'call';
  return { what, run: 'issue-call', preset: { termId }, tab: 'dues', amount };
};

const callToCome = (view: MembershipView): Found | null => {
  const noted = scheduledCall(view);
  const amount = termToCall(view)?.amount ?? null;
  return noted ? { what: 'call-scheduled', tab: 'dues', on: noted.on, amount } : null;
};

/** A reminder whose day came and that waits for a decision. */
const waitingReminder = ({ renewal, reminders }: MembershipView): Found | null => {
  const waiting = [...(renewal?.reminders ?? []), ...reminders].find(
    ({ state }) => state === 'waiting',
  );
  return waiting ? { what: 'reminder', tab: 'renewal', on: waiting.dueOn } : null;
};

const renewalStep = ({ renewal }: MembershipView): Found | null => {
  if (!renewal) return null;
  const { stage, answer, waits, missingFigure, enteredStageOn } = renewal;
  if (stage.kind === 'todo' && waits) {
    // A figure is written in the record of the organisation; then the proposal leaves by itself.
    const blocked = { what: 'blocked', because: waits.text } as const;
    if (missingFigure) return { ...blocked, tab: 'contacts', write: missingFigure };
    return { ...blocked, run: 'move-renewal', tab: 'renewal' };
  }
  if ((stage.kind === 'waiting' || stage.kind === 'deciding') && answer === null) {
    return { what: 'answer', run: 'accept-renewal', tab: 'renewal', on: enteredStageOn };
  }
  return null;
};

/** The step that a status asks for by itself. */
const statusStep = ({ status, renewal }: MembershipView): Found | null => {
  if (status === 'suspended') return { what: 'reinstate', run: 'reinstate' };
  const isLate = status === 'grace' || status === 'lapsed';
  return isLate && !renewal ? { what: 'open-renewal', run: 'open-renewal', tab: 'renewal' } : null;
};

const proposedTerm = ({ status, terms, renewal }: MembershipView): Found | null => {
  const proposed = status === 'pending' && terms.find(({ state }) => state === 'proposed');
  return proposed && !renewal
    ? { what: 'issue', run: 'issue-term', preset: { termId: proposed.id } }
    : null;
};

const RULES: readonly ((view: MembershipView) => Found | null)[] = [
  ({ mergedInto }) => (mergedInto ? { what: 'merged' } : null),
  ({ scheduled }) =>
    scheduled.some(({ state }) => state === 'waiting') ? { what: 'scheduled' } : null,
  ofWhoStays(({ status }) => (status === 'applied' ? { what: 'approve', run: 'approve' } : null)),
  creditToUse,
  rejectedDeposit,
  (view) => payment('overdue', toChase(view)),
  lookAgain,
  callToIssue,
  waitingReminder,
  ofWhoStays(renewalStep),
  (view) => payment('pay', waitedFor(view)),
  ofWhoStays(callToCome),
  creditToGiveBack,
  ofWhoStays(proposedTerm),
  ofWhoStays(({ renewal }) =>
    renewal?.stage.kind === 'committed'
      ? { what: 'conclude', run: 'win-renewal', tab: 'renewal' }
      : null,
  ),
  ofWhoStays(statusStep),
];

/** The first thing that waits, with its command if this person may run it now. */
export const nextStep = (view: MembershipView, commands: readonly LegalCommand[]): NextStep => {
  const found: Found = RULES.reduce<Found | null>((first, rule) => first ?? rule(view), null) ?? {
    what: 'none',
  };
  const { run, ...step } = found;
  return {
    preset: {},
    tab: 'brief',
    write: null,
    amount: null,
    on: null,
    number: null,
    because: null,
    ...step,
    command: commands.find(({ name }) => name === run) ?? null,
  };
};

/** Usual but not in the order of a membership's life: offered after the others. */
const ALSO: readonly CommandName[] = ['decline-renewal', 'consume'];

const MOST_AT_HAND = 6;

const hasUsesLeft = ({ entitlements }: MembershipView): boolean =>
  entitlements.some(({ running, remaining }) => running && remaining !== null && remaining > 0);

/**
 * The few commands that stand on the page besides the next step: what undoes an exception first,
 * then the usual ones that are possible and useful now.
 */
export const atHand = (
  commands: readonly LegalCommand[],
  view: MembershipView,
  next: NextStep,
): LegalCommand[] => {
  const undoing: CommandName[] = [];
  if (view.override) undoing.push('clear-override');
  if (view.muted) undoing.push('unmute');
  const also = ALSO.filter((name) => name !== 'consume' || hasUsesLeft(view));
  const most = next.command ? MOST_AT_HAND - 1 : MOST_AT_HAND;
  return [...undoing, ...USUAL, ...also]
    .flatMap((name) => commands.filter((command) => command.name === name))
    .filter((command) => command.name !== next.command?.name && isTimely(command, view))
    .slice(0, most);
};
