import type { Passage } from '../core/decided';
import { mayBeOver, whyOver, type OverReason } from '../core/rules/over';
import type { Day } from '../kernel/rules/values';
import type { Executor } from '../kernel/store/database';
import { findUnsent, type Unsent } from './store/messages';

/** A message that has not left, and why it must not any more. */
interface Over extends Unsent {
  why: OverReason;
  /** The membership whose change made it untrue. */
  of: string;
}

/**
 * The messages that have not left and tell of what changes of memberships take back. Others that say
 * what is not so now, such as a proposal to a member who leaves, stay: only sending them is refused.
 */
export const findOver = async (
  db: Executor,
  changes: readonly Passage[],
  on: Day,
): Promise<Over[]> => {
  const moving = changes.filter(({ before, after }) => mayBeOver(before, after));
  if (moving.length === 0) return [];
  const ids = [...new Set(moving.map(({ after }) => after.membership.id))];
  const unsent = await findUnsent(db, ids);
  return unsent.flatMap((message) => {
    for (const { before, after } of moving) {
      const over = whyOver(after, message, on, before);
      if (over?.isTakenBack) return [{ ...message, why: over.reason, of: after.membership.id }];
    }
    return [];
  });
};
