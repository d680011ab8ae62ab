import { addDays, minDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { patchMembership } from './change';
import { standingOn } from './past-standing';
import { addUnpausedDays, ANY_DAY } from './pauses';
import { workflowOfTier } from './renewal';
import { issuedTerms } from './terms';
import type { Facts, Pause, Term } from './types';

/**
 * The counts of a past day stay: the statuses of days that a command overwrites are kept with
 * the membership.
 */

/** The inputs of commands that say since when something is true. */
const SINCE = ['decidedOn', 'answeredOn', 'lastDay', 'startsOn'];

/** The day since which a command says what was true; a correction of a date says it of any day. */
const toldSince = ({ name, input }: { name: string; input: object }): Day | null => {
  if (name === 'correct-date') return ANY_DAY;
  const days = Object.entries(input).flatMap(([field, value]): Day[] => {
    if (!SINCE.includes(field) || typeof value !== 'string') return [];
    return [field === 'lastDay' ? addDays(value as Day, 1) : (value as Day)];
  });
  return days.sort()[0] ?? null;
};

const after = (day: Day | null): Day | null => (day === null ? null : addDays(day, 1));

/** The days after the graces that a term may have had, by each workflow and each day of asking. */
const graceEnds = (
  { membership, renewals, workflow, workflows }: Facts,
  { endsOn }: Term,
): Day[] => {
  const asked = renewals
    .flatMap(({ proposedOn, decidesOn }) => [proposedOn, decidesOn])
    .filter((day) => day !== null)
    .filter((day) => day > endsOn);
  const delays = new Set([workflow, ...workflows].map(({ graceDays }) => graceDays));
  return [...new Set([endsOn, ...asked])].flatMap((day) =>
    [...delays].map((days) => addDays(addUnpausedDays(membership, day, days), 1)),
  );
};

/** The days on which the status of past days may change, as the facts tell it; in no order. */
export const turnsOf = (facts: Facts): Day[] => {
  const { membership: m, renewals, dues } = facts;
  const days: (Day | null)[] = [
    ...[m.appliedOn, m.approvedOn, m.refusedOn, m.endedOn, m.suspendedOn],
    ...[m.overrideFrom, after(m.overrideUntil), m.mutedFrom, after(m.mutedUntil)],
    ...m.pauses.flatMap(({ from, until }) => [from, addDays(until, 1)]),
    ...dues.map(({ dueOn }) => addDays(dueOn, 1)),
  ];
  for (const term of issuedTerms(facts.terms)) {
    const { startsOn, endsOn, issuedOn, heldOn, heldUntil, earlierHolds } = term;
    days.push(startsOn, addDays(endsOn, 1), issuedOn, heldOn, heldUntil);
    days.push(...(earlierHolds ?? []).flatMap(({ from, until }) => [from, until]));
    days.push(...graceEnds(facts, term));
  }
  for (const { openedOn, enteredStageOn, proposedOn, answeredOn, closedOn } of renewals) {
    days.push(openedOn, enteredStageOn, proposedOn, answeredOn, closedOn);
  }
  return days.filter((day) => day !== null);
};

const isCovered = ({ terms }: Facts, day: Day): boolean =>
  terms.some(
    ({ state, startsOn, endsOn }) => state === 'issued' && startsOn <= day && day <= endsOn,
  );

const began = ({ terms }: Facts, day: Day): string =>
  issuedTerms(terms.filter(({ startsOn }) => startsOn <= day))
    .map(({ id }) => id)
    .join();

/** The status that was told of a day, where another would be told now; null where it is the same. */
const overwritten = (before: Facts, now: Facts, day: Day): Pause['status'] => {
  // A term tells of its days itself, whatever was told before.
  if (isCovered(before, day) || began(before, day) !== began(now, day)) return null;
  const status = standingOn(before, day);
  return status === standingOn(now, day) ? null : status;
};

/**
 * The facts after a command, with the statuses of past days that its changes overwrote, unless the
 * command or a term tells of that very day.
 */
export const withPastKept = (
  before: Facts,
  changed: Facts,
  command: { name: string; input: object },
  today: Day,
): Facts => {
  const isSame = (['membership', 'renewals', 'terms', 'dues'] as const).every(
    (table) => before[table] === changed[table],
  );
  if (isSame) return changed;
  const until = minDay(toldSince(command) ?? today, today);
  const now = { ...changed, workflow: workflowOfTier(changed, changed.membership.tierCode) };
  const all = new Set([...turnsOf(before), ...turnsOf(now)]);
  const turns = [...all].filter((day) => day < until).sort();
  const told = turns.flatMap((from, at): Pause[] => {
    const status = overwritten(before, now, from);
    const last = addDays(turns[at + 1] ?? until, -1);
    return status === null ? [] : [{ status, from, until: last, isTold: true }];
  });
  return told.length === 0
    ? changed
    : patchMembership(changed, { pauses: [...changed.membership.pauses, ...told] });
};
