import type { Passage } from '../core/decided';
import { beginsPause } from '../core/rules/pauses';
import type { Day } from '../kernel/rules/values';
import type { Executor } from '../kernel/store/database';
import { findQueued, type Queued } from './store/messages';

/** A message that waits to leave, and the membership that is held back. */
interface Held extends Queued {
  of: string;
}

/**
 * The messages that wait to leave to members whom changes begin to hold back: what was decided about
 * them, and not what their people asked for themselves, such as a link to sign in.
 */
export const findHeldBack = async (
  db: Executor,
  changes: readonly Passage[],
  on: Day,
): Promise<Held[]> => {
  const held: Held[] = [];
  for (const { before, after } of changes) {
    if (!beginsPause(before.membership, after.membership, on)) continue;
    const of = after.membership.id;
    const decided = (await findQueued(db, of)).filter(({ key, membershipId }) =>
      key.startsWith(`${membershipId}:`),
    );
    held.push(...decided.map((message) => ({ ...message, of })));
  }
  return held;
};
