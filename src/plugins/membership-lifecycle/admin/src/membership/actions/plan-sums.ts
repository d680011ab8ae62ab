import type { PlannedCall, PlannedLine } from '../../../../shared/membership/command-plan';
import { consequencesOf, type Consequence, type Words } from './plan-sentences';

/** What the plans of many have in common: each consequence once, with whom it is for. Pure. */

export interface Shared {
  kind: NonNullable<Consequence['kind']>;
  about: string;
  lines: PlannedLine[];
}

/** Each consequence of some plans, in the order in which it is met; a status after all others. */
export const sharedBy = (lines: readonly PlannedLine[], words: Words): Shared[] => {
  const shared = new Map<string, Shared>();
  const add = ({ kind, about }: Consequence, line: PlannedLine) => {
    if (kind === null) return;
    const key = `${kind} ${about}`;
    const known = shared.get(key) ?? { kind, about, lines: [] };
    if (!known.lines.includes(line)) known.lines.push(line);
    shared.set(key, known);
  };
  const told = lines.map((line) => ({ line, ...consequencesOf(line.plan, words) }));
  for (const { line, effects } of told) for (const effect of effects) add(effect, line);
  for (const { line, status } of told) if (status) add(status, line);
  return [...shared.values()];
};

/** Whether a call leaves the list of late ones: its due day is put off. */
export const isNoLongerLate = (
  { dueOn, dueBefore, remaining }: PlannedCall,
  today: string,
): boolean => dueBefore !== null && dueBefore < today && dueOn >= today && remaining > 0;

/** Calls that get another due day: how many get which, who is no longer late by it, who has paid in part. */
export interface NewDueDay {
  dueOn: string;
  count: number;
  lines: PlannedLine[];
  late: PlannedLine[];
  paidInPart: PlannedLine[];
}

/** The due days that some plans give to what is still to be paid, the first day first. */
export const newDueDays = (lines: readonly PlannedLine[]): NewDueDay[] => {
  const days = new Map<string, NewDueDay>();
  for (const line of lines) {
    for (const call of line.plan.calls) {
      if (call.dueBefore === null || call.remaining <= 0) continue;
      const { dueOn } = call;
      const known = days.get(dueOn) ?? { dueOn, count: 0, lines: [], late: [], paidInPart: [] };
      known.count += 1;
      known.lines.push(line);
      if (isNoLongerLate(call, line.on)) known.late.push(line);
      if (call.paid > 0) known.paidInPart.push(line);
      days.set(dueOn, known);
    }
  }
  return [...days.values()].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
};
