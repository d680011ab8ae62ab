import type { Actor } from '../../../shared/kernel/common';
import { journalLine } from '../kernel/journal-line';
import type { Day } from '../kernel/rules/values';
import type { Activity } from '../kernel/store/activities';

/** A journal line about settings, with the changed values only. */
export const settingsActivity = (
  command: string,
  actor: Actor,
  { before, after, input = {} }: { before: object; after: object; input?: Record<string, unknown> },
  { today, now }: { today: Day; now: number },
): Activity => {
  const earlier = before as Record<string, unknown>;
  const later = after as Record<string, unknown>;
  const changed = Object.keys(later).filter(
    (name) => JSON.stringify(earlier[name]) !== JSON.stringify(later[name]),
  );
  const pick = (side: Record<string, unknown>) =>
    Object.fromEntries(changed.map((name) => [name, side[name] ?? null]));
  return journalLine({
    // Settings belong to no membership.
    membershipId: '',
    command,
    actor,
    on: today,
    at: now,
    input,
    before: pick(earlier),
    after: pick(later),
  });
};
