import fc from 'fast-check';
import type {
  Day,
  MonthDay,
} from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';

/** Calendar arithmetic written a second time, with numbers alone: an oracle for the domain's. */

const MS_PER_DAY = 86_400_000;
const pad = (n: number, width = 2) => String(n).padStart(width, '0');

export const isLeap = (year: number): boolean =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const lastDayOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

export const makeDay = (year: number, month: number, day: number): Day =>
  `${pad(year, 4)}-${pad(month)}-${pad(Math.min(day, lastDayOf(year, month)))}` as Day;

export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10) as Day;

export const daysApart = (from: Day, to: Day): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY;

/** Months later, the day of the month clamped to the month's last. */
export const plusMonths = (day: Day, months: number): Day => {
  const [year, month, date] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  return makeDay(Math.floor(count / 12), (count % 12) + 1, date);
};

/** Any day from 1996 to 2104: leap years, a century that is one and one that is not. */
export const anyDay = fc
  .integer({ min: 0, max: 109 * 365 })
  .map((days) => plusDays('1996-01-01', days));

/** A day on which months are hard to count, as often as any other. */
export const awkwardDay = fc.oneof(
  anyDay,
  fc
    .tuple(
      fc.integer({ min: 1996, max: 2100 }),
      fc.constantFrom('01-31', '02-28', '02-29', '03-31', '12-31'),
    )
    .map(([year, monthDay]) => {
      const [month, date] = monthDay.split('-').map(Number);
      return makeDay(year, month, date);
    }),
);

/** Any day of the year, 29 February too. */
export const anyMonthDay = fc
  .integer({ min: 0, max: 365 })
  .map((days) => plusDays('2000-01-01', days).slice(5) as MonthDay);

/** The seed of every property; printed, and changed by FC_SEED. */
export const SEED = Number(process.env.FC_SEED ?? 20210601);
const USUAL = 1_000;
export const RUNS = { numRuns: Number(process.env.FC_RUNS ?? USUAL), seed: SEED };
/** Whether a floor such as « each command was lived » can be asked of so many runs. */
export const ENOUGH = RUNS.numRuns >= USUAL;
export const tellSeed = (): void => console.info(`fast-check seed: ${SEED} (FC_SEED changes it)`);

/** An assertion for the inside of properties: Jest's takes longer than what is asserted. */
export const ensure = (holds: boolean, told: unknown): void => {
  if (!holds) throw new Error(`Does not hold: ${JSON.stringify(told)}`);
};
