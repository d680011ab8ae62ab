import type { Core } from '@strapi/strapi';
import { COMMANDS, type CommandField, type CommandName } from '../../../shared/core/commands';
import type { CommandPlan, PlannedMessage } from '../../../shared/membership/command-plan';
import { inWords } from '../core/command-requests';
import { messagesPort, type MessageWriter } from '../core/decided';
import { factsIn } from '../core/facts';
import { validateCommand } from '../core/inputs/commands';
import { isRuleName, type RuleName } from '../core/rules/commands';
import { decide } from '../core/rules/decide';
import type { Facts, Outcome } from '../core/rules/types';
import { sentence } from '../core/sentences';
import type { LoadedFacts } from '../core/store/facts';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { refuse } from './refusals/mergers';
import { accountBetween, callsBetween, stagesBetween, termsBetween } from './rules/command-effects';

/** Plans a command: decides it as running it would, and tells the effects without writing any. */

/** The e-mails of a decision, each with its recipient, or why it cannot be written. */
export const plannedMessages = (
  { facts, messages }: Outcome,
  organisationName: string,
  write: MessageWriter['write'],
): PlannedMessage[] =>
  messages.map((draft): PlannedMessage => {
    const { template } = draft;
    const written = write(draft, facts, organisationName);
    if (!written.ok) return { ok: false, template, text: refuse(`letter-${written.reason}`).text };
    const { toName, toEmail, subject, text, paperId, state } = written.message;
    const to = `${toName} <${toEmail}>`;
    const more = { paper: paperId !== null, kept: state === 'kept' };
    return { ok: true, template, to, subject, text, ...more };
  });

/** The status before and after a decision; null when it stays. */
export const statusBetween = (before: Facts, after: Facts): CommandPlan['status'] => {
  const [was, { status, because }] = [before.membership.status, after.membership];
  return was === status ? null : { before: was, after: status, because: sentence(because) };
};

const NOTHING: CommandPlan = {
  terms: [],
  calls: [],
  stages: [],
  status: null,
  account: null,
  messages: [],
  question: null,
  refusal: null,
};

/** The plan of an outcome. */
const planOf = (
  { facts: before, organisationName }: LoadedFacts,
  outcome: Outcome,
  write: MessageWriter['write'],
): CommandPlan => ({
  ...NOTHING,
  terms: termsBetween(before, outcome.facts),
  calls: callsBetween(before, outcome.facts),
  stages: stagesBetween(before, outcome.facts),
  status: statusBetween(before, outcome.facts),
  account: accountBetween(before, outcome.facts),
  messages: plannedMessages(outcome, organisationName, write),
});

const fieldsOf = (name: CommandName): readonly CommandField[] => COMMANDS[name].fields;

/** The name of a command that a rule of one membership decides; refuses any other. */
const plannable = (name: string): RuleName & CommandName => {
  if (!Object.hasOwn(COMMANDS, name)) throw refuse('command-unknown', { command: name });
  if (!isRuleName(name)) throw refuse('command-not-planned');
  return name as RuleName & CommandName;
};

/** The checked input. The reason is written last and changes no effect: it may be missing. */
const inputOf = (name: CommandName, input: unknown): Promise<Record<string, unknown>> => {
  const asksWhy = fieldsOf(name).some((field) => field.name === 'reason');
  const isForm = typeof input === 'object' && input !== null && !Array.isArray(input);
  const isBlank = isForm && !(input as { reason?: unknown }).reason;
  return validateCommand(name, asksWhy && isBlank ? { ...input, reason: '…' } : input);
};

/**
 * Plans a command of today: its effects, the question that it asks first, or why it is refused.
 * Refuses a wrong field (400), an unknown command or membership (404), and a command that no rule
 * of one membership decides (409).
 */
const plan = async (
  strapi: Core.Strapi,
  id: string,
  command: string,
  input: unknown,
): Promise<CommandPlan> => {
  const name = plannable(command);
  const values = await inputOf(name, input);
  const { write } = await messagesPort.of(strapi).writer();
  const [loaded] = await factsIn(strapi).loadMany([id]);
  if (!loaded) throw refuse('membership-unknown', { membership: id });
  const ctx = { today: clockIn(strapi).today(), newId };
  const asked = decide(loaded.facts, name, values, ctx);
  if (asked.ok) return planOf(loaded, asked.outcome, write);

  const error = await inWords(strapi, id, refuse(asked.reason, asked.details));
  const { reason, text, details } = error instanceof RefusalError ? error : refuse(asked.reason);
  const isQuestion = fieldsOf(name).some(({ type }) => type === 'confirmation');
  const answered = isQuestion && decide(loaded.facts, name, { ...values, confirmed: true }, ctx);
  if (answered && answered.ok) {
    return { ...planOf(loaded, answered.outcome, write), question: text };
  }
  const field = typeof details.field === 'string' ? details.field : null;
  return { ...NOTHING, refusal: { reason, text, field } };
};

/** Shows the effects of a command before it is run. */
export const commandPlansIn = serviceOf({ plan });
