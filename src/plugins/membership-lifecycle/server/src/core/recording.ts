import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import { clockIn } from '../kernel/clock';
import { journalLine } from '../kernel/journal-line';
import { newId } from '../kernel/new-id';
import type { Day } from '../kernel/rules/values';
import { addActivities, type Activity } from '../kernel/store/activities';
import type { Transaction } from '../kernel/store/database';
import { settingsIn } from '../settings/settings';
import {
  messagesPort,
  witnessesPort,
  type WrittenMessage,
  type Passage,
  type Registered,
  type MessageWriter,
} from './decided';
import { neverJoined } from './rules/commands/membership';
import { listCache } from './rules/decide';
import { changesBetween } from './rules/journal';
import { isMuted } from './rules/pauses';
import type { Effect, Facts, Outcome } from './rules/types';
import { saveChanges, setNumbers, type Change } from './store/changes';

/** A decided command on one membership, not yet written. */
export interface Step {
  command: string;
  input: Record<string, unknown>;
  before: Facts;
  outcome: Outcome;
  organisationName: string;
  /** Templates of messages that do not leave. */
  heldBack?: readonly string[];
}

interface Undeliverable {
  template: string;
  reason: string;
}

/** The messages of a step, with those that could not be written. */
interface Written {
  messages: WrittenMessage[];
  /** The templates of those held back. */
  withheld: string[];
  undeliverable: Undeliverable[];
  /** The keys of the messages that could not be written. */
  unsent: Set<string>;
}

type Ready = Written & { step: Step };

/** A step written except for its journal line; the facts contain the numbers of its calls. */
type Recorded = Ready & { facts: Facts; withdrawn?: readonly string[] };

/** Yields the journal lines of steps, one by one. */
function* linesOf(
  written: Iterable<Recorded>,
  { actor, on, now: at }: { actor: Actor; on: Day; now: number },
): Generator<Activity> {
  for (const { step, facts, messages, withheld, undeliverable, withdrawn = [] } of written) {
    const { counterChanges } = step.outcome;
    const sides = changesBetween(step.before, facts);
    const told = {
      ...(messages.length > 0 ? { messages: messages.map(({ id }) => id) } : {}),
      ...(withheld.length > 0 ? { withheld } : {}),
      ...(undeliverable.length > 0 ? { undeliverable } : {}),
      ...(withdrawn.length > 0 ? { withdrawn } : {}),
      ...(counterChanges.length > 0 ? { counters: counterChanges } : {}),
      // Terms may follow another application: the line itself says that one was withdrawn.
      ...(step.command === 'withdraw' && neverJoined(step.before, facts.membership.endedOn)
        ? { neverJoined: true }
        : {}),
    };
    yield journalLine({
      membershipId: step.before.membership.id,
      command: step.command,
      actor,
      on,
      at,
      input: step.input,
      before: sides.before,
      after: Object.assign(sides.after, told),
    });
  }
}

/**
 * Writes the messages of a step. Those of a member left out of sending wait for staff, and those that
 * reach nobody for somebody to write to.
 */
const writtenBy = (writer: MessageWriter, step: Step, facts: Facts, on: Day): Written => {
  const messages: WrittenMessage[] = [];
  const withheld: string[] = [];
  const undeliverable: Undeliverable[] = [];
  const unsent = new Set<string>();
  const isSilent = isMuted(facts.membership, on);
  for (const draft of step.outcome.messages) {
    const { template } = draft;
    const isHeldBack = isSilent || (step.heldBack?.includes(template) ?? false);
    const written = writer.write(draft, facts, step.organisationName, isHeldBack);
    const message = written.ok ? written.message : written.waiting;
    if (message) {
      messages.push(message);
      if (isHeldBack || !written.ok) withheld.push(template);
    } else if (!written.ok) {
      undeliverable.push({ template, reason: written.reason });
      unsent.add(draft.key);
    }
  }
  return { messages, withheld, undeliverable, unsent };
};

type ByMember = ReadonlyMap<string, string[]>;

