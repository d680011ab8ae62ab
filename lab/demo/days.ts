/** Calendar days as `YYYY-MM-DD`, whose alphabetical order is the order of time. */

const MS_PER_DAY = 86_400_000;
const MONTHS = 12;

const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The day so many days later, or earlier. */
export const plusDays = (day: string, days: number): string =>
  iso(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY);

/** The same day of the month so many months later, or the month's last. */
export const plusMonths = (day: string, months: number): string => {
  const [year, month, date] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
};

/** Months from the one that a day lies in to the end of its year, that one included. */
export const monthsLeft = (day: string): number => MONTHS + 1 - Number(day.slice(5, 7));

/** Noon of a day, in milliseconds since the epoch. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);
