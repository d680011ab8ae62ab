const CODES = new Set(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED']);
// MariaDB and MySQL: lock wait timeout, deadlock, row changed since the snapshot.
const NUMBERS = new Set([1205, 1213, 1020]);

/** Whether a transaction failed because of another one, so that running it again may succeed. */
export const isTransient = (error: unknown): boolean => {
  const { code, errno } = (error ?? {}) as { code?: string; errno?: number };
  return (code !== undefined && CODES.has(code)) || (errno !== undefined && NUMBERS.has(errno));
};
