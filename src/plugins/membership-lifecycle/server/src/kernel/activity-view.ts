import type { ActivityView, MessageState } from '../../../shared/core/membership';
import type { Actor } from '../../../shared/kernel/common';
import type { Activity } from './store/activities';

/** The ids of the messages that a line says it wrote. */
export const messagesOf = ({ after }: Pick<Activity, 'after'>): string[] =>
  Array.isArray(after.messages) ? after.messages.map(String) : [];

/** A journal line for the screen, with its author's name and the states of its messages if known. */
export const activityView = (
  { membershipId: _membership, assemblyId: _assembly, actorType, actorId, at, ...line }: Activity,
  names: Map<string, { name: string }>,
  states: ReadonlyMap<string, MessageState> = new Map(),
): ActivityView => ({
  ...line,
  actor: {
    type: actorType as Actor['type'],
    id: actorId,
    ...names.get(`${actorType}:${actorId}`),
  },
  at: new Date(at).toISOString(),
  messages: messagesOf(line).flatMap((id) => states.get(id) ?? []),
});
