import { safe } from '../rules/spreadsheet-text';
import type { Localised } from '../rules/values';

/** The values of export cells, and how files write them. Pure. */

export type ExportLocale = keyof Localised;

export type CellKind = 'text' | 'day' | 'instant' | 'money' | 'whole';

/**
 * By kind: a text in one or both languages, a day, an instant as `YYYY-MM-DDTHH:MM` in the
 * association's time zone, cents, a number.
 */
export type CellValue = string | number | Localised | null;

/** The text of a cell in the reader's language. */
export const textOf = (value: CellValue, locale: ExportLocale): string => {
  if (value === null) return '';
  return typeof value === 'object' ? value[locale] || value.fr : String(value);
};

/** A day as the reader's spreadsheet writes it. */
export const dayIn = (day: string, locale: ExportLocale): string =>
  locale === 'fr' ? day.split('-').reverse().join('/') : day;

/** A number with the decimal mark of the reader's spreadsheet. */
export const decimal = (written: string, locale: ExportLocale): string =>
  locale === 'fr' ? written.replace('.', ',') : written;

type Written = (value: CellValue, locale: ExportLocale) => string;

const WRITTEN: Record<CellKind, Written> = {
  text: (value, locale) => safe(textOf(value, locale)),
  day: (value, locale) => dayIn(String(value), locale),
  instant: (value, locale) => {
    const [day, time] = String(value).split('T');
    return `${dayIn(day, locale)} ${time}`;
  },
  money: (value, locale) => decimal((Number(value) / 100).toFixed(2), locale),
  whole: (value, locale) => decimal(String(value), locale),
};

/** A cell as a `;` file writes it. */
export const written = (kind: CellKind, value: CellValue, locale: ExportLocale): string =>
  value === null ? '' : WRITTEN[kind](value, locale);
