import { patchMembership, refused, type Decision, type Refusal } from '../change';
import { memberSince, overlapping } from '../terms';
import type { DecisionContext, Facts } from '../types';
import { proposalsClosed } from './closing';

/** Two bodies become one: one membership takes over the other's past. */

/** The membership that disappears keeps only what the other one could not take. */
export const mergeFrom = (
  facts: Facts,
  into: Facts,
  reason: string,
  ctx: DecisionContext,
): { ok: true; from: Facts; into: Facts } | Refusal => {
  if (facts.membership.id === into.membership.id) return refused('merge-with-itself');
  if (into.membership.endedOn !== null || into.membership.refusedOn !== null) {
    return refused('membership-over');
  }
  if (facts.membership.endKind === 'merged') return refused('membership-merged');
  const closing = closedForMerge(facts, reason, ctx);
  if (!closing.ok) return closing;
  const closed = closing.outcome.facts;
  // A term that overlaps one of the other's stays where it is, readable: nothing is counted twice.
  const movable = closed.terms.filter(
    (term) => term.state === 'issued' && overlapping(into.terms, term).length === 0,
  );
  const moves = new Set(movable.map(({ id }) => id));
  const renewals = closed.renewals.filter(
    ({ fromTermId, termId }) => moves.has(fromTermId) && moves.has(termId),
  );
  const dues = closed.dues.filter(({ termId }) => moves.has(termId));
  const moved = {
    terms: movable,
    dues,
    papers: closed.papers.filter(({ duesId }) => ids(dues).has(duesId)),
    entitlements: closed.entitlements.filter(({ termId }) => moves.has(termId)),
    renewals,
  };
  return { ok: true, from: without(closed, moved), into: joined(into, closed, moved) };
};

type Moved = Pick<Facts, 'terms' | 'dues' | 'papers' | 'entitlements' | 'renewals'>;

const closedForMerge = (facts: Facts, reason: string, ctx: DecisionContext): Decision =>
  proposalsClosed(patchMembership(facts, { endedOn: ctx.today, endKind: 'merged' }), reason, ctx);

const ids = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));

const without = (facts: Facts, moved: Moved): Facts => {
  const calls = ids(moved.dues);
  return {
    ...facts,
    terms: facts.terms.filter(({ id }) => !ids(moved.terms).has(id)),
    dues: facts.dues.filter(({ id }) => !calls.has(id)),
    papers: facts.papers.filter(({ duesId }) => !calls.has(duesId)),
    payments: facts.payments.filter(({ duesId }) => !calls.has(duesId)),
    entitlements: facts.entitlements.filter(({ id }) => !ids(moved.entitlements).has(id)),
    renewals: facts.renewals.filter(({ id }) => !ids(moved.renewals).has(id)),
  };
};

const joined = (into: Facts, from: Facts, moved: Moved): Facts => {
  const membershipId = into.membership.id;
  const mine = <T extends { membershipId: string }>(rows: T[]) =>
    rows.map((row) => ({ ...row, membershipId }));
  const calls = ids(moved.dues);
  const since = [memberSince(into), memberSince(from)].filter((day) => day !== null).sort()[0];
  return {
    ...into,
    membership: { ...into.membership, importedSince: since ?? null },
    terms: [...into.terms, ...mine(moved.terms)],
    dues: [...into.dues, ...mine(moved.dues)],
    papers: [...into.papers, ...mine(moved.papers)],
    payments: [...into.payments, ...from.payments.filter(({ duesId }) => calls.has(duesId))],
    entitlements: [...into.entitlements, ...mine(moved.entitlements)],
    renewals: [...into.renewals, ...mine(moved.renewals)],
  };
};
