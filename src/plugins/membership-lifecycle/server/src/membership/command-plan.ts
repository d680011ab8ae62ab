import type { Core } from '@strapi/strapi';
import { COMMANDS, type CommandField, type CommandName } from '../../../shared/core/commands';
import type { Actor } from '../../../shared/kernel/common';
import type { CommandPlan } from '../../../shared/membership/command-plan';
import { inWords } from '../core/command-requests';
import {
  commandsIn,
  planningPort,
  type Agreement,
  type Planning,
  type Seen,
} from '../core/commands';
import { messagesPort } from '../core/decided';
import { factsIn } from '../core/facts';
import { validateCommand } from '../core/inputs/commands';
import type { Step } from '../core/recording';
import { beginsPause } from '../core/rules/pauses';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { port } from '../kernel/port';
import type { Day } from '../kernel/rules/values';
import { executorOf, type Executor } from '../kernel/store/database';
import { readAgreement, readPlanned } from './inputs/agreement';
import { DATED_MONEY, noticesOf } from './plan-notices';
import { NOTHING, planOf } from './planned-effects';
import {
  decideSteps,
  membershipsOf,
  plannable,
  undoingFor,
  type PlannedCommand,
} from './planned-steps';
import { refuse } from './refusals/mergers';
import { inputOn } from './rules/scheduled';
import { loadOn, plannedDay } from './scheduled-facts';
import { findScheduledOf } from './store/scheduled-commands';
import type { Undoing } from './undo-merger';

/**
 * Plans a command: decides it as running it would, and tells the effects without writing any. A
 * command that is sent with the seal of its plan does what the plan said, or is refused.
 */

const fieldsOf = (name: CommandName): readonly CommandField[] => COMMANDS[name].fields;
const asksWhy = (name: CommandName): boolean =>
  fieldsOf(name).some((field) => field.name === 'reason');
const asksBack = (name: CommandName): boolean =>
  fieldsOf(name).some(({ type }) => type === 'confirmation');

// The reason is written last and changes no effect: all plans of a command have the same.
const REASON = '…';

const withoutReason = (name: CommandName, values: Record<string, unknown>) =>
  asksWhy(name) ? { ...values, reason: REASON } : values;

/** The checked input, whose reason may be missing. */
export const inputOf = (name: CommandName, input: unknown): Promise<Record<string, unknown>> => {
  const isForm = typeof input === 'object' && input !== null && !Array.isArray(input);
  return validateCommand(name, isForm ? withoutReason(name, { ...input }) : input);
};

const refusalOf = ({ reason, text, details: { field } }: RefusalError): CommandPlan => ({
  ...NOTHING,
  refusal: { reason, text, field: typeof field === 'string' ? field : null },
});

/** The plan of a command whose question is answered; null when it is refused all the same. */
const confirmedPlan = async (planned: () => Promise<CommandPlan>): Promise<CommandPlan | null> => {
  try {
    return await planned();
  } catch (error) {
    if (error instanceof RefusalError) return null;
    throw error;
  }
};

/** The last day of the books that is closed; null while none is. */
export const closedBooksPort = port<(db: Executor) => Promise<Day | null>>(
  'who knows which days of the books are closed',
);

/** The refusal as a plan; anything else is thrown. */
export const refusedPlan = async (
  strapi: Core.Strapi,
  id: string,
  thrown: unknown,
): Promise<CommandPlan> => {
  const refusal = await inWords(strapi, id, thrown);
  if (!(refusal instanceof RefusalError)) throw thrown;
  return refusalOf(refusal);
};

/** A plan with what changes no seal: the messages that its steps withdraw, and what is unusual. */
export const withBeside = async (
  strapi: Core.Strapi,
  plan: CommandPlan,
  steps: readonly Step[],
  today: Day,
): Promise<CommandPlan> => {
  const db = await executorOf(strapi);
  const changes = steps.map(({ before, outcome }) => ({ before, after: outcome.facts }));
  const over = await messagesPort.of(strapi).over(db, changes, today);
  const { length: held } = await messagesPort.of(strapi).heldBack(db, changes, today);
  const [{ command: name, input: values, before: facts, outcome }] = steps;
  const asks =
    name === 'issue-call' || beginsPause(facts.membership, outcome.facts.membership, today);
  const scheduled = asks ? await findScheduledOf(db, facts.membership.id) : [];
  const closedThrough = DATED_MONEY.has(name) ? await closedBooksPort.of(strapi)(db) : null;
  const isAhead = today > clockIn(strapi).today();
  const planned = { name, values, facts, after: outcome.facts, isAhead, effects: plan };
  return {
    ...plan,
    withdrawn: over.map(({ id, template, toName }) => ({ id, template, toName })),
    notices: noticesOf(planned, { scheduled, held, closedThrough }, today),
  };
};

