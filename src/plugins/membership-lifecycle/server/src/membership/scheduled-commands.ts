import type { Core } from '@strapi/strapi';
import type { SchedulableName } from '../../../shared/core/commands';
import type { Actor } from '../../../shared/kernel/common';
import { noteDone, requestOf, wasDone } from '../core/command-requests';
import { commandsIn, type Seen } from '../core/commands';
import { validateCommand } from '../core/inputs/commands';
import { sentence } from '../core/sentences';
import { findMerger } from '../core/store/former-identities';
import { findMemberships, lockMemberships } from '../core/store/memberships';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Day } from '../kernel/rules/values';
import { executorOf, type Transaction } from '../kernel/store/database';
import { dayInBoth } from '../kernel/texts/format';
import { refuseIfChanged } from '../settings/freshness';
import { identityIn } from './identity';
import { readScheduledDay, readScheduling } from './inputs/agreement';
import { decideSteps, membershipsOf, plannable } from './planned-steps';
import { refuse } from './refusals/mergers';
import { inputOn, whyScheduledWaits } from './rules/scheduled';
import { loadOn, refuseDay, schedulable } from './scheduled-facts';
import {
  addScheduled,
  changeScheduled,
  findOpenScheduled,
  findScheduled,
  findScheduledDue,
  findScheduledOf,
  type ScheduledCommand,
  type ScheduledState,
} from './store/scheduled-commands';

/**
 * Commands that staff note for a day ahead. The daily run does each on its day, before anything
 * else of that day, in the name of who noted it; one that is refused waits for staff with its
 * reason, and so does one of a member whom a decision of staff holds back.
 */

/** The doer of what nobody is there to do. */
const SYSTEM: Actor = { type: 'system', id: 'daily' };
const OPEN: readonly ScheduledState[] = ['pending', 'waiting'];

type Values = Record<string, unknown>;
type Shown = Pick<Seen, 'seen' | 'key'>;

const membershipsBy = (id: string, name: SchedulableName, values: Values): string[] =>
  name === 'change-identity' ? [id] : membershipsOf(id, plannable(name), values);

/** Refuses a command as it will be refused on a day, on all that is known today. */
const refuseOn = async (
  strapi: Core.Strapi,
  { id, name, input }: { id: string; name: SchedulableName; input: Values },
  when: { on: Day; except?: string },
): Promise<void> => {
  const values = inputOn(name, input, when.on);
  const ids = membershipsBy(id, name, values);
  if (new Set(ids).size < ids.length) throw refuse('merge-with-itself');
  const loaded = await loadOn(strapi, ids, when);
  if (loaded[0].facts.membership.endKind === 'merged') throw refuse('membership-merged');
  if (name === 'change-identity') {
    await identityIn(strapi).check(loaded[0].facts.membership, values, when.on);
  } else {
    decideSteps(plannable(name), values, loaded, { today: when.on, newId });
  }
};

const refuseSecond = async (trx: Transaction, id: string, name: SchedulableName): Promise<void> => {
  const open = await findScheduledOf(trx, id);
  const same = open.find((one) => one.membershipId === id && one.command === name);
  if (!same) return;
  const on = dayInBoth(same.on);
  const reason = same.state === 'pending' ? 'scheduled-already' : 'scheduled-waits-already';
  throw refuse(reason, { on, scheduled: same.id });
};

/** Runs a change of what is scheduled for a membership, under its lock and once for its key. */
const underLock = async (
  strapi: Core.Strapi,
  ids: readonly string[],
  { seen, request }: { seen: number | undefined; request: ReturnType<typeof requestOf> },
  change: (trx: Transaction) => Promise<void>,
): Promise<boolean> =>
  retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, ids);
      if (await wasDone(trx, request)) return true;
      await refuseIfChanged(strapi, trx, ids[0], seen);
      await change(trx);
      await noteDone(strapi, trx, request);
      return false;
    }),
  );

/**
 * Notes a command for a day ahead; its body holds the day beside the command's own fields. Refuses
 * what will be refused on that day, as far as it is known today, and a second one of the same
 * command. With a version and a key, as `commandsIn(strapi).run`.
 */
