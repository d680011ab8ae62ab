import { FIGURE_NAMES, figuresOf, type Figures } from '../../../../shared/core/brackets';
import { columnName } from '../../kernel/tables/define';

/** The figures of organisations in queries of their rows. */

/** Their columns, in an order of their own. */
export const FIGURE_COLUMNS = FIGURE_NAMES.map(columnName);

/** The figures in the values of these columns. */
export const figuresIn = (values: readonly unknown[]): Figures =>
  figuresOf(Object.fromEntries(FIGURE_NAMES.map((name, at) => [name, values[at]])));
