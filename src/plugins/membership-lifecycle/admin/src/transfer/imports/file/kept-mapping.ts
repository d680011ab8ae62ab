import type { ImportMapping, ImportView } from '../../../../../shared/transfer/imports';

type Columns = Pick<ImportView, 'columns' | 'mapping'>;

/** The columns of a replaced file, as far as the new file has them. */
export const keptMapping = (before: Columns, now: Columns): ImportMapping => {
  const headings = new Set(now.columns.map(({ heading }) => heading));
  const old = new Set(before.columns.map(({ heading }) => heading));
  const kept = Object.entries(before.mapping).filter(([, heading]) => headings.has(heading));
  // New columns are guessed; columns left out before stay out.
  const guessed = Object.entries(now.mapping).filter(([, heading]) => !old.has(heading));
  return Object.fromEntries([...guessed, ...kept]);
};

/** Whether two mappings give each field the same column. */
export const isSameMapping = (one: ImportMapping, other: ImportMapping): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([key, heading]) => other[key] === heading);
