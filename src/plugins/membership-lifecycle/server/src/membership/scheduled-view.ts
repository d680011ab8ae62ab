import type { Core } from '@strapi/strapi';
import type { ScheduledCommandView } from '../../../shared/core/membership';
import { sentence } from '../core/sentences';
import { findMembershipNames, findMemberships } from '../core/store/memberships';
import type { Localised } from '../kernel/rules/values';
import { findActorNames } from '../kernel/store/actors';
import { executorOf } from '../kernel/store/database';
import { whyStepWaits } from './rules/scheduled';
import { withOthers } from './scheduled-others';
import type { ScheduledCommand } from './store/scheduled-commands';

/** Scheduled commands for the screen, with the names of memberships and people. */
export const scheduledViews = async (
  strapi: Core.Strapi,
  found: readonly ScheduledCommand[],
): Promise<ScheduledCommandView[]> => {
  if (found.length === 0) return [];
  const db = await executorOf(strapi);
  const rows = await withOthers(db, found);
  const own = await findMemberships(
    db,
    rows.map(({ membershipId }) => membershipId),
  );
  const held = (row: (typeof rows)[number]): Localised | null => {
    const membership = own.find(({ id }) => id === row.membershipId);
    const because =
      membership && row.state === 'pending' ? whyStepWaits(row, membership, row.on) : null;
    return because && sentence(because).text;
  };
  const ids = rows.flatMap((row) => [row.membershipId, row.otherMembershipId ?? row.membershipId]);
  const names = await findMembershipNames(db, ids);
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
        willWait: held(row),
        by: { type, id: actorId, ...people.get(`${type}:${actorId}`) },
        at: new Date(row.scheduledAt).toISOString(),
        of: named(row.membershipId),
        other: row.otherMembershipId === null ? null : named(row.otherMembershipId),
      },
    ];
  });
};
