const SPACES = /[\s\u00a0\u202f€]/g;

/** Only the last separator can be the decimal one: « 1.234,56 » and « 1,234.56 » both say 1234.56. */
const dropThousands = (text: string): string => {
  const comma = text.lastIndexOf(',');
  const dot = text.lastIndexOf('.');
  if (comma === -1 || dot === -1) return text;
  return comma > dot ? text.replace(/\./g, '') : text.replace(/,/g, '');
};

/**
 * Reads an amount in euros as a person types it.
 * @returns integer cents, null when there is nothing, undefined when it cannot be read
 */
export const parseEuros = (typed: string): number | null | undefined => {
  const text = dropThousands(typed.replace(SPACES, ''));
  if (text === '') return null;
  const match = /^(-?)(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, euros, decimals = ''] = match;
  // Integers only: 19.99 * 100 is not 1999.
  const cents = Number(euros) * 100 + Number(decimals.padEnd(2, '0'));
  return sign && cents !== 0 ? -cents : cents;
};

/** Writes integer cents as the text of an input: « 5 000,00 ». */
export const eurosText = (cents: number, locale: string): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    cents / 100,
  );