const schedule = async (
  strapi: Core.Strapi,
  id: string,
  command: string,
  body: unknown,
  actor: Actor,
  { seen, key }: Shown,
): Promise<{ replayed: boolean }> => {
  const name = schedulable(command);
  const { input, on } = await readScheduling(body);
  refuseDay(on, clockIn(strapi).today());
  const values = await validateCommand(name, input);
  const ids = membershipsBy(id, name, values);
  const asked = { ...values, scheduledOn: on };
  const request = requestOf(id, `schedule:${name}`, asked, { actor, key });
  const replayed = await underLock(strapi, ids, { seen, request }, async (trx) => {
    await refuseSecond(trx, id, name);
    await refuseOn(strapi, { id, name, input: values }, { on });
    await addScheduled(trx, {
      id: newId(),
      membershipId: id,
      otherMembershipId: ids[1] ?? null,
      command: name,
      input: values,
      on,
      state: 'pending',
      refusal: null,
      scheduledAt: clockIn(strapi).now(),
      actorType: actor.type,
      actorId: actor.id,
      settledAt: null,
      settledByType: null,
      settledById: null,
    });
    const line = { membershipId: id, command: 'schedule-command', actor };
    await writeLine(strapi, trx, { ...line, input: { ...asked, command: name } });
  });
  return { replayed };
};

/** A scheduled command, as its address names it. */
export interface Named {
  membershipId: string;
  command: string;
  id: string;
}

/** What is scheduled under an id, when it is of this membership and command; 404 else. */
const known = async (
  strapi: Core.Strapi,
  { membershipId, command, id }: Named,
): Promise<ScheduledCommand> => {
  const one = await findScheduled(await executorOf(strapi), id);
  if (one?.membershipId !== membershipId || one.command !== command) {
    throw refuse('scheduled-unknown', { scheduled: id });
  }
  return one;
};

const orSettled = (changed: boolean): void => {
  if (!changed) throw refuse('scheduled-settled');
};

/** Tells a change in the journal, with the command that is scheduled and its day. */
const tell = (
  strapi: Core.Strapi,
  trx: Transaction,
  { membershipId, command: scheduled, on, input }: ScheduledCommand,
  line: { command: string; actor: Actor; more?: Values },
): Promise<void> => {
  const { command, actor, more = {} } = line;
  const about = { ...input, command: scheduled, scheduledOn: on, ...more };
  return writeLine(strapi, trx, { membershipId, command, actor, input: about });
};

/** Cancels what is scheduled, or what could not be done. */
const cancel = async (
  strapi: Core.Strapi,
  named: Named,
  actor: Actor,
  { seen }: Shown,
): Promise<void> => {
  const one = await known(strapi, named);
  const at = clockIn(strapi).now();
  await underLock(strapi, [one.membershipId], { seen, request: null }, async (trx) => {
    const to = { state: 'cancelled' as const, refusal: one.refusal };
    orSettled(await changeScheduled(trx, one.id, OPEN, to, { at, by: actor }));
    await tell(strapi, trx, one, { command: 'cancel-scheduled', actor });
  });
};

/** Chooses another day for what is scheduled, or for what could not be done. */
const move = async (
  strapi: Core.Strapi,
  named: Named,
  body: unknown,
  actor: Actor,
  { seen }: Shown,
): Promise<void> => {
  const on = await readScheduledDay(body);
  const one = await known(strapi, named);
  refuseDay(on, clockIn(strapi).today());
  const { membershipId: id, command: name } = one;
  const ids = membershipsBy(id, name, one.input);
  await underLock(strapi, ids, { seen, request: null }, async (trx) => {
    await refuseOn(strapi, { id, name, input: one.input }, { on, except: one.id });
    const to = { state: 'pending' as const, on, refusal: null };
    orSettled(await changeScheduled(trx, one.id, OPEN, to, null));
    const line = { command: 'move-scheduled', actor, more: { scheduledOn: on, before: one.on } };
    await tell(strapi, trx, one, line);
  });
};

