/**
 * Values made from rows, kept in memory with the versions of those rows. Each question compares the
 * versions of all rows with what is kept, so that a change by another instance is seen by the next.
 */

/** Values by key, each with the version from which it was made. */
export type Kept<Value> = Map<string, { version: string; value: Value }>;

/** Rows that are read in one statement. */
const SOME = 1_000;

/** Reads what is new or changed, and forgets what is gone. */
export const refreshKept = async <Record, Value>(
  kept: Kept<Value>,
  records: readonly Record[],
  of: { key: (record: Record) => string; version: (record: Record) => string },
  read: (records: readonly Record[]) => Promise<Map<string, Value>>,
): Promise<void> => {
  const changed = records.filter(
    (record) => kept.get(of.key(record))?.version !== of.version(record),
  );
  for (let start = 0; start < changed.length; start += SOME) {
    const some = changed.slice(start, start + SOME);
    const values = await read(some);
    for (const record of some) {
      const value = values.get(of.key(record));
      if (value) kept.set(of.key(record), { version: of.version(record), value });
    }
  }
  if (kept.size <= records.length) return;
  const there = new Set(records.map(of.key));
  for (const key of kept.keys()) if (!there.has(key)) kept.delete(key);
};