/**
 * The plan of a command on a single right. It has no seal: the counter itself keeps the command from
 * doing anything else.
 */
const planRight = async (
  strapi: Core.Strapi,
  id: string,
  name: CommandName,
  { body, planning }: { body: unknown; planning: Planning },
): Promise<CommandPlan> => {
  const values = await inputOf(name, body);
  const { write } = await messagesPort.of(strapi).writer();
  const [member] = await factsIn(strapi).loadKnown([id]);
  try {
    const step = await planning(member, values);
    const { rights, messages, lasting } = planOf(name, [step], write, clockIn(strapi).today());
    return { ...NOTHING, rights, messages, lasting };
  } catch (thrown) {
    return refusedPlan(strapi, id, thrown);
  }
};

/**
 * Plans a command of today, or of a day ahead: its effects, the question that it asks first, or why
 * it is refused. Refuses a wrong field (400), an unknown command or membership (404), and a command
 * on an identity or a contact, which has no plan (409).
 */
const plan = async (
  strapi: Core.Strapi,
  id: string,
  command: string,
  body: unknown,
): Promise<CommandPlan> => {
  const planning = planningPort.of(strapi)[command as CommandName];
  if (planning) return planRight(strapi, id, command as CommandName, { body, planning });
  const name = plannable(command);
  const { input, on } = await readPlanned(body);
  const ctx = { today: plannedDay(strapi, name, on), newId };
  const given = await inputOf(name, input);
  const values = on === null ? given : inputOn(name, given, ctx.today);
  const { write } = await messagesPort.of(strapi).writer();
  const undoing = await undoingFor(strapi, id, name);
  const ids = membershipsOf(id, name, values, undoing);
  const loaded = await loadOn(strapi, ids, { on: ctx.today });
  const stepsWith = (more: object): Step[] =>
    decideSteps(name, { ...values, ...more }, loaded, ctx, undoing);
  const planWith = async (more: object): Promise<CommandPlan> => {
    const steps = stepsWith(more);
    return withBeside(strapi, planOf(name, steps, write, ctx.today), steps, ctx.today);
  };
  try {
    return await planWith({});
  } catch (thrown) {
    const refused = await refusedPlan(strapi, id, thrown);
    const answered = asksBack(name)
      ? await confirmedPlan(() => planWith({ confirmed: true }))
      : null;
    return answered ? { ...answered, question: refused.refusal?.text ?? null } : refused;
  }
};

/** Holds a command to the plan with this seal. */
const agreementOn =
  (
    name: PlannedCommand,
    values: Record<string, unknown>,
    { seal, undoing }: { seal: string; undoing: Undoing | null },
  ): Agreement =>
  (loaded, ctx, write) => {
    const steps = decideSteps(name, withoutReason(name, values), loaded, ctx, undoing);
    if (planOf(name, steps, write, ctx.today).seal !== seal) throw refuse('plan-changed');
  };

/**
 * Runs a command with what its body holds beside its own fields. With a seal, it refuses to do
 * anything else than the plan said (409 `plan-changed`); messages can be held back with a seal
 * alone (400 `held-back-unseen`). Otherwise as `commandsIn(strapi).run`.
 */
const run = async (
  strapi: Core.Strapi,
  id: string,
  command: string,
  body: unknown,
  actor: Actor,
  shown: Pick<Seen, 'seen' | 'key'>,
): Promise<{ replayed: boolean }> => {
  const { input, agreement } = await readAgreement(body);
  const { seal, heldBack } = agreement;
  if (seal === undefined) {
    if (heldBack.length > 0) throw refuse('held-back-unseen', { field: 'heldBack' });
    return commandsIn(strapi).run(id, command, input, actor, shown);
  }
  const name = plannable(command);
  const undoing = await undoingFor(strapi, id, name);
  const agreed = agreementOn(name, await validateCommand(name, input), { seal, undoing });
  return commandsIn(strapi).run(id, name, input, actor, { ...shown, agreed, heldBack });
};

/** Shows the effects of a command before it is run, and runs it as it was shown. */
export const commandPlansIn = serviceOf({ plan, run });
