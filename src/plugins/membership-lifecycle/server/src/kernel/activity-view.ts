import type { ActivityView } from '../../../shared/core/membership';
import type { Actor } from '../../../shared/kernel/common';
import type { Activity } from './store/activities';

/** A journal line for the screen, with its author's name if known. */
export const activityView = (
  { membershipId: _membership, assemblyId: _assembly, actorType, actorId, at, ...line }: Activity,
  names: Map<string, { name: string }>,
): ActivityView => ({
  ...line,
  actor: {
    type: actorType as Actor['type'],
    id: actorId,
    ...names.get(`${actorType}:${actorId}`),
  },
  at: new Date(at).toISOString(),
});
