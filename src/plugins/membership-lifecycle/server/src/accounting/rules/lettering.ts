import { maxDay } from '../../kernel/rules/calendar';
import type { Cents, Day } from '../../kernel/rules/values';
import { bookedOn } from './entries';
import { receiptOf, receiptsOf } from './receipts';
import type { BookFacts } from './types';
import type { WrittenLine } from './written';

/**
 * Letters on the accounts of members (in French: lettrage): a call, its credit note and the payments
 * that settle it bear one, once they add up to nothing on a member's account. Pure.
 */

export interface Letter {
  letter: string;
  letteredOn: Day;
}

/**
 * The letters of a group are those of its first call, by the place of its row: AAA, AAB… A group that
 * goes and comes back has the same again, and nothing needs to be kept for that.
 */
export const letterOf = (row: number): string => {
  let [left, letters] = [row - 1, ''];
  do {
    letters = String.fromCharCode(65 + (left % 26)) + letters;
    left = Math.floor(left / 26);
  } while (left > 0);
  return letters.padStart(3, 'A');
};

/** Groups that are joined pair by pair; each is told by one of its own. */
class Groups {
  private readonly above = new Map<string, string>();

  of(one: string): string {
    let top = one;
    for (let next = this.above.get(top); next !== undefined; next = this.above.get(top)) top = next;
    if (top !== one) this.above.set(one, top);
    return top;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a !== b) this.above.set(a, b);
  }
}

/** The calls that the money of each receipt is on at the end of a day; of one that is gone, its first. */
const callsOfReceipts = (
  { lines }: BookFacts,
  roots: ReadonlyMap<string, string>,
  until: Day,
): Map<string, string[]> => {
  const rootOf = (line: BookFacts['lines'][number]): string =>
    roots.get(line.id) ?? receiptOf(line);
  const days = bookedOn(lines, { rootOf });
  const nets = new Map<string, Map<string, Cents>>();
  for (const line of lines) {
    if (line.duesId === null || (days.get(line.id) ?? line.on) > until) continue;
    const root = rootOf(line);
    const net = nets.get(root) ?? new Map<string, Cents>();
    net.set(line.duesId, (net.get(line.duesId) ?? 0) + line.amount);
    nets.set(root, net);
  }
  return new Map(
    [...nets].map(([root, net]) => {
      const on = [...net].flatMap(([call, amount]) => (amount === 0 ? [] : [call]));
      return [root, on.length > 0 ? on : [...net.keys()].slice(0, 1)];
    }),
  );
};

/** What may settle each other on the account of one member. */
interface Settling {
  group: string;
  sum: Cents;
  /** The day of the last of its lines. */
  on: Day;
  lines: WrittenLine[];
}

/** The letters of lines at the end of a day: of all that is written until then, closed or not. */
export const lettersUntil = (
  facts: BookFacts,
  lines: readonly WrittenLine[],
  until: Day,
): Map<WrittenLine, Letter> => {
  const roots = receiptsOf(facts.lines);
  const groups = new Groups();
  for (const [root, calls] of callsOfReceipts(facts, roots, until)) {
    for (const call of calls) groups.join(`receipt:${root}`, `call:${call}`);
  }
  const firstRows = new Map<string, number>();
  for (const { id, row } of facts.calls) {
    const group = groups.of(`call:${id}`);
    firstRows.set(group, Math.min(firstRows.get(group) ?? row, row));
  }
  const groupOf = ({ source }: WrittenLine): string => {
    const [kind, id] = source.split(':');
    const isCall = kind === 'call' || kind === 'end' || kind === 'loss';
    return groups.of(isCall ? `call:${id}` : `receipt:${roots.get(id) ?? id}`);
  };
  const found = new Map<string, Settling>();
  for (const line of lines) {
    if (line.role !== 'members' || line.on > until) continue;
    const group = groupOf(line);
    const key = `${group} ${line.membershipId ?? ''}`;
    const known: Settling = found.get(key) ?? { group, sum: 0, on: line.on, lines: [] };
    known.sum += line.amount;
    known.on = maxDay(known.on, line.on);
    known.lines.push(line);
    found.set(key, known);
  }
  return new Map(
    [...found.values()].flatMap(({ group, sum, on, lines: own }) => {
      const row = firstRows.get(group);
      if (sum !== 0 || row === undefined) return [];
      const letter = { letter: letterOf(row), letteredOn: on };
      return own.map((line) => [line, letter] as const);
    }),
  );
};
