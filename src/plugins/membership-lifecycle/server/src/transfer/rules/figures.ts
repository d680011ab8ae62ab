import {
  isLater,
  MEASURES,
  type Figure,
  type Figures,
  type Measure,
} from '../../../../shared/core/brackets';
import { numberOf, remark, type ReadLine, type Remark } from '../../kernel/rules/import/types';

/** The figures of a body in the lines of a file. */

/** The field of a measure of the organisation. */
export const fieldOf = (measure: Measure): string => `organisation.${measure}`;

/** The figure that a line has in a field and the field of its year. */
export const figureAt = (line: ReadLine, field: string): Figure | null => {
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
    if (!isLater(said, there)) {
      note(said.year === there?.year ? 'kept' : 'figure-kept');
      continue;
    }
    plan.written[measure] = said;
    if (there) plan.replaced[measure] = there;
    note(there ? 'figure-updated' : 'fills');
  }
  return plan;
};
