import { MOST_MEASURED } from '../../../../shared/core/brackets';
import { isEmail } from '../../../../shared/kernel/email';
import { yearOf } from '../../kernel/rules/calendar';
import { readDay } from '../../kernel/rules/import/days';
import { folded } from '../../kernel/rules/import/folding';
import {
  readMeasure,
  readMoney,
  readSirenCell,
  readSiretCell,
  readWhole,
  readYear,
  type LegalRead,
} from '../../kernel/rules/import/numbers';
import type { FieldKind, Reading, Value } from '../../kernel/rules/import/types';
import { END_KINDS, LANGUAGES, METHODS } from '../../kernel/rules/import/words';
import { unmarked } from '../../kernel/rules/spreadsheet-text';

/** Parses a cell into a value, or a reason why that is impossible. Never throws. */

export type CellRead =
  | { value: Value | null; note?: string }
  | { reason: string; params?: Record<string, string | number> };

const MOST_TEXT = 255;
const MOST_LONG_TEXT = 2_000;

// eslint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

// Databases cannot store an unpaired surrogate.
const LONE_SURROGATE = /\p{Surrogate}/u;

const readText = (text: string, most: number): CellRead => {
  if (CONTROL.test(text) || LONE_SURROGATE.test(text)) return { reason: 'control-character' };
  return text.length > most ? { reason: 'too-long', params: { max: most } } : { value: text };
};

const legal = (read: LegalRead): CellRead =>
  'reason' in read
    ? read
    : { value: read.value, ...(read.padded ? { note: 'zeros-put-back' } : {}) };

const oneOf =
  (words: ReadonlyMap<string, string>, reason: string) =>
  (text: string): CellRead => {
    const value = words.get(folded(text));
    return value === undefined ? { reason } : { value };
  };

const readEmail = (text: string): CellRead => {
  const address = text.replace(/^mailto:/i, '');
  return isEmail(address) ? { value: address } : { reason: 'not-an-email' };
};

const onOneLine = (text: string): CellRead => readText(text.replace(/\s+/g, ' '), MOST_TEXT);

const MOST_SHOWN = 80;

/** What a sentence shows of a cell. */
const shortened = (text: string): string => text.replace(/\s+/g, ' ').slice(0, MOST_SHOWN);

/** The year of a figure: next year’s at the latest, since one of a far year would keep out all later ones. */
const readYearOfFigure = (text: string, { today }: Reading): CellRead => {
  const read = readYear(text);
  const most = yearOf(today) + 1;
  return 'value' in read && read.value > most ? { reason: 'year-to-come', params: { most } } : read;
};

/** A name, of a body or a person: an address in it is of somebody, and belongs in a column of its own. */
const readName = (text: string): CellRead =>
  text.includes('@')
    ? { reason: 'name-with-email', params: { value: shortened(text) } }
    : onOneLine(text);

/** The name of one person: a cell of several lines holds several. */
const readPerson = (text: string): CellRead =>
  /[\n\r;]/.test(text) && !text.includes('@')
    ? { reason: 'several-people', params: { value: shortened(text) } }
    : readName(text);

const READERS: Record<FieldKind, (text: string, reading: Reading) => CellRead> = {
  text: onOneLine,
  name: readName,
  person: readPerson,
  tier: onOneLine,
  'long-text': (text) => readText(text.replace(/\r\n?/g, '\n'), MOST_LONG_TEXT),
  email: readEmail,
  siret: (text) => legal(readSiretCell(text)),
  siren: (text) => legal(readSirenCell(text)),
  country: (text, { countries }) => oneOf(countries, 'not-a-country')(text),
  language: oneOf(LANGUAGES, 'not-a-language'),
  'end-kind': oneOf(END_KINDS, 'not-an-end-kind'),
  method: oneOf(METHODS, 'not-a-method'),
  money: readMoney,
  whole: readWhole,
  measure: (text) => readMeasure(text, MOST_MEASURED),
  year: readYearOfFigure,
  day: (text, { today }) => {
    const value = readDay(text, today);
    return value === null ? { reason: 'not-a-day' } : { value };
  },
};

/** The value of a cell; null when it is blank. */
export const readCell = (kind: FieldKind, cell: string, reading: Reading): CellRead => {
  const text = unmarked(cell.trim()).trim();
  return text === '' ? { value: null } : READERS[kind](text, reading);
};