/** Refuses to do by itself what is scheduled for a member whom a decision of staff holds back. */
const refuseHeldBack = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { membershipId, otherMembershipId, command }: ScheduledCommand,
): Promise<void> => {
  const ids = [membershipId, otherMembershipId].filter((id) => id !== null);
  for (const membership of await findMemberships(trx, ids)) {
    const because = whyScheduledWaits(command, membership, clockIn(strapi).today());
    if (because) throw refuse('scheduled-held-back', { why: sentence(because).text });
  }
};

/** Claims a scheduled command in the transaction that does it: whoever comes second is refused. */
const claiming =
  (strapi: Core.Strapi, one: ScheduledCommand, by: Actor, from: readonly ScheduledState[]) =>
  async (trx: Transaction): Promise<void> => {
    const to = { state: 'done' as const, refusal: null };
    const settled = { at: clockIn(strapi).now(), by };
    orSettled(await changeScheduled(trx, one.id, from, to, settled));
    if (await findMerger(trx, one.membershipId)) throw refuse('membership-merged');
    if (by.type !== 'system') return;
    await refuseHeldBack(strapi, trx, one);
    await tell(strapi, trx, one, { command: 'do-scheduled', actor: by });
  };

/** Does now what is scheduled, in the name of who asks. */
const runNow = async (
  strapi: Core.Strapi,
  named: Named,
  actor: Actor,
  { seen }: Shown,
): Promise<void> => {
  const one = await known(strapi, named);
  const claim = claiming(strapi, one, actor, OPEN);
  const shown = seen === undefined ? { claim } : { claim, seen };
  const { membershipId, command, input, on } = one;
  const today = clockIn(strapi).today();
  const values = inputOn(command, input, on < today ? on : today);
  await commandsIn(strapi).run(membershipId, command, values, actor, shown);
};

/** Leaves a scheduled command that was refused to staff, with the reason. */
const leaveToStaff = (
  strapi: Core.Strapi,
  one: ScheduledCommand,
  { reason, text }: RefusalError,
): Promise<boolean> =>
  underLock(strapi, [one.membershipId], { seen: undefined, request: null }, async (trx) => {
    const to = { state: 'waiting' as const, refusal: { reason, text } };
    // Somebody else may have settled it meanwhile.
    if (!(await changeScheduled(trx, one.id, ['pending'], to, null))) return;
    const line = { command: 'leave-scheduled', actor: SYSTEM, more: { refusal: text } };
    await tell(strapi, trx, one, line);
  });

/** Whether a refusal is about what stands, and not about a database that is away or busy. */
const isLasting = (error: unknown): error is RefusalError =>
  error instanceof RefusalError && error.status < 500 && error.reason !== 'busy';

/**
 * Does a scheduled command whose day has come, in the name of who noted it. One that is refused
 * waits for staff; one that is settled already is left alone. Any other error is thrown, and the
 * next run tries again.
 */
const runDue = async (strapi: Core.Strapi, id: string): Promise<void> => {
  const one = await findScheduled(await executorOf(strapi), id);
  if (one?.state !== 'pending') return;
  const { membershipId, command, actorType, actorId } = one;
  const input = inputOn(command, one.input, one.on);
  const claim = claiming(strapi, one, SYSTEM, ['pending']);
  const by: Actor = { type: actorType, id: actorId };
  try {
    await commandsIn(strapi).run(membershipId, command, input, by, { claim });
  } catch (error) {
    if (!isLasting(error)) throw error;
    if (error.reason !== 'scheduled-settled') await leaveToStaff(strapi, one, error);
  }
};

/** What is to be done on a day, in its order. */
const due = (strapi: Core.Strapi, day: Day): Promise<ScheduledCommand[]> =>
  findScheduledDue(strapi.db.connection, day);

/** What is scheduled for all members, or for one, the first day first. */
const open = async (strapi: Core.Strapi, membershipId?: string): Promise<ScheduledCommand[]> => {
  const db = await executorOf(strapi);
  return membershipId === undefined ? findOpenScheduled(db) : findScheduledOf(db, membershipId);
};

/** Commands for a day ahead: noted, moved, cancelled, done. */
export const scheduledCommandsIn = serviceOf({
  schedule,
  cancel,
  move,
  runNow,
  runDue,
  due,
  open,
});
