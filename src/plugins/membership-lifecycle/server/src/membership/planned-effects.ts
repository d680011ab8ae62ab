import { createHash } from 'node:crypto';
import type { CommandName } from '../../../shared/core/commands';
import type {
  CommandPlan,
  PlannedMessage,
  PlannedNext,
  PlannedStatus,
} from '../../../shared/membership/command-plan';
import type { MessageWriter } from '../core/decided';
import type { Step } from '../core/recording';
import { refreshStatus } from '../core/rules/decide';
import { isMuted } from '../core/rules/pauses';
import type { Facts } from '../core/rules/types';
import { sentence } from '../core/sentences';
import { statusSentence } from '../core/status-sentence';
import type { Day } from '../kernel/rules/values';
import { refuse } from './refusals/mergers';
import { comingOf, type Coming } from './rules/coming';
import {
  accountBetween,
  callsBetween,
  lastingOf,
  renewalsBetween,
  rightsBetween,
  termsBetween,
} from './rules/command-effects';
import { undoneView } from './undone-view';

/** Tells the effects of decided steps. Pure but for the ids of the messages that it renders. */

/** Stands in messages for a number that is given when its call or credit note is written. */
export const COMING_NUMBER = '…';

type Numbered = { id: string; number: string | null };

const withComing = <Row extends Numbered>(before: readonly Row[], after: readonly Row[]): Row[] => {
  const known = new Set(before.map(({ id }) => id));
  return after.map((row) =>
    row.number === null && !known.has(row.id) ? { ...row, number: COMING_NUMBER } : row,
  );
};

/** The facts after a decision, with a stand-in for numbers that are given when they are written. */
const numbered = (before: Facts, after: Facts): Facts => ({
  ...after,
  dues: withComing(before.dues, after.dues),
  creditNotes: withComing(before.creditNotes, after.creditNotes),
});

/** The e-mails of a step, each with its recipient, or why it cannot be written. */
export const plannedMessages = (
  { before, outcome, organisationName }: Omit<Step, 'command' | 'input'>,
  write: MessageWriter['write'],
  today: Day,
): PlannedMessage[] => {
  const facts = numbered(before, outcome.facts);
  const muted = isMuted(facts.membership, today);
  return outcome.messages.map((draft): PlannedMessage => {
    const { template } = draft;
    const written = write(draft, facts, organisationName);
    if (!written.ok) return { ok: false, template, text: refuse(`letter-${written.reason}`).text };
    const { toName, toEmail, subject, text, paperId, state } = written.message;
    const to = `${toName} <${toEmail}>`;
    const more = { paper: paperId !== null, kept: state === 'kept', muted };
    return { ok: true, template, to, subject, text, ...more };
  });
};

const statusBetween = (
  before: Facts,
  after: Facts,
  ends: { before: Coming; after: Coming },
): PlannedStatus => ({
  before: before.membership.status,
  after: after.membership.status,
  because: statusSentence(after, after.membership.because),
  until: ends.after.statusEnd,
  untilBefore: ends.before.statusEnd,
});

const nextOf = ({ next }: Coming): PlannedNext | null =>
  next && {
    on: next.on,
    steps: next.steps.map(({ action }) => sentence(action.because, next.on)),
    messages: next.steps.flatMap(({ outcome }) => outcome.messages.map(({ template }) => template)),
  };

/** The plan of a command that does nothing. */
export const NOTHING: CommandPlan = {
  terms: [],
  calls: [],
  renewals: [],
  rights: [],
  status: null,
  account: null,
  messages: [],
  withdrawn: [],
  undone: null,
  lasting: [],
  next: null,
  seal: '',
  notices: [],
  question: null,
  refusal: null,
};

/** A digest of what a plan says: it changes with any of it. */
const sealed = (plan: CommandPlan): CommandPlan => {
  const seal = createHash('sha256').update(JSON.stringify(plan)).digest('base64url').slice(0, 22);
  return { ...plan, seal };
};

const effectsOf = ({ before, outcome: { facts: after } }: Step) => ({
  terms: termsBetween(before, after),
  calls: callsBetween(before, after),
  renewals: renewalsBetween(before, after),
  rights: rightsBetween(before, after),
});

/** What a member has and will have after a step on it. */
const standingBetween = ({ before, outcome: { facts: after } }: Step, today: Day) => {
  // A stored status is of the last daily run.
  const was = refreshStatus(before, today);
  const ends = { before: comingOf(was, today), after: comingOf(numbered(was, after), today) };
  const status = statusBetween(was, after, ends);
  return { status, account: accountBetween(before, after), next: nextOf(ends.after) };
};

/**
 * The plan of a command's steps. Status, account and next step are those of its own member. What a
 * merger moves has a view of its own: its plan has the calls that it cancels, and its messages. So has
 * what its undoing gives back.
 */
export const planOf = (
  name: CommandName,
  steps: readonly Step[],
  write: MessageWriter['write'],
  today: Day,
): CommandPlan => {
  const isMerger = name === 'merge-into';
  const told = steps.map(effectsOf);
  const calls = told.flatMap((one) => one.calls).filter(({ before }) => before || !isMerger);
  const messages = steps.flatMap((step) => plannedMessages(step, write, today));
  const beside = { calls, messages, lasting: lastingOf({ calls, messages }) };
  if (isMerger) return sealed({ ...NOTHING, ...beside });
  const standing = standingBetween(steps[0], today);
  if (name === 'undo-merge') {
    return sealed({ ...NOTHING, ...standing, undone: undoneView(steps, today) });
  }
  return sealed({
    ...NOTHING,
    ...beside,
    terms: told.flatMap((one) => one.terms),
    renewals: told.flatMap((one) => one.renewals),
    rights: told.flatMap((one) => one.rights),
    ...standing,
  });
};
