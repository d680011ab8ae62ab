import type {
  DifferenceKind,
  DifferenceLine,
  DifferenceSide,
  PlanDifference,
} from '../../../shared/renewals/planning';
import type { Workflow } from '../core/rules/types';
import type { Day } from '../kernel/rules/values';
import type { BareLine } from './schedule-lines';

/** Compares two futures of the same members. Pure. */

/** The most lines of an answer; beyond, the first days show the kind of changes. */
const MOST_LINES = 500;

/**
 * Matches the steps of two futures of the same members. The key leaves out ids that a future made
 * up and the day of a change of status; steps with the same key are numbered in their order.
 */
const stepsOf = (lines: readonly BareLine[]): Map<string, BareLine> => {
  const seen = new Map<string, number>();
  const steps = new Map<string, BareLine>();
  for (const line of lines) {
    // Nothing happens to anybody in these lines.
    if (line.command === null || line.command === 'mark-reminder') continue;
    const key = line.key.replace(/planned-\d+/g, 'planned').replace(/:\d{4}-\d{2}-\d{2}:/, ':');
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    steps.set(`${key}#${nth}`, line);
  }
  return steps;
};

const sideOf = ({ on, letter, status }: BareLine): DifferenceSide => ({ on, letter, status });

const lineOf = (
  key: string,
  kind: DifferenceKind,
  before: BareLine | undefined,
  after: BareLine | undefined,
): DifferenceLine[] => {
  const line = after ?? before;
  if (!line) return [];
  const { membershipId, reference, organisation, command } = line;
  return [
    {
      key,
      kind,
      membershipId,
      reference,
      organisation,
      command: command ?? '',
      before: before ? sideOf(before) : null,
      after: after ? sideOf(after) : null,
    },
  ];
};

const compared = (key: string, before: BareLine, after: BareLine | undefined) => {
  if (!after) return lineOf(key, 'removed', before, undefined);
  if (before.on !== after.on) return lineOf(key, 'moved', before, after);
  const same = JSON.stringify(sideOf(before)) === JSON.stringify(sideOf(after));
  return same ? [] : lineOf(key, 'changed', before, after);
};

/** By how many days an edit may move what is planned: that which it moves out of a year is not gone. */
export const shiftBetween = (before: readonly Workflow[], after: readonly Workflow[]): number =>
  Math.max(
    0,
    ...before.flatMap((was) => {
      const is = after.find(({ id }) => id === was.id) ?? was;
      const days = (['windowDays', 'graceDays', 'dueDays'] as const).map(
        (name) => was[name] - is[name],
      );
      const moved = was.reminders.flatMap((reminder) =>
        is.reminders
          .filter(({ id }) => id === reminder.id)
          .map(({ offsetDays }) => offsetDays - reminder.offsetDays),
      );
      return [...days, ...moved].map(Math.abs);
    }),
  );

const dayOf = ({ before, after }: DifferenceLine): string => after?.on ?? before?.on ?? '';

/** Compares the second future with the first, of both what either has until a day. */
export const differenceOf = (
  before: readonly BareLine[],
  after: readonly BareLine[],
  until: Day,
): Pick<PlanDifference, 'totals' | 'messages' | 'lines'> => {
  const [earlier, later] = [stepsOf(before), stepsOf(after)];
  const isBeyond = (line: BareLine | undefined) => line === undefined || line.on > until;
  for (const key of new Set([...earlier.keys(), ...later.keys()])) {
    if (!isBeyond(earlier.get(key)) || !isBeyond(later.get(key))) continue;
    earlier.delete(key);
    later.delete(key);
  }
  const lines = [
    ...[...earlier].flatMap(([key, line]) => compared(key, line, later.get(key))),
    ...[...later].flatMap(([key, line]) =>
      earlier.has(key) ? [] : lineOf(key, 'added', undefined, line),
    ),
  ];
  const totals = { added: 0, removed: 0, moved: 0, changed: 0 };
  for (const { kind } of lines) totals[kind] += 1;
  const lettersIn = (steps: Map<string, BareLine>) =>
    [...steps.values()].filter(({ letter }) => letter !== null && letter.toName !== null).length;
  const messages = lettersIn(later) - lettersIn(earlier);
  const compare = new Intl.Collator('fr').compare;
  lines.sort((a, b) => dayOf(a).localeCompare(dayOf(b)) || compare(a.organisation, b.organisation));
  return { totals, messages, lines: lines.slice(0, MOST_LINES) };
};
