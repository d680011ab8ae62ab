import type { Core } from '@strapi/strapi';
import { COMMAND_NAMES, type CommandName } from '../../../shared/core/commands';
import type { Actor } from '../../../shared/kernel/common';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { metricsIn } from '../kernel/metrics';
import { newId } from '../kernel/new-id';
import { port } from '../kernel/port';
import type { Day } from '../kernel/rules/values';
import { type Transaction } from '../kernel/store/database';
import { nextNumbers } from '../kernel/store/sequences';
import { colleaguesIn } from '../settings/colleagues';
import { refuseIfChanged } from '../settings/freshness';
import { inWords, noteDone, requestOf, wasDone, type KeyedRequest } from './command-requests';
import type { MessageWriter } from './decided';
import { factsIn } from './facts';
import { validateCommand } from './inputs/commands';
import { movedBetween, moveSteps } from './moved-payments';
import { createRecorder, type Recorder, type Step } from './recording';
import { refuse } from './refusals/memberships';
import type { Refusal } from './rules/change';
import { isRuleName, type RuleName } from './rules/commands';
import type { MovePayment } from './rules/commands/payment-corrections';
import { decide } from './rules/decide';
import type { DecisionContext, Facts, TierOffer } from './rules/types';
import type { LoadedFacts } from './store/facts';
import { findMerger } from './store/former-identities';
import {
  createMembership,
  findMembershipId,
  findMembershipNames,
  lockMemberships,
} from './store/memberships';

const isCommandName = (name: string): name is CommandName =>
  (COMMAND_NAMES as string[]).includes(name);

/** Checks, under the lock, that a command still does what a person was shown; refuses by throwing. */
export type Agreement = (
  loaded: readonly LoadedFacts[],
  ctx: DecisionContext,
  write: MessageWriter['write'],
) => void;

/** The version and the plan that a person saw before a command, and the key of their request. */
export interface Seen {
  /** The version of the membership. */
  seen?: number;
  key?: string;
  agreed?: Agreement;
  /** Templates of messages that are not to leave. */
  heldBack?: readonly string[];
  /** Writes first in the command's transaction, under its lock; may refuse by throwing. */
  claim?: (trx: Transaction) => Promise<void>;
  /** Takes a lock that comes before those of memberships. */
  lockFirst?: (trx: Transaction) => Promise<void>;
}

export interface Caller extends Seen {
  actor: Actor;
}

/** A caller with the request under their key, if they sent one. */
export interface Asking extends Caller {
  request: KeyedRequest | null;
}

/** Runs a validated command and counts it; returns whether it was a repetition. */
export type Answering = (
  id: string,
  values: Record<string, unknown>,
  caller: Asking,
) => Promise<boolean>;

/** The commands that other modules implement, by name. */
export const answeringPort = port<Partial<Record<CommandName, Answering>>>(
  'who answers commands of their own',
);

/** Decides a validated command without running it; throws its refusal. */
export type Planning = (member: LoadedFacts, values: Record<string, unknown>) => Promise<Step>;

/** The commands of other modules that have a plan, by name. */
export const planningPort = port<Partial<Record<CommandName, Planning>>>(
  'who plans commands of their own',
);

/** The additions to a command that is part of a larger change. */
export interface Surrounded {
  /** Checks the facts under the lock before the command decides; may refuse by throwing. */
  guard: (facts: Facts) => void;
  /** Writes in the command's transaction; an error rolls both back. */
  beside: (trx: Transaction) => Promise<void>;
}

/** A candidate: the organisation, the tier and the day of the application. */
export interface Candidate {
  /** The id of the membership, when it was given one beforehand. */
  id?: string;
  organisationId: string;
  tierCode: string;
  appliedOn?: Day;
  notes?: string;
}

const orThrow = <T extends { ok: true }>(decision: T | Refusal): T => {
  if (!decision.ok) throw refuse(decision.reason, decision.details);
  return decision;
};

