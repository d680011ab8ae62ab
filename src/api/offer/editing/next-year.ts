/** Turns one year's offer into the next one's. Pure. */

const LEAP_DAY = '02-29';

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The same day a year later; 29 February becomes the 28th. */
export const aYearLater = (day: string): string => {
  const year = Number(day.slice(0, 4)) + 1;
  const monthDay = day.slice(5);
  return `${year}-${monthDay === LEAP_DAY && !isLeap(year) ? '02-28' : monthDay}`;
};

/** A text in which the year is replaced by the next one, wherever it stands alone. */
export const withNextYear = (text: string, year: number): string =>
  text.replace(new RegExp(`(?<!\\d)${year}(?!\\d)`, 'g'), String(year + 1));

/** The slug for the next year: its year is replaced, or the next year added at the end. */
export const nextSlug = (slug: string, year: number): string => {
  const replaced = withNextYear(slug, year);
  return replaced === slug ? [slug, year + 1].filter(Boolean).join('-') : replaced;
};
