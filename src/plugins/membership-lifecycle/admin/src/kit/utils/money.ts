/** Writes integer millionths of a euro as the text of an input: « 0,166 ». */
export const rateText = (millionths: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(millionths / 1_000_000);

/** Writes integer cents as the text of an input: « 5 000,00 ». */
export const eurosText = (cents: number, locale: string): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    cents / 100,
  );
