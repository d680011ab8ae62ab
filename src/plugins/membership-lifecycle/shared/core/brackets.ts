import type { Measure } from './content-api';

/** Prices that depend on a measure of the organisation: brackets, each flat, by unit, or both. */

export type { Measure };
export const MEASURES: readonly Measure[] = ['inhabitants', 'budget', 'staff'];

/** The most that is taken of any: the budgets of States are in whole euros. */
export const MOST_MEASURED = 1_000_000_000_000;

/** A measure of an organisation, with the year that it is of. */
export interface Figure {
  value: number;
  year: number;
}

/** Whether a figure takes the place of the one that is known, if any: only a later year's does. */
export const isLater = (said: Figure, known: Figure | null | undefined): boolean =>
  !known || said.year > known.year;

export type Figures = Partial<Record<Measure, Figure>>;

/** The fields of an organisation's figures, as it is stored and in forms: each value, and its year. */
export type FigureValues = Record<Measure | `${Measure}Year`, number | null>;

export const FIGURE_NAMES = MEASURES.flatMap((measure) => [measure, `${measure}Year` as const]);

/** The figures of an organisation by its fields: a value without its year is none. */
export const figuresOf = (organisation: object): Figures => {
  const values = organisation as Partial<Record<keyof FigureValues, unknown>>;
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
export const figureValues = (figures: Figures): FigureValues =>
  Object.fromEntries(
    MEASURES.flatMap((measure) => [
      [measure, figures[measure]?.value ?? null],
      [`${measure}Year`, figures[measure]?.year ?? null],
    ]),
  ) as FigureValues;

/** The price of organisations that measure `from` or more, up to the next bracket. */
export interface Bracket {
  from: number;
  /** The fixed part, in cents. */
  price: number;
  /** Added for each unit of the whole measure, in millionths of a euro; null for none. */
  rate: number | null;
  /** The most that is asked, in cents; null for no limit. */
  maximum: number | null;
}

export interface Brackets {
  measure: Measure;
  /** In order; the first is from 0. */
  lines: Bracket[];
}

/** The bracket of a term, with the figure that chose it, as both were when it was priced. */
export interface TermBracket extends Bracket, Figure {
  measure: Measure;
  /** Its last value; null in the last bracket. */
  to: number | null;
}

/** Millionths of a euro in a cent. */
const CENT = 10_000n;
/** The most cents that the database holds. */
const MOST_CENTS = 2_147_483_647;

/** The price of a measure in a bracket, in cents; half a cent is rounded up. */
export const priceIn = ({ price, rate, maximum }: Bracket, value: number): number => {
  const byUnit = (BigInt(value) * BigInt(rate ?? 0) + CENT / 2n) / CENT;
  return Math.min(price + Number(byUnit), maximum ?? MOST_CENTS, MOST_CENTS);
};

/** The last value of a bracket; null for the last bracket. */
export const lastOf = (lines: readonly Bracket[], line: Bracket): number | null => {
  const next = lines[lines.indexOf(line) + 1];
  return next ? next.from - 1 : null;
};

/** The bracket of a figure, to be kept with what it prices; null outside all of them. */
export const bracketOf = (
  { measure, lines }: Brackets,
  { value, year }: Figure,
): TermBracket | null => {
  const line = lines.filter(({ from }) => from <= value).at(-1);
  return line ? { measure, value, year, ...line, to: lastOf(lines, line) } : null;
};

/** The lowest and the highest price of brackets, in cents; the highest is null without a limit. */
export const rangeOf = ({ lines }: Brackets): { lowest: number; highest: number | null } => {
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
