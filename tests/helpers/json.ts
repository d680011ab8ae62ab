/** What a JSON column holds: some drivers hand it over as text, others as what it means. */
export const stored = (value: unknown): unknown =>
  typeof value === 'string' ? JSON.parse(value) : value;
