import { remaining, type Move } from '../../core/rules/entitlement';
import type { Entitlement } from '../../core/rules/types';
import type { Day } from '../../kernel/rules/values';
import { rightFacts, type EventDraft } from './event-drafts';

/** The events of a ledger: each line that moved a counter, and the line that emptied it. */

/** A line as it was written, with the counter that it left behind. */
export interface WrittenLine {
  id: string;
  entitlementId: string;
  /** 1: the line that opened the counter. */
  seq: number;
  kind: Move['kind'];
  usedDelta: number;
  grantedDelta: number;
  usedAfter: number;
  grantedAfter: number | null;
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

const emptied = (right: Entitlement, line: WrittenLine): boolean => {
  const left = (granted: number | null, used: number) =>
    remaining({ kind: right.kind, granted, used });
  const before = left(
    line.grantedAfter === null ? null : line.grantedAfter - line.grantedDelta,
    line.usedAfter - line.usedDelta,
  );
  return line.usedDelta > 0 && left(line.grantedAfter, line.usedAfter) === 0 && before !== 0;
};

/**
 * The events of ledger lines. A right that comes with its term is told by `term.issued`: the
 * line that opens it is left out, unless `isAdded` says that it joined a term that stood.
 */
export const ledgerEvents = (
  { membershipId, reference }: { membershipId: string; reference: string },
  lines: readonly WrittenLine[],
  rights: ReadonlyMap<string, Entitlement>,
  isAdded: (right: Entitlement) => boolean,
): EventDraft[] =>
  lines.flatMap((line): EventDraft[] => {
    const right = rights.get(line.entitlementId);
    if (!right || (line.seq === 1 && !isAdded(right))) return [];
    const { id, kind, on, reversesId, usedDelta, grantedDelta } = line;
    const names = [OF_LINE[kind], ...(emptied(right, line) ? ['entitlement.exhausted'] : [])];
    const balance = { granted: line.grantedAfter, used: line.usedAfter };
    const data = {
      entitlement: rightFacts(right, balance),
      usage: { id, kind, on, usedDelta, grantedDelta, reversesId },
    };
    return names.map((name) => ({ name, membershipId, reference, on, key: null, data }));
  });
