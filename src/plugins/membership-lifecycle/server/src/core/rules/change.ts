import type { Refused } from '../../kernel/rules/values';
import type { CoreReason } from '../refusals/memberships';
import type { CounterChange, Effect, Facts, Membership, MessageDraft, Outcome } from './types';

/** Immutable changes of facts, and the building of a command's outcome. */

type RowTable =
  'terms' | 'dues' | 'creditNotes' | 'payments' | 'papers' | 'renewals' | 'entitlements';

export const patchMembership = (facts: Facts, patch: Partial<Membership>): Facts => ({
  ...facts,
  membership: { ...facts.membership, ...patch },
});

export const addRow = <T extends RowTable>(
  facts: Facts,
  table: T,
  row: Facts[T][number],
): Facts => ({
  ...facts,
  [table]: [...facts[table], row],
});

export const patchRow = <T extends RowTable>(
  facts: Facts,
  table: T,
  id: string,
  patch: Partial<Facts[T][number]>,
): Facts => ({
  ...facts,
  [table]: facts[table].map((row) => (row.id === id ? { ...row, ...patch } : row)),
});

/** The facts with counters changed as the store will change them: never below the used quantity. */
export const withCounters = (
  facts: Facts,
  changes: readonly (Omit<CounterChange, 'kind' | 'reason'> & { kind: string })[],
): Facts =>
  changes.reduce((now, { entitlementId: id, kind, usedDelta, grantedDelta }) => {
    const right = now.entitlements.find((one) => one.id === id);
    if (!right) return now;
    const used = right.used + usedDelta;
    const granted =
      right.granted === null ? null : Math.max(right.granted + grantedDelta, right.used);
    const carried = kind === 'carry-out' ? usedDelta : 0;
    return {
      ...patchRow(now, 'entitlements', id, { used, granted }),
      carriedOut: { ...now.carriedOut, [id]: (now.carriedOut[id] ?? 0) + carried },
    };
  }, facts);

/** The results of a command besides facts. */
export interface Beside {
  counterChanges?: CounterChange[];
  messages?: MessageDraft[];
  effects?: Effect[];
}

export type Decision = { ok: true; outcome: Outcome } | Refusal;
/** A refusal of a core rule. Its reason must be one of the core's, or the code does not compile. */
export type Refusal = Refused<CoreReason>;

export const outcome = (facts: Facts, beside: Beside = {}): Outcome => ({
  facts,
  counterChanges: beside.counterChanges ?? [],
  messages: beside.messages ?? [],
  effects: beside.effects ?? [],
});

export const decided = (facts: Facts, beside: Beside = {}): Decision => ({
  ok: true,
  outcome: outcome(facts, beside),
});

/** Continues from an outcome: the facts are replaced, and everything else is added up. */
export const and = (first: Outcome, step: (facts: Facts) => Outcome): Outcome => {
  const next = step(first.facts);
  return {
    facts: next.facts,
    counterChanges: [...first.counterChanges, ...next.counterChanges],
    messages: [...first.messages, ...next.messages],
    effects: [...first.effects, ...next.effects],
  };
};
