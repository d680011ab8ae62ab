import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import type { Day, Refused, Result } from '../kernel/rules/values';
import type { Transaction } from '../kernel/store/database';
import { settingsIn } from '../settings/settings';
import { refuse, type AssemblyReason } from './refusals/assembly';
import type { Assembly } from './rules/types';
import { lockAssembly, updateAssembly } from './store/assemblies';

/** A change of an assembly, whose row is locked until the transaction ends. */
export interface Session {
  strapi: Core.Strapi;
  trx: Transaction;
  assembly: Assembly;
  today: Day;
  now: number;
  actor: Actor;
}

type Values = Record<string, unknown>;

/** The result of a change: the new assembly, and data for the journal. */
export interface Done {
  assembly?: Assembly;
  input: Values;
  before?: Values;
  after?: Values;
}

/** Throws a refusal of the domain. */
export const ensure = (refused: Refused<AssemblyReason> | null): void => {
  if (refused) throw refuse(refused.reason, refused.details);
};

/** The value of a decision; throws its refusal. */
export const decided = <T>(result: Result<T, AssemblyReason>): T => {
  if (!result.ok) throw refuse(result.reason, result.details);
  return result;
};

/** Writes a journal line of an assembly. */
export const tell = (
  { strapi, trx, today, now, actor }: Omit<Session, 'assembly'>,
  assemblyId: string,
  command: string,
  { input, before = {}, after = {} }: Done,
): Promise<void> => {
  const told = { input, before, after };
  return writeLine(strapi, trx, { assemblyId, command, actor, on: today, at: now, ...told });
};

/**
 * Runs a change of an assembly in a locked transaction, with a journal line. A change that returns
 * null had nothing to do, and leaves none.
 */
export const changeAssembly = async (
  strapi: Core.Strapi,
  id: string,
  command: string,
  actor: Actor,
  change: (session: Session) => Promise<Done | null>,
): Promise<void> => {
  // Refreshed first: another time zone may mean another day.
  await settingsIn(strapi).refresh();
  const clock = clockIn(strapi);
  const [today, now] = [clock.today(), clock.now()];
  await strapi.db.transaction(async ({ trx }) => {
    const assembly = await lockAssembly(trx, id);
    if (!assembly) throw refuse('assembly-unknown');
    const session = { strapi, trx, assembly, today, now, actor };
    const done = await change(session);
    if (!done) return;
    if (done.assembly) await updateAssembly(trx, done.assembly, now);
    await tell(session, id, command, done);
  });
};
