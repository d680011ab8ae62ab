/** Made by `npm run openapi` from src/plugins/membership-lifecycle/shared/core/brackets.ts: not to be edited. */
export const MEASURES = ['inhabitants', 'budget', 'staff'];
/** The most that is taken of any: the budgets of States are in whole euros. */
export const MOST_MEASURED = 1_000_000_000_000;
/** Whether a figure takes the place of the one that is known, if any: only a later year's does. */
export const isLater = (said, known) => !known || said.year > known.year;
export const FIGURE_NAMES = MEASURES.flatMap((measure) => [measure, `${measure}Year`]);
/** The figures of an organisation by its fields: a value without its year is none. */
export const figuresOf = (organisation) => {
  const values = organisation;
  return Object.fromEntries(
    MEASURES.flatMap((measure) => {
      const [value, year] = [values[measure] ?? null, values[`${measure}Year`] ?? null];
      return value === null || year === null
        ? []
        : [[measure, { value: Number(value), year: Number(year) }]];
    }),
  );
};
/** Figures as the fields of an organisation. */
export const figureValues = (figures) =>
  Object.fromEntries(
    MEASURES.flatMap((measure) => [
      [measure, figures[measure]?.value ?? null],
      [`${measure}Year`, figures[measure]?.year ?? null],
    ]),
  );
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
    // Nobody is an organisation without a single unit, unless that is its bracket.
    const first = Math.max(line.from, Math.min(1, last ?? 1));
    const isOpen = last === null && (line.rate ?? 0) > 0 && line.maximum === null;
    return {
      lowest: priceIn(line, first),
      highest: isOpen ? null : priceIn(line, last ?? Number.MAX_SAFE_INTEGER),
    };
  });
  const highest = ends.map((end) => end.highest);
  return {
    lowest: Math.min(...ends.map(({ lowest }) => lowest)),
    highest: highest.includes(null) ? null : Math.max(...highest.map(Number)),
  };
};
