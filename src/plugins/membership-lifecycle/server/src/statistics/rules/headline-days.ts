import { addMonths, minDay } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';

/** The days of which the figures of a year are told. */

const MONTHS_A_YEAR = 12;

/** The last day that is counted of a year: its last, or today. */
export const headlineDay = (year: number, today: Day): Day => minDay(`${year}-12-31`, today);

/** The same day of the year before; 28 February for a 29th. */
export const yearEarlier = (day: Day): Day => addMonths(day, -MONTHS_A_YEAR);
