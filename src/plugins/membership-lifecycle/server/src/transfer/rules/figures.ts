import {
  bracketOf,
  MEASURES,
  priceIn,
  type Brackets,
  type Figure,
  type Figures,
  type Measure,
  type TermBracket,
} from '../../../../shared/core/brackets';
import { priceFor } from '../../core/rules/period';
import type { Term } from '../../core/rules/types';
import { numberOf, remark, type ReadLine, type Remark } from '../../kernel/rules/import/types';
import type { Cents } from '../../kernel/rules/values';

/** What the lines of a file say of the figures of a body, and the prices that rest on them. */

const fieldOf = (measure: Measure): string => `organisation.${measure}`;

const figureAt = (line: ReadLine, field: string): Figure | null => {
  const [value, year] = [numberOf(line, field), numberOf(line, `${field}Year`)];
  return value === null || year === null ? null : { value, year };
};

/** The figures of a line that lack their year. */
export const yearFaults = (line: ReadLine): Remark[] =>
  [...MEASURES.map(fieldOf), 'term.figure'].flatMap((field) =>
    numberOf(line, field) !== null && numberOf(line, `${field}Year`) === null
      ? [remark('figure-without-year', `${field}Year`)]
      : [],
  );

/** The latest figure that the lines have; a line that says otherwise of its year gets a fault. */
const latestFigure = (lines: readonly ReadLine[], measure: Measure): Figure | null => {
  const field = fieldOf(measure);
  const byYear = new Map<number, { figure: Figure; line: number }>();
  for (const line of lines) {
    const figure = figureAt(line, field);
    const known = figure && byYear.get(figure.year);
    if (known && known.figure.value !== figure.value) {
      line.faults.push(remark('differs-from-line', field, { line: known.line }));
    } else if (figure && !known) byYear.set(figure.year, { figure, line: line.line });
  }
  const last = Math.max(...byYear.keys());
  return byYear.get(last)?.figure ?? null;
};

export interface FiguresPlan {
  /** Figures that are written. */
  written: Figures;
  /** Stored figures that later ones replace. */
  replaced: Figures;
  notes: Remark[];
}

/** The figures that a body gets: those that it lacks, and those of a later year than its own. */
export const planFigures = (lines: readonly ReadLine[], stored: Figures): FiguresPlan => {
  const plan: FiguresPlan = { written: {}, replaced: {}, notes: [] };
  for (const measure of MEASURES) {
    const [said, there] = [latestFigure(lines, measure), stored[measure]];
    if (!said || (said.value === there?.value && said.year === there.year)) continue;
    const params: Remark['params'] = there
      ? { was: there.value, wasYear: there.year, is: said.value, isYear: said.year }
      : {};
    const note = (reason: string) => plan.notes.push(remark(reason, fieldOf(measure), params));
    if (there && said.year <= there.year) {
      note(said.year === there.year ? 'kept' : 'figure-kept');
      continue;
    }
    plan.written[measure] = said;
    if (there) plan.replaced[measure] = there;
    note(there ? 'figure-updated' : 'fills');
  }
  return plan;
};

/** The figure of a term: its own column, else that of its lines. */
export const figureOfTerm = (lines: readonly ReadLine[], measure: Measure): Figure | null => {
  const found = ['term.figure', fieldOf(measure)].flatMap((field) =>
    lines.flatMap((line) => figureAt(line, field) ?? []),
  );
  return found[0] ?? null;
};

interface Pricing {
  policy: Term['policy'];
  brackets: Brackets;
  figure: Figure | null;
  /** The price that the lines say, in cents. */
  said: Cents | null;
  period: Pick<Term, 'startsOn' | 'endsOn'>;
}

/**
 * The price of a term by brackets: what the lines say, else that of its bracket. The bracket is kept
 * where it gives that price, for the whole of a term or for its part.
 */
export const pricedByBracket = ({
  policy,
  brackets,
  figure,
  said,
  period,
}: Pricing): { price: Cents | null; bracket: TermBracket | null } => {
  const bracket = figure && bracketOf(brackets, figure);
  if (!bracket) return { price: said, bracket: null };
  const price = priceIn(bracket, bracket.value);
  const given = [
    price,
    ...[true, false].map((isFirst) => priceFor({ policy, price }, period, isFirst)),
  ];
  const isGiven = said === null || given.includes(said);
  return { price: said ?? price, bracket: isGiven ? bracket : null };
};