/** Tells the messages of a membership that were withdrawn or held back in the line of its last step. */
const withUnsent = (
  written: readonly Recorded[],
  { withdrawn, heldBack }: { withdrawn: ByMember; heldBack: ByMember },
): Recorded[] => {
  const last = new Map(written.map((one) => [one.step.before.membership.id, one]));
  return written.map((one) => {
    const { id } = one.step.before.membership;
    if (last.get(id) !== one) return one;
    const withheld = [...one.withheld, ...(heldBack.get(id) ?? [])];
    return { ...one, withheld, withdrawn: withdrawn.get(id) ?? [] };
  });
};

/** A reminder whose message could not be written is left to staff, and does not count as sent. */
const withWaiting = (effects: Effect[], unsent: Set<string>): Effect[] =>
  effects.map((effect) =>
    unsent.has(effect.key) && effect.state === 'done' ? { ...effect, state: 'waiting' } : effect,
  );

/** Merges the steps of each membership into one change, from the first state to the last. */
const changesOf = (ready: readonly Ready[], on: Day): Change[] => {
  const byMember = new Map<string, Ready[]>();
  for (const one of ready) {
    const { id } = one.step.before.membership;
    const mine = byMember.get(id);
    if (mine) mine.push(one);
    else byMember.set(id, [one]);
  }
  return [...byMember.values()].map((mine) => {
    const after = mine[mine.length - 1].step.outcome.facts;
    return {
      before: mine[0].step.before,
      after,
      cache: listCache(after, on),
      counterChanges: mine.flatMap(({ step }) => step.outcome.counterChanges),
      effects: mine.flatMap(({ step, unsent }) => withWaiting(step.outcome.effects, unsent)),
    };
  });
};

/**
 * Writes decided steps in the caller's transaction: rows, counters, effects, messages, and a
 * journal line each. Templates and the identity are loaded here, before that transaction.
 */
export const createRecorder = async (strapi: Core.Strapi, actor: Actor, day?: Day) => {
  const writer = await messagesPort.of(strapi).writer();
  const on = day ?? clockIn(strapi).today();
  const now = clockIn(strapi).now();
  const identity = await settingsIn(strapi).identity();
  const context = { on, now, newId, actor, numbering: identity };

  return {
    /** Renders a message as it would be recorded. */
    write: writer.write,

    /** `passed`: memberships for which only a new day began. */
    async record(
      trx: Transaction,
      steps: readonly Step[],
      passed: readonly Passage[] = [],
    ): Promise<void> {
      const ready = steps.map((step) => ({
        step,
        ...writtenBy(writer, step, step.outcome.facts, on),
      }));
      const { lines, ...given } = await saveChanges(trx, changesOf(ready, on), context);
      const isNumbered = given.calls.size + given.creditNotes.size > 0;
      // Numbers are given only in `saveChanges`: messages that name them are rendered again.
      const written = ready.map(({ step, ...told }) => {
        if (!isNumbered) return { step, facts: step.outcome.facts, ...told };
        const facts = setNumbers(step.outcome.facts, given);
        return { step, facts, ...told, messages: writtenBy(writer, step, facts, on).messages };
      });
      const told = written.map(({ step: { before }, facts }) => ({ before, after: facts }));
      const decided = { steps: told, passed, lines, actor, on, now, identity };
      for (const witness of witnessesPort.of(strapi)) await witness.decided(trx, decided);
      // Before new ones are sent, which take the keys of those that they replace.
      const withdrawn = await writer.withdraw(trx, told, context);
      const heldBack = await writer.holdBack(trx, told, context);
      await writer.send(
        trx,
        written.flatMap(({ messages }) => messages),
        now,
      );
      await addActivities(trx, linesOf(withUnsent(written, { withdrawn, heldBack }), context), now);
    },

    /** The journal line of a new membership, and what others write beside it. */
    async registered(
      trx: Transaction,
      membership: Registered,
      input: Record<string, unknown>,
    ): Promise<void> {
      const told = { before: {}, after: { status: 'applied', ...input } };
      const line = { membershipId: membership.id, command: 'apply', actor, on, at: now, input };
      await addActivities(trx, [journalLine({ ...line, ...told })], now);
      for (const witness of witnessesPort.of(strapi)) {
        await witness.registered?.(trx, membership, { on, now });
      }
    },
  };
};

export type Recorder = Awaited<ReturnType<typeof createRecorder>>;
