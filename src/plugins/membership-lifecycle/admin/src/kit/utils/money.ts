/** Writes integer cents as the text of an input: « 5 000,00 ». */
export const eurosText = (cents: number, locale: string): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    cents / 100,
  );
