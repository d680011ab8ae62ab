import type { Core } from '@strapi/strapi';
import type { ScheduledCommandView } from '../../../shared/core/membership';
import { findMembershipNames } from '../core/store/memberships';
import { findActorNames } from '../kernel/store/actors';
import { executorOf } from '../kernel/store/database';
import type { ScheduledCommand } from './store/scheduled-commands';

/** Scheduled commands for the screen, with the names of memberships and people. */
export const scheduledViews = async (
  strapi: Core.Strapi,
  rows: readonly ScheduledCommand[],
): Promise<ScheduledCommandView[]> => {
  if (rows.length === 0) return [];
  const ids = rows.flatMap((row) => [row.membershipId, row.otherMembershipId ?? row.membershipId]);
  const names = await findMembershipNames(await executorOf(strapi), ids);
  const people = await findActorNames(strapi, rows);
  const named = (documentId: string) => ({
    documentId,
    ...(names.get(documentId) ?? { organisation: '', reference: '' }),
  });
  return rows.flatMap((row): ScheduledCommandView[] => {
    if (row.state !== 'pending' && row.state !== 'waiting') return [];
    const { id, command, on, state, input, refusal, actorType: type, actorId } = row;
    return [
      {
        ...{ id, command, on, state, input, refusal },
        by: { type, id: actorId, ...people.get(`${type}:${actorId}`) },
        at: new Date(row.scheduledAt).toISOString(),
        of: named(row.membershipId),
        other: row.otherMembershipId === null ? null : named(row.otherMembershipId),
      },
    ];
  });
};
