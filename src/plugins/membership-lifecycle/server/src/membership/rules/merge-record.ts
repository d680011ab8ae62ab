import type { Facts, Membership } from '../../core/rules/types';
import type { HandedLine, Merged } from './commands/merge';

/** What a merger changed of the facts of two memberships: kept with it, so that it can be undone. */

/** The tables whose rows a merger moves or changes; lines of money and credit notes are only added. */
export const CHANGING = ['terms', 'dues', 'papers', 'renewals', 'entitlements'] as const;
type Changing = (typeof CHANGING)[number];

type Values = Record<string, unknown>;

/** Some fields before a merger and after it. */
export interface FieldsChange {
  was: Values;
  is: Values;
}

export interface RowChange extends FieldsChange {
  table: Changing;
  id: string;
}

export interface MergeRecord {
  membership: { from: FieldsChange; into: FieldsChange };
  rows: RowChange[];
  handed: HandedLine[];
  /** The keys of the effects that the remaining membership took over. */
  effects: string[];
}

export interface Pair {
  from: Facts;
  into: Facts;
}

// Computed anew by every command.
const CACHED: ReadonlySet<string> = new Set<keyof Membership>(['status', 'because', 'nextDueOn']);

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const changeOf = (before: object, after: object): FieldsChange | null => {
  const [was, is] = [before as Values, after as Values];
  const names = Object.keys(is).filter((name) => !CACHED.has(name) && !isSame(was[name], is[name]));
  const pick = (side: Values) =>
    Object.fromEntries(names.map((name) => [name, side[name] ?? null]));
  return names.length > 0 ? { was: pick(was), is: pick(is) } : null;
};

const rowsOf = ({ from, into }: Pair, table: Changing): { id: string }[] => [
  ...from[table],
  ...into[table],
];

/** The record of a merger, from the facts before and after it. */
export const recordOf = (before: Pair, after: Omit<Merged, 'ok' | 'messages'>): MergeRecord => ({
  membership: {
    from: changeOf(before.from.membership, after.from.membership) ?? { was: {}, is: {} },
    into: changeOf(before.into.membership, after.into.membership) ?? { was: {}, is: {} },
  },
  rows: CHANGING.flatMap((table) => {
    const earlier = new Map(rowsOf(before, table).map((row) => [row.id, row]));
    return rowsOf(after, table).flatMap((row): RowChange[] => {
      const known = earlier.get(row.id);
      const change = known ? changeOf(known, row) : null;
      return change ? [{ table, id: row.id, ...change }] : [];
    });
  }),
  handed: after.handed,
  effects: after.effects.map(({ key }) => key),
});

const holds = (is: Values, now: object | undefined): boolean =>
  now !== undefined &&
  Object.entries(is).every(([name, value]) => isSame((now as Values)[name] ?? null, value));

/** Whether everything is as the merger left it. */
export const standsAsLeft = ({ membership, rows }: MergeRecord, pair: Pair): boolean =>
  holds(membership.from.is, pair.from.membership) &&
  holds(membership.into.is, pair.into.membership) &&
  rows.every(({ table, id, is }) =>
    holds(
      is,
      rowsOf(pair, table).find((row) => row.id === id),
    ),
  );
