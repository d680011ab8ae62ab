import type {
  Dues,
  Facts,
  Renewal,
  StageKind,
  Term,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { sumOf } from './book-of-prices';

/** What a fact file says of itself, added up row by row, for the properties of `invariants.ts`. */

export const standing = ({ terms }: Facts): Term[] => terms.filter(({ state }) => state !== 'void');
export const issued = ({ terms }: Facts): Term[] => terms.filter(({ state }) => state === 'issued');
export const byId = <T extends { id: string }>(rows: readonly T[], id: unknown): T | undefined =>
  rows.find((row) => row.id === id);
export const liveCall = ({ dues }: Facts, termId: string): Dues | undefined =>
  dues.find((call) => call.termId === termId && call.cancelledOn === null);
export const paidOn = ({ payments }: Facts, duesId: string): number =>
  sumOf(payments.filter((line) => line.duesId === duesId));
export const paidFor = (facts: Facts, termId: string): number =>
  sumOf(
    facts.dues
      .filter((call) => call.termId === termId)
      .map(({ id }) => ({ amount: paidOn(facts, id) })),
  );
/** Whether nobody paid for a term: what lies on its calls came there by itself, of a credit. */
export const isUnpaid = (facts: Facts, termId: string): boolean =>
  paidFor(facts, termId) === 0 ||
  !facts.payments.some(
    ({ duesId, kind, reason }) =>
      byId(facts.dues, duesId)?.termId === termId &&
      (kind === 'received' || (kind === 'moved-in' && reason !== null)),
  );
export const usedOf = ({ entitlements }: Facts, termId: string): number =>
  entitlements.reduce((sum, right) => sum + (right.termId === termId ? right.used : 0), 0);
export const isOver = ({ membership: m }: Facts): boolean =>
  m.endedOn !== null || m.refusedOn !== null;
export const open = ({ renewals }: Facts): Renewal[] =>
  renewals.filter(({ closedOn }) => closedOn === null);
export const workflowNamed = (facts: Facts, id: string | undefined) =>
  byId(facts.workflows, id) ?? facts.workflow;
export const kindOf = (facts: Facts, renewal: Renewal): StageKind | undefined => {
  const { stages, pastStages } = workflowNamed(facts, renewal.workflowId);
  return (byId(stages, renewal.stageId) ?? byId(pastStages, renewal.stageId))?.kind;
};
/** What is still asked for a call, in cents. */
export const owedOn = (facts: Facts, call: Dues): number => {
  const isAsked = call.cancelledOn === null && byId(facts.terms, call.termId)?.waivedOn === null;
  return isAsked ? Math.max(0, call.amount - (call.writtenOff ?? 0) - paidOn(facts, call.id)) : 0;
};
/** Whether a call is paid, but for a small difference that was written off. */
export const isPaidWhole = (facts: Facts, call: Dues): boolean => {
  const forgiven = call.writtenOffAs === 'difference' ? (call.writtenOff ?? 0) : 0;
  return paidOn(facts, call.id) + forgiven >= call.amount;
};
export const isPaid = (facts: Facts, term: Term): boolean => {
  if (term.waivedOn !== null || term.price === 0) return true;
  const call = liveCall(facts, term.id);
  return call !== undefined && isPaidWhole(facts, call);
};
export const isMuted = ({ membership: m }: Facts, day: Day): boolean =>
  m.mutedFrom !== null && m.mutedUntil !== null && m.mutedFrom <= day && day <= m.mutedUntil;
