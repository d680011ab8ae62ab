import { addDays, dayInYear, daysBetween, maxDay, yearOf } from '../../kernel/rules/calendar';
import type { Cents, Day } from '../../kernel/rules/values';
import type { BookCall, BookFacts, BookLine, Entry, EntryLine, Settings } from './types';

/**
 * The entries of the books, made anew each time from calls, credit notes and payment lines. Each
 * balances to the cent. Pure.
 */

const lineOf = (
  role: EntryLine['role'],
  membershipId: string | null,
  amount: Cents,
): EntryLine => ({ role, membershipId, amount });

/** Adds lines of the same account together, and leaves out what adds up to nothing. */
export const gathered = (lines: readonly EntryLine[]): EntryLine[] => {
  const sums = new Map<string, EntryLine>();
  for (const line of lines) {
    const key = `${line.role} ${line.membershipId ?? ''}`;
    sums.set(key, { ...line, amount: (sums.get(key)?.amount ?? 0) + line.amount });
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0);
};

/** The name of a call in the books; one of a history has no number of its own. */
const pieceOf = ({ number, row }: BookCall): string => number ?? `HIST-${row}`;

/** The account on which a line stands: of the member, of its credit, or the income itself. */
const placeOf = ({ basis }: Settings, { duesId, membershipId }: BookLine) =>
  duesId === null
    ? ({ role: 'credits', membershipId } as const)
    : basis === 'call'
      ? ({ role: 'members', membershipId } as const)
      : ({ role: 'dues', membershipId: null } as const);

/** The calls, and what cancelled them, as income and what members owe. */
const callEntries = (settings: Settings, calls: readonly BookCall[]): Entry[] =>
  settings.basis === 'receipt'
    ? []
    : calls.flatMap((call) => {
        const { id, membershipId, amount, issuedOn, ended } = call;
        const asked = [lineOf('members', membershipId, amount), lineOf('dues', null, -amount)];
        const common = { journal: 'dues', membershipId, isCorrection: false } as const;
        const made: Entry = {
          ...common,
          source: `call:${id}`,
          kind: 'call',
          on: issuedOn,
          piece: pieceOf(call),
          pieceOn: issuedOn,
          lines: asked,
        };
        if (ended === null) return [made];
        const back: Entry = {
          ...common,
          source: `end:${id}`,
          kind: ended.number === null ? 'cancelled' : 'credit-note',
          on: ended.on,
          piece: ended.number ?? pieceOf(call),
          pieceOn: ended.on,
          lines: asked.map((line) => ({ ...line, amount: 0 - line.amount })),
        };
        return [made, back];
      });

/** The lines of a receipt are told by the receipt, whatever calls they are on. */
const receiptOf = ({ receiptId, id }: BookLine): string => receiptId ?? id;

const CASH = { received: 'receipt', refund: 'refund', reversal: 'reversal' } as const;

/** Which lines are one entry: of one receipt, of one cancelling, of one refund. */
const cashSource = (line: BookLine, byId: ReadonlyMap<string, BookLine>): string => {
  const of = line.reversesId === null ? undefined : byId.get(line.reversesId);
  const kind = line.kind as keyof typeof CASH;
  return `${CASH[kind]}:${receiptOf(of ?? line)}`;
};

const paymentPiece = ({ reference, row }: BookLine): string => reference?.trim() || `RGT-${row}`;

/** Money that came in or went out. */
const cashEntries = (settings: Settings, lines: readonly BookLine[]): Entry[] => {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const groups = new Map<string, BookLine[]>();
  for (const line of lines) {
    if (!(line.kind in CASH)) continue;
    const source = cashSource(line, byId);
    groups.set(source, [...(groups.get(source) ?? []), line]);
  }
  return [...groups].map(([source, group]) => {
    const [first] = group;
    const { reversesId } = first;
    // A reversal names the piece of what it cancels.
    const named = (reversesId !== null && byId.get(reversesId)) || first;
    return {
      source,
      kind: first.kind as 'received' | 'refund' | 'reversal',
      journal: 'bank',
      on: first.on,
      piece: paymentPiece(named),
      pieceOn: first.on,
      membershipId: first.membershipId,
      isCorrection: false,
      lines: gathered(
        group.flatMap((line) => [
          lineOf('bank', null, line.amount),
          { ...placeOf(settings, line), amount: 0 - line.amount },
        ]),
      ),
    };
  });
};

/** The receipt of each line, through the lines that it takes back. */
const receiptsOf = (lines: readonly BookLine[]): Map<string, string> => {
  const receipts = new Map<string, string>();
  for (const line of lines) {
    const taken = line.reversesId === null ? undefined : receipts.get(line.reversesId);
    receipts.set(line.id, taken ?? receiptOf(line));
  }
  return receipts;
};

/** A move of money: the lines that took it away, and those that put it down again. */
interface Move {
  on: Day;
  lines: BookLine[];
}

/**
 * The moves of each receipt. A line that puts money down has the day of its receipt; it moved on
 * the day of the line that took it away.
 */
const movesOf = (lines: readonly BookLine[]): Move[] => {
  const receipts = receiptsOf(lines);
  const open = new Map<string, Move & { sum: Cents }>();
  const moves: Move[] = [];
  for (const line of lines) {
    if (line.kind !== 'moved-out' && line.kind !== 'moved-in') continue;
    const receipt = receipts.get(line.id) ?? line.id;
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
const moveEntries = (settings: Settings, lines: readonly BookLine[]): Entry[] =>
  movesOf(lines).flatMap(({ on, lines: moved }) => {
    const [first] = moved;
    const told = gathered(
      moved.map((line) => ({ ...placeOf(settings, line), amount: 0 - line.amount })),
    );
    if (told.length === 0) return [];
    const piece = paymentPiece(moved.find(({ reference }) => reference !== null) ?? first);
    return [
      {
        source: `move:${first.id}`,
        kind: 'moved',
        journal: 'other',
        on,
        piece,
        pieceOn: on,
        membershipId: first.membershipId,
        isCorrection: false,
        lines: told,
      },
    ];
  });

/** The day on which each line is in the books, as far as its own entry tells. */
const bookedOn = (lines: readonly BookLine[]): Map<string, Day> => {
  const days = new Map(lines.map(({ id, on }) => [id, on]));
  for (const { on, lines: moved } of movesOf(lines)) for (const { id } of moved) days.set(id, on);
  return days;
};

/** The income of a call at the end of a day, in cents. */
const incomeOn = (
  { basis }: Settings,
  { lines }: BookFacts,
): ((call: BookCall, day: Day) => Cents) => {
  if (basis === 'call') {
    return ({ issuedOn, ended, amount }, day) =>
      issuedOn <= day && (ended === null || ended.on > day) ? amount : 0;
  }
  const days = bookedOn(lines);
  const byCall = new Map<string, BookLine[]>();
  for (const line of lines) {
    if (line.duesId === null) continue;
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
const prepaidEntries = (settings: Settings, facts: BookFacts, until: Day): Entry[] => {
  const incomeOf = incomeOn(settings, facts);
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

/** All entries until a day, the first day first; within a day, in the order of what they tell. */
export const entriesUntil = (settings: Settings, facts: BookFacts, until: Day): Entry[] =>
  [
    ...callEntries(settings, facts.calls),
    ...cashEntries(settings, facts.lines),
    ...moveEntries(settings, facts.lines),
    ...prepaidEntries(settings, facts, until),
  ]
    .filter(({ on }) => on <= until)
    .sort(byDay);
