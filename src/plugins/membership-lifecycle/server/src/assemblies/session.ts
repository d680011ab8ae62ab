import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import { clockIn } from '../kernel/clock';
import { journalLine } from '../kernel/journal-line';
import type { Day, Refused, Result } from '../kernel/rules/values';
import { addActivities } from '../kernel/store/activities';
import type { Transaction } from '../kernel/store/database';
import { settingsIn } from '../settings/settings';
import { refuse, type AssemblyReason } from './refusals/assembly';
import type { Assembly } from './rules/types';
import { lockAssembly, updateAssembly } from './store/assemblies';

/** A change of an assembly under way: its row is locked until the transaction ends. */
export interface Session {
  strapi: Core.Strapi;
  trx: Transaction;
  assembly: Assembly;
  today: Day;
  now: number;
  actor: Actor;
}

type Values = Record<string, unknown>;

/** What a change did: the assembly after it, and what the journal tells. */
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

/** The values of a decision of the domain, or its refusal thrown. */
export const decided = <T>(result: Result<T, AssemblyReason>): T => {
  if (!result.ok) throw refuse(result.reason, result.details);
  return result;
};

/** One line of the journal of an assembly. */
export const tell = async (
  { trx, today, now, actor }: Omit<Session, 'assembly'>,
  assemblyId: string,
  command: string,
  { input, before = {}, after = {} }: Done,
): Promise<void> => {
  const line = journalLine({
    membershipId: '',
    assemblyId,
    command,
    actor,
    on: today,
    at: now,
    input,
    before,
    after,
  });
  await addActivities(trx, [line], now);
};

/**
 * Runs a change of an assembly in one transaction that begins with its lock, and writes its line;
 * a change that answers null found nothing to do and leaves none.
 */
export const changeAssembly = async (
  strapi: Core.Strapi,
  id: string,
  command: string,
  actor: Actor,
  change: (session: Session) => Promise<Done | null>,
): Promise<void> => {
  // Another time zone is another day: the copy of the settings is renewed before it is asked.
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
