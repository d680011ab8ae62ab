import type { ImportReport } from '../../../../shared/transfer/imports';
import { paidOf, remainingOf, uncalledOf } from '../../core/rules/dues';
import type { Dues, Facts } from '../../core/rules/types';
import { yearOf } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import type { MemberPlan, PlannedLine } from './plan';

/** Sums what an import would leave to be paid, and the terms that it leaves without rights. */

type Sums = Required<Pick<ImportReport, 'owed' | 'toCall' | 'settled'>>;
type OwedYear = Sums['owed'][number];

/** The calls that a plan adds or adds payments to. */
const touchedCalls = ({ before, after }: MemberPlan): Dues[] => {
  const calls = new Set(before?.dues.map(({ id }) => id));
  const payments = new Set(before?.payments.map(({ id }) => id));
  const paid = new Set(
    after.payments.flatMap(({ id, duesId }) => (payments.has(id) ? [] : [duesId])),
  );
  return after.dues.filter(({ id }) => !calls.has(id) || paid.has(id));
};

const addCall = (sums: OwedYear, facts: Facts, call: Dues): void => {
  const remaining = remainingOf(facts, call);
  sums.calls += 1;
  sums[remaining > 0 ? 'open' : 'settled'] += 1;
  sums.received += paidOf(facts.payments, call.id);
  sums.remaining += Math.max(0, remaining);
};

/** What members would owe for the terms of the file, by the year in which these begin. */
export const owedOf = (plans: readonly MemberPlan[], today: Day): Sums => {
  const years = new Map<number, OwedYear>();
  const toCall = { count: 0, amount: 0 };
  let settled = 0;
  for (const plan of plans) {
    const { before, after, changes, lines } = plan;
    if (!changes) continue;
    for (const call of touchedCalls(plan)) {
      const term = after.terms.find(({ id }) => id === call.termId);
      const year = yearOf(term?.startsOn ?? call.issuedOn);
      const none = { year, calls: 0, settled: 0, open: 0, received: 0, remaining: 0 };
      const sums = years.get(year) ?? none;
      addCall(sums, after, call);
      years.set(year, sums);
    }
    const known = new Set(before?.terms.map(({ id }) => id));
    for (const term of after.terms) {
      const amount = known.has(term.id) ? null : uncalledOf(after, term, today);
      if (amount === null) continue;
      toCall.count += 1;
      toCall.amount += amount;
    }
    settled += notesOf(lines, 'settled').length;
  }
  return { owed: [...years.values()].sort((a, b) => a.year - b.year), toCall, settled };
};

const notesOf = (lines: readonly PlannedLine[], reason: string) =>
  lines.flatMap(({ outcome, notes }) =>
    outcome === 'refused' ? [] : notes.filter((note) => note.reason === reason),
  );

/** How many terms begin in each year that have no rights, since no offer of that year is published. */
export const withoutRights = (
  lines: readonly PlannedLine[],
): NonNullable<ImportReport['withoutRights']> => {
  const counts = new Map<number, number>();
  for (const { params } of notesOf(lines, 'without-rights')) {
    const year = Number(params.year);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, count }));
};
