import { addDays, dayInYear, daysBetween, maxDay, yearOf } from '../../kernel/rules/calendar';
import type { Cents, Day } from '../../kernel/rules/values';
import { cashEntries, depositEntries } from './cash';
import { gathered, lineOf, pieceOf } from './entry-lines';
import { knowReceipts, type Receipts } from './receipts';
import type { BookCall, BookFacts, BookLine, Entry, Settings } from './types';

/**
 * The entries of the books, made anew each time from calls, credit notes and payment lines. Each
 * balances to the cent. Pure.
 */

/** What members owe no more, on the account of small differences or of lost claims. */
const lossEntry = (
  call: BookCall,
  { amount, on, as }: NonNullable<BookCall['writtenOff']>,
): Entry => ({
  source: `loss:${call.id}`,
  kind: 'written-off',
  journal: 'other',
  on,
  piece: pieceOf(call),
  pieceOn: on,
  membershipId: call.membershipId,
  isCorrection: false,
  lines: [lineOf('members', call.membershipId, -amount), lineOf(as, null, amount)],
});

/** The calls, and what cancelled them, as income and what members owe. */
const callEntries = (
  { basis }: Settings,
  calls: readonly BookCall[],
  { isTakenOver }: Receipts,
): Entry[] =>
  basis === 'receipt'
    ? []
    : calls.flatMap((call) => {
        const { id, membershipId, amount, issuedOn, ended, writtenOff } = call;
        const of = isTakenOver(call) ? 'history' : 'dues';
        const common = { membershipId, isCorrection: false } as const;
        const made: Entry = {
          ...common,
          source: `call:${id}`,
          kind: 'call',
          journal: of,
          on: issuedOn,
          piece: pieceOf(call),
          pieceOn: issuedOn,
          lines: [lineOf('members', membershipId, amount), lineOf(of, null, -amount)],
        };
        if (ended === null)
          return writtenOff === null ? [made] : [made, lossEntry(call, writtenOff)];
        // Also of a call that was taken over: what replaces it is an income of this year.
        const back: Entry = {
          ...common,
          journal: 'dues',
          source: `end:${id}`,
          kind: ended.number === null ? 'cancelled' : 'credit-note',
          on: ended.on,
          piece: ended.number ?? pieceOf(call),
          pieceOn: ended.on,
          lines: [lineOf('members', membershipId, -amount), lineOf('dues', null, amount)],
        };
        return [made, back];
      });

/** A move of money: the lines that took it away, and those that put it down again. */
interface Move {
  on: Day;
  lines: BookLine[];
}

/**
 * The moves of each receipt. A line that puts money down has the day of its receipt; it moved on
 * the day of the line that took it away.
 */
const movesOf = (lines: readonly BookLine[], { rootOf }: Pick<Receipts, 'rootOf'>): Move[] => {
  const open = new Map<string, Move & { sum: Cents }>();
  const moves: Move[] = [];
  for (const line of lines) {
    if (line.kind !== 'moved-out' && line.kind !== 'moved-in') continue;
    const receipt = rootOf(line);
    const begun: Move & { sum: Cents } = { on: line.on, lines: [], sum: 0 };
    const move = open.get(receipt) ?? begun;
    if (move.lines.length === 0) moves.push(move);
    move.lines.push(line);
    move.sum += line.amount;
    if (line.kind === 'moved-out') move.on = maxDay(move.on, line.on);
    if (move.sum === 0) open.delete(receipt);
    else open.set(receipt, move);
  }
  return moves;
};

/** Money that went from one place to another: between calls, to a credit and from it. */
const moveEntries = (lines: readonly BookLine[], receipts: Receipts): Entry[] =>
  movesOf(lines, receipts).flatMap(({ on, lines: moved }) => {
    const [first] = moved;
    const told = gathered(
      moved.map((line) => ({ ...receipts.placeOf(line), amount: 0 - line.amount })),
    );
    if (told.length === 0) return [];
    return [
      {
        source: `move:${first.id}`,
        kind: 'moved',
        journal: 'other',
        on,
        piece: receipts.pieceOf(first),
        pieceOn: on,
        membershipId: first.membershipId,
        calls: receipts.callsOf(moved.filter(({ amount }) => amount > 0)),
        isCorrection: false,
        lines: told,
      },
    ];
  });

/** The day on which each line is in the books, as far as its own entry tells. */
export const bookedOn = (
  lines: readonly BookLine[],
  receipts: Pick<Receipts, 'rootOf'>,
): Map<string, Day> => {
  const days = new Map(lines.map(({ id, on }) => [id, on]));
  for (const { on, lines: moved } of movesOf(lines, receipts)) {
    for (const { id } of moved) days.set(id, on);
  }
  return days;
};

