/** What a JSON column holds: some drivers hand it over as text, others as what it means. */
export const stored = (value: unknown): unknown =>
  typeof value === 'string' ? JSON.parse(value) : value;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An answer as text, its names in order: Strapi reads relations side by side, and writes first the
 * one that came first.
 */
export const inOrder = (answer: unknown, indent?: number): string =>
  JSON.stringify(
    answer,
    (_, value: unknown) =>
      isObject(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    indent,
  );
