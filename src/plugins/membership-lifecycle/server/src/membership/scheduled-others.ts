import type { Membership } from '../core/rules/types';
import { findMemberships } from '../core/store/memberships';
import type { Executor } from '../kernel/store/database';
import type { ScheduledCommand } from './store/scheduled-commands';

/** Scheduled commands, each with the other membership that it changes, as it is today. */
export const withOthers = async <Row extends Pick<ScheduledCommand, 'otherMembershipId'>>(
  db: Executor,
  rows: readonly Row[],
): Promise<(Row & { other: Membership | null })[]> => {
  const ids = new Set(rows.flatMap(({ otherMembershipId }) => otherMembershipId ?? []));
  const others = new Map((await findMemberships(db, [...ids])).map((one) => [one.id, one]));
  return rows.map((row) => ({ ...row, other: others.get(row.otherMembershipId ?? '') ?? null }));
};