/** The income of a call at the end of a day, in cents. */
const incomeOn = (
  { basis }: Settings,
  { lines }: BookFacts,
  receipts: Receipts,
): ((call: BookCall, day: Day) => Cents) => {
  if (basis === 'call') {
    return (call, day) => {
      const isEnded = call.ended !== null && call.ended.on <= day;
      // It was an income of the books before, its share of later years too.
      if (receipts.isTakenOver(call)) return isEnded ? 0 - call.amount : 0;
      return call.issuedOn <= day && !isEnded ? call.amount : 0;
    };
  }
  const days = bookedOn(lines, receipts);
  const byCall = new Map<string, BookLine[]>();
  for (const line of lines) {
    if (line.duesId === null || !receipts.isIncome(line)) continue;
    byCall.set(line.duesId, [...(byCall.get(line.duesId) ?? []), line]);
  }
  return ({ id }, day) =>
    (byCall.get(id) ?? [])
      .filter((line) => (days.get(line.id) ?? line.on) <= day)
      .reduce((sum, { amount }) => sum + amount, 0);
};

/** The share of an amount that belongs to the days of a term after one of them, by days. */
export const shareAfter = (
  amount: Cents,
  { startsOn, endsOn }: Pick<BookCall, 'startsOn' | 'endsOn'>,
  day: Day,
): Cents => {
  const days = daysBetween(startsOn, endsOn) + 1;
  const after = daysBetween(maxDay(startsOn, addDays(day, 1)), endsOn) + 1;
  if (after <= 0) return 0;
  // Half a cent goes away from zero, so that what is taken back is what was put down.
  const half = Math.floor((Math.abs(amount) * after * 2 + days) / (days * 2));
  return amount < 0 ? -half : half;
};

/** The ends of financial years between two days, both included. */
const yearEnds = ({ yearEndsOn }: Settings, from: Day, until: Day): Day[] => {
  const [first, last] = [yearOf(from), yearOf(until)];
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return years
    .map((year) => dayInYear(year, yearEndsOn))
    .filter((day) => day >= from && day <= until);
};

/** What of the income of a call belongs to a later year: put aside at its end, taken back after. */
const prepaidEntries = (
  settings: Settings,
  facts: BookFacts,
  until: Day,
  receipts: Receipts,
): Entry[] => {
  const incomeOf = incomeOn(settings, facts, receipts);
  const firstOf = new Map<string, Day>();
  for (const { duesId, on } of facts.lines) {
    const known = duesId === null ? undefined : firstOf.get(duesId);
    if (duesId !== null && (known === undefined || on < known)) firstOf.set(duesId, on);
  }
  return facts.calls.flatMap((call) => {
    const { id, membershipId, issuedOn, endsOn } = call;
    const begins = settings.basis === 'call' ? issuedOn : firstOf.get(id);
    if (begins === undefined) return [];
    const last = endsOn < until ? endsOn : until;
    return yearEnds(settings, begins, last).flatMap((day) => {
      const share = shareAfter(incomeOf(call, day), call, day);
      if (share === 0) return [];
      const lines = [lineOf('dues', null, share), lineOf('prepaid', null, -share)];
      const common = {
        journal: 'other',
        piece: pieceOf(call),
        pieceOn: day,
        membershipId,
        isCorrection: false,
      } as const;
      const aside: Entry = {
        ...common,
        source: `prepaid:${id}:${day}`,
        kind: 'prepaid',
        on: day,
        lines,
      };
      const opening = addDays(day, 1);
      const back: Entry = {
        ...common,
        source: `prepaid-back:${id}:${day}`,
        kind: 'prepaid-back',
        on: opening,
        pieceOn: opening,
        lines: lines.map((line) => ({ ...line, amount: 0 - line.amount })),
      };
      return opening <= until ? [aside, back] : [aside];
    });
  });
};

const byDay = (a: Entry, b: Entry): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);

/**
 * All entries until a day, the first day first; within a day, in the order of what they tell. What
 * is closed stays on the accounts on which it was written.
 */
export const entriesUntil = (
  settings: Settings,
  facts: BookFacts,
  until: Day,
  closed: readonly Entry[] = [],
): Entry[] => {
  const receipts = knowReceipts(settings, facts, closed);
  return [
    ...callEntries(settings, facts.calls, receipts),
    ...cashEntries(facts.lines, receipts),
    ...depositEntries(facts, receipts),
    ...moveEntries(facts.lines, receipts),
    ...prepaidEntries(settings, facts, until, receipts),
  ]
    .filter(({ on }) => on <= until)
    .sort(byDay);
};
