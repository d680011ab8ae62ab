/** Made by `npm run openapi` from src/plugins/membership-lifecycle/shared/core/brackets.ts: not to be edited. */
export const MEASURES = ['inhabitants', 'budget', 'staff'];
/** Millionths of a euro in a cent. */
const CENT = 10000n;
/** The most cents that the database holds. */
const MOST_CENTS = 2_147_483_647;
/** The price of a measure in a bracket, in cents; half a cent is rounded up. */
export const priceIn = ({ price, rate, maximum }, value) => {
  const byUnit = (BigInt(value) * BigInt(rate ?? 0) + CENT / 2n) / CENT;
  return Math.min(price + Number(byUnit), maximum ?? MOST_CENTS, MOST_CENTS);
};
/** The last value of a bracket; null for the last bracket. */
export const lastOf = (lines, line) => {
  const next = lines[lines.indexOf(line) + 1];
  return next ? next.from - 1 : null;
};
/** The bracket of a figure, to be kept with what it prices; null outside all of them. */
export const bracketOf = ({ measure, lines }, { value, year }) => {
  const line = lines.filter(({ from }) => from <= value).at(-1);
  return line ? { measure, value, year, ...line, to: lastOf(lines, line) } : null;
};
/** The lowest and the highest price of brackets, in cents; the highest is null without a limit. */
export const rangeOf = ({ lines }) => {
  const ends = lines.map((line) => {
    const last = lastOf(lines, line);
    const isOpen = last === null && Boolean(line.rate) && line.maximum === null;
    return isOpen ? null : priceIn(line, last ?? Number.MAX_SAFE_INTEGER);
  });
  return {
    // An organisation without a single unit asks for nothing by unit, and is nobody's example.
    lowest: Math.min(...lines.map((line) => priceIn(line, Math.max(line.from, 1)))),
    highest: ends.includes(null) ? null : Math.max(...ends.map(Number)),
  };
};
