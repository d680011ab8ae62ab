import type { Actor } from '../../../shared/kernel/common';
import { newId } from './new-id';
import type { Day } from './rules/values';
import type { Activity } from './store/activities';

type Values = Record<string, unknown>;

interface Told {
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
export const journalLine = ({ actor, input, ...told }: Told): Activity => ({
  id: newId(),
  ...told,
  actorType: actor.type,
  actorId: actor.id,
  reason: typeof input.reason === 'string' ? input.reason : null,
  input,
});
