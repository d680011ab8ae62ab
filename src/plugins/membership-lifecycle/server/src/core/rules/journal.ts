import type { Facts } from './types';

/** The changes of a command, before and after, short enough for people to read. */

type Rows = Record<string, Record<string, unknown>>;
type Side = Record<string, unknown>;

const TABLES = [
  'terms',
  'dues',
  'creditNotes',
  'payments',
  'papers',
  'renewals',
  'entitlements',
] as const;

// Recomputed by every command, and of no interest in the journal.
const COMPUTED = new Set(['nextDueOn', 'because']);

// Most values are identical, and need no comparison by content.
const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

const changedFields = (before: object, after: object): { before: Side; after: Side } | null => {
  const earlier = before as Side;
  const later = after as Side;
  const names = Object.keys(later).filter(
    (name) => !COMPUTED.has(name) && !same(earlier[name], later[name]),
  );
  if (names.length === 0) return null;
  const pick = (side: Side) => Object.fromEntries(names.map((name) => [name, side[name] ?? null]));
  return { before: pick(earlier), after: pick(later) };
};

/** Rows by id, in an object without prototype: for a plain one V8 keeps a shape per id forever. */
const noRows = (): Rows => Object.create(null) as Rows;

const changedRows = (before: readonly { id: string }[], after: readonly { id: string }[]) => {
  const earlier = new Map(before.map((row) => [row.id, row]));
  const sides = { before: noRows(), after: noRows() };
  for (const row of after) {
    const old = earlier.get(row.id);
    if (!old) {
      sides.after[row.id] = { ...row };
      continue;
    }
    const changed = old === row ? null : changedFields(old, row);
    if (changed) {
      sides.before[row.id] = changed.before;
      sides.after[row.id] = changed.after;
    }
  }
  return sides;
};

/** The fields that differ between two states of a membership and its rows. */
export const changesBetween = (before: Facts, after: Facts): { before: Side; after: Side } => {
  const sides: { before: Side; after: Side } = { before: {}, after: {} };
  const membership = changedFields(before.membership, after.membership);
  if (membership) {
    sides.before.membership = membership.before;
    sides.after.membership = membership.after;
  }
  for (const table of TABLES) {
    // A command copies only the tables that it changes.
    if (before[table] === after[table]) continue;
    const rows = changedRows(before[table], after[table]);
    if (Object.keys(rows.before).length > 0) sides.before[table] = rows.before;
    if (Object.keys(rows.after).length > 0) sides.after[table] = rows.after;
  }
  return sides;
};
