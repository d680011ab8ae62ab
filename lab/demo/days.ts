import type { Core } from '@strapi/strapi';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { lifecycle } from '../../src/setup/lifecycle';

const MS_PER_DAY = 86_400_000;
const MONTHS = 12;

const iso = (ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day;

/** The day so many days later, or earlier. */
export const plusDays = (day: string, days: number): Day =>
  iso(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY);

/** The same day of the month so many months later, or the month's last. */
export const plusMonths = (day: string, months: number): Day => {
  const [year, month, date] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
};

/** Months from the one that a day lies in to the end of its year, that one included. */
export const monthsLeft = (day: string): number => MONTHS + 1 - Number(day.slice(5, 7));

/** Noon of a day, in milliseconds since the epoch. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/**
 * Does something on days counted from today, `onDay` setting the clock to each; afterwards the clock
 * shows again the day that is configured, or the real one.
 */
export const pretendDays = async (
  strapi: Core.Strapi,
  today: Day,
  live: (onDay: (offset: number) => Day) => Promise<void>,
): Promise<void> => {
  const clock = lifecycle(strapi, 'clock');
  try {
    await live((offset) => {
      const day = plusDays(today, offset);
      clock.set(day);
      return day;
    });
  } finally {
    clock.set(strapi.config.get<Day | ''>('plugin::membership-lifecycle.today', '') || null);
  }
};
