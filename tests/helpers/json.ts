/** What a JSON column holds: SQLite and MariaDB hand it over as text, others as an object. */
export const stored = (value: unknown): unknown =>
  typeof value === 'string' ? JSON.parse(value) : value;
