import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import { clockIn } from './clock';
import { newId } from './new-id';
import type { Day } from './rules/values';
import { addActivities, type Activity } from './store/activities';
import type { Transaction } from './store/database';

type Values = Record<string, unknown>;

interface Told {
  /** Missing for a new one. */
  id?: string | undefined;
  membershipId: string;
  assemblyId?: string;
  command: string;
  actor: Actor;
  on: Day;
  /** Milliseconds since the epoch. */
  at: number;
  input: Values;
  before: Values;
  after: Values;
}

/** One line of the journal; the reason is the one that the input gives, if it does. */
export const journalLine = ({ id = newId(), actor, input, ...told }: Told): Activity => ({
  id,
  ...told,
  actorType: actor.type,
  actorId: actor.id,
  reason: typeof input.reason === 'string' ? input.reason : null,
  input,
});

/** Writes a line of today in the caller's transaction; of no membership, when none is named. */
export const writeLine = async (
  strapi: Core.Strapi,
  trx: Transaction,
  line: Pick<Told, 'command' | 'actor'> & Partial<Told>,
): Promise<void> => {
  const [on, at] = [clockIn(strapi).today(), clockIn(strapi).now()];
  const whole = { membershipId: '', on, at, input: {}, before: {}, after: {}, ...line };
  await addActivities(trx, [journalLine(whole)], whole.at);
};
