import {
  fallsTo,
  nearlyUsesUp,
  type Move,
  type MovedLine,
  type WarningLevels,
} from '../../core/rules/entitlement';
import type { Entitlement } from '../../core/rules/types';
import type { Day } from '../../kernel/rules/values';
import { rightFacts, type EventDraft } from './event-drafts';

/** The events of a ledger: each line that moved a counter, and the use that nearly or wholly emptied it. */

/** A line as it was written, with the counter that it left behind. */
export interface WrittenLine extends MovedLine {
  id: string;
  entitlementId: string;
  /** 1: the line that opened the counter. */
  seq: number;
  on: Day;
  reversesId: string | null;
}

const OF_LINE: Record<Move['kind'], string> = {
  grant: 'entitlement.granted',
  withdraw: 'entitlement.withdrawn',
  consume: 'entitlement.consumed',
  reverse: 'entitlement.reversed',
  adjust: 'entitlement.adjusted',
  'carry-in': 'entitlement.carried',
  'carry-out': 'entitlement.carried',
};

/**
 * The events of ledger lines. A right that comes with its term is told by `term.issued`: the
 * line that opens it is left out, unless `isAdded` says that it joined a term that stood.
 */
export const ledgerEvents = (
  { membershipId, reference }: { membershipId: string; reference: string },
  lines: readonly WrittenLine[],
  { rights, levels }: { rights: ReadonlyMap<string, Entitlement>; levels?: WarningLevels },
  isAdded: (right: Entitlement) => boolean,
): EventDraft[] =>
  lines.flatMap((line): EventDraft[] => {
    const right = rights.get(line.entitlementId);
    if (!right || (line.seq === 1 && !isAdded(right))) return [];
    const { id, kind, on, reversesId, usedDelta, grantedDelta } = line;
    const isNear = nearlyUsesUp(levels?.get(right.id), line);
    const names = [
      OF_LINE[kind],
      ...(isNear ? ['entitlement.nearly-exhausted'] : []),
      ...(fallsTo(0, line) ? ['entitlement.exhausted'] : []),
    ];
    const balance = { granted: line.grantedAfter, used: line.usedAfter };
    const data = {
      entitlement: rightFacts(right, balance),
      usage: { id, kind, on, usedDelta, grantedDelta, reversesId },
    };
    return names.map((name) => ({ name, membershipId, reference, on, key: null, data }));
  });