/** Steps without the messages that staff hold back, each of which must be one of theirs. */
export const withHeldBack = (steps: Step[], heldBack: readonly string[]): Step[] => {
  const drafts = steps.flatMap(({ outcome }) => outcome.messages);
  const unknown = heldBack.find((code) => !drafts.some(({ template }) => template === code));
  if (unknown) throw refuse('held-back-unknown', { field: 'heldBack', template: unknown });
  return heldBack.length > 0 ? steps.map((step) => ({ ...step, heldBack })) : steps;
};

const context = (strapi: Core.Strapi): DecisionContext => ({
  today: clockIn(strapi).today(),
  newId,
});

/**
 * Locks memberships, loads their facts, decides and records, in one transaction. `decideFor` gets the
 * facts in the order of `ids`. Returns true for a repeated request, which changes nothing.
 */
const transact = async (
  strapi: Core.Strapi,
  ids: readonly string[],
  { actor, seen, request, agreed, heldBack = [], claim, lockFirst }: Asking,
  decideFor: (loaded: LoadedFacts[], ctx: DecisionContext) => Step[] | Promise<Step[]>,
  afterwards: (trx: Transaction, loaded: LoadedFacts[]) => Promise<void> = async () => {},
): Promise<boolean> => {
  const recorder = await createRecorder(strapi, actor);
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockFirst?.(trx);
      await lockMemberships(trx, ids);
      // Before the check of the version: a repeated request carries the version from before the
      // first.
      if (await wasDone(trx, request)) return true;
      await refuseIfChanged(strapi, trx, ids[0], seen);
      await claim?.(trx);
      // Loaded after waiting for the lock: a workflow or an offer may have changed meanwhile.
      const around = await factsIn(strapi).surroundings();
      const loaded = await factsIn(strapi).loadKnown(ids, around, trx);
      const ctx = context(strapi);
      const steps = await decideFor(loaded, ctx);
      agreed?.(loaded, ctx, recorder.write);
      await recorder.record(trx, withHeldBack(steps, heldBack));
      await afterwards(trx, loaded);
      await noteDone(strapi, trx, request);
      return false;
    }),
  );
};

const runRule = (
  strapi: Core.Strapi,
  { id, name, input }: { id: string; name: RuleName; input: Record<string, unknown> },
  caller: Asking,
  { guard, beside }: Partial<Surrounded> = {},
) =>
  transact(
    strapi,
    [id],
    caller,
    ([{ facts, organisationName }], ctx) => {
      guard?.(facts);
      const { outcome } = orThrow(decide(facts, name, input, ctx));
      return [{ command: name, input, before: facts, outcome, organisationName }];
    },
    async (trx) => beside?.(trx),
  );

const movePayment = (
  strapi: Core.Strapi,
  id: string,
  input: MovePayment,
  caller: Asking,
): Promise<boolean> =>
  transact(strapi, movedBetween(id, input), caller, (loaded, ctx) => moveSteps(loaded, input, ctx));

const dispatch = async (
  strapi: Core.Strapi,
  id: string,
  name: CommandName,
  values: Record<string, unknown>,
  caller: Asking,
): Promise<boolean> => {
  const answer = answeringPort.of(strapi)[name];
  if (answer) return answer(id, values, caller);
  return metricsIn(strapi).command(name, async () => {
    if (name === 'move-payment') {
      return movePayment(strapi, id, values as typeof values & MovePayment, caller);
    }
    return isRuleName(name) && runRule(strapi, { id, name, input: values }, caller);
  });
};

/**
 * Runs a command on a membership, for the admin API, code and the daily run. Throws a refusal
 * (400 wrong field, 404 unknown, 409 not possible now), and then nothing has changed. With a
 * version, also refuses when the membership changed since; a use of a right ignores the
 * version, since its counter protects it. With a key, a repeated request changes nothing and
 * returns `replayed`.
 */
const run = async (
  strapi: Core.Strapi,
  id: string,
  name: string,
  input: unknown,
  actor: Actor,
  shown: Seen = {},
): Promise<{ replayed: boolean }> => {
  if (!isCommandName(name)) throw refuse('command-unknown', { command: name });
  const values = await validateCommand(name, input);
  if (name === 'assign-renewal' && values.ownerId) {
    await colleaguesIn(strapi).assertMayRun(String(values.ownerId));
  }
  const caller = { ...shown, actor };
  const request = requestOf(id, name, values, caller);
  try {
    return { replayed: await dispatch(strapi, id, name, values, { ...caller, request }) };
  } catch (error) {
    throw await inWords(strapi, id, error);
  }
};

