import { addDays, isDay, yearOf } from '../calendar';
import type { Day } from '../values';
import { folded } from './folding';

/** Parses days as spreadsheets write them. Never guesses: a text in no known form is not a day. */

const MONTHS = [
  ['janvier', 'janv', 'jan', 'january'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'sep', 'september'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];
const WEEKDAY =
  /^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday) /;

/** A time of day after the date, as databases and spreadsheets add it; ignored. */
const MIDNIGHT = /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

// Excel's day numbers, from 10000 (1927) on.
const SERIAL = /^[1-7]\d{4}(?:[.,]\d+)?$/;
const SERIAL_ZERO = '1899-12-30';

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;
/** A two-digit year is in this century if it lies at most this many years ahead. */
const YEARS_TO_COME = 20;

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

const wholeYear = (digits: string, today: Day): number => {
  const year = Number(digits);
  if (digits.length === 4) return year;
  const century = yearOf(today) - (yearOf(today) % 100);
  const inThis = century + year;
  return inThis > yearOf(today) + YEARS_TO_COME ? inThis - 100 : inThis;
};

const dayOf = (year: number, month: number, day: number): Day | null => {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return null;
  const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return isDay(text) ? text : null;
};

const inWords = (text: string, today: Day): Day | null => {
  const match = /^(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+) (\d{4}|\d{2})$/.exec(
    folded(text).replace(WEEKDAY, ''),
  );
  if (!match) return null;
  const month = MONTHS.findIndex((names) => names.includes(match[2])) + 1;
  return month === 0 ? null : dayOf(wholeYear(match[3], today), month, Number(match[1]));
};

/**
 * Parses a day: `2019-03-03`, `03/03/2019`, `3-3-19`, `3 mars 2019`, or a spreadsheet's day
 * number. In ambiguous forms the day comes before the month. Null when it is none of these.
 */
export const readDay = (text: string, today: Day): Day | null => {
  const plain = text.trim().replace(MIDNIGHT, '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const french = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})$/.exec(plain);
  if (french) return dayOf(wholeYear(french[3], today), Number(french[2]), Number(french[1]));
  if (SERIAL.test(plain)) return addDays(SERIAL_ZERO, Math.floor(Number(plain.replace(',', '.'))));
  return inWords(plain, today);
};