/** Runs a rule as part of a larger change: all of it is written, or nothing. */
const runWithin = async (
  strapi: Core.Strapi,
  id: string,
  name: RuleName & CommandName,
  input: Record<string, unknown>,
  actor: Actor,
  surrounded: Surrounded,
): Promise<void> => {
  const asked = { id, name, input: await validateCommand(name, input) };
  await metricsIn(strapi).command(name, () =>
    runRule(strapi, asked, { actor, request: null }, surrounded),
  );
};

/**
 * Runs several commands on a membership in one transaction: all are recorded, or none. The
 * function that decides them may refuse.
 */
const runTogether = async (
  strapi: Core.Strapi,
  id: string,
  actor: Actor,
  name: CommandName,
  decideAll: (row: LoadedFacts, ctx: DecisionContext) => Promise<Omit<Step, 'organisationName'>[]>,
): Promise<void> => {
  await metricsIn(strapi).command(name, () =>
    transact(strapi, [id], { actor, request: null }, async ([row], ctx) => {
      const steps = await decideAll(row, ctx);
      return steps.map((step) => ({ ...step, organisationName: row.organisationName }));
    }),
  );
};

/** Takes in a candidate: one membership per organisation. Returns the new document id. */
const register = async (strapi: Core.Strapi, input: Candidate, actor: Actor): Promise<string> => {
  const { offers } = await factsIn(strapi).surroundings();
  const recorder = await createRecorder(strapi, actor);
  return retryTransaction(() =>
    strapi.db.transaction(({ trx }) => registerIn(strapi, trx, { recorder, offers }, input)),
  );
};

/** The same in the caller's transaction, with data that was read before it. */
const registerIn = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { recorder, offers }: { recorder: Recorder; offers: readonly TierOffer[] },
  input: Candidate,
): Promise<string> => {
  const { today } = context(strapi);
  const { id = newId(), organisationId, tierCode, appliedOn = today, notes = null } = input;
  if (appliedOn > today) throw refuse('date-in-future', { field: 'appliedOn' });
  if (!offers.some((offer) => offer.tierCode === tierCode)) {
    throw refuse('tier-unknown', { tier: tierCode });
  }
  const reference = await nextReference(trx, appliedOn);
  const known = await findMembershipId(trx, { organisationId });
  if (known) await refuseKnown(trx, known);
  const created = await createMembership(strapi, {
    id,
    reference,
    organisationId,
    tierCode,
    appliedOn,
    notes,
    now: clockIn(strapi).now(),
  });
  if (!created) throw refuse('organisation-unknown');
  const { id: _id, ...told } = input;
  await recorder.registered(trx, { id, reference, tierCode }, told);
  return id;
};

/** Refuses a second membership of a body. For a merged membership, names the one that took it over. */
const refuseKnown = async (trx: Transaction, membershipId: string): Promise<never> => {
  const merger = await findMerger(trx, membershipId);
  if (!merger) throw refuse('membership-exists');
  const names = await findMembershipNames(trx, [merger.membershipId]);
  const { organisation = '', reference = '' } = names.get(merger.membershipId) ?? {};
  throw refuse('organisation-merged', { organisation, reference });
};

/** `ADH-YYYY-NNNN`, numbered by the year of the application. */
const nextReference = async (trx: Transaction, appliedOn: Day): Promise<string> => {
  const year = appliedOn.slice(0, 4);
  const value = await nextNumbers(trx, `membership:${year}`, 1, { newId });
  return `ADH-${year}-${String(value).padStart(4, '0')}`;
};

/**
 * Runs the commands that change memberships. Each loads the facts under a lock, decides, saves the
 * difference with one journal line and its messages, all in one transaction.
 */
export const commandsIn = serviceOf({
  transact,
  run,
  runWithin,
  runTogether,
  register,
  registerIn,
});
