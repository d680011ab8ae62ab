import type { Core } from '@strapi/strapi';
import type { PlannedCall, TreasuryMonth, TreasuryView } from '../../../shared/statistics/treasury';
import { sumDuesByDay, sumPaidSince } from '../account/store/calls';
import { sumCashByDay } from '../account/store/payments';
import { askedByDay } from '../account/unpaid';
import { findMembershipNames } from '../core/store/memberships';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { yearOf } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import { executorOf, type Executor } from '../kernel/store/database';
import { scheduledCommandsIn } from '../membership/scheduled-commands';
import { lateByAge } from './rules/late';
import { countYear, daysOf, type Counted } from './rules/treasury';
import { yearsKnown } from './statistics';
import { findPrices, sumIssuedByDay, sumNotesByDay } from './store/treasury';

/** The treasurer's year: what was called and received, what is late and to come. */

/** The calls that staff noted for a day ahead, the first day first. */
const plannedCalls = async (strapi: Core.Strapi, db: Executor): Promise<PlannedCall[]> => {
  const open = await scheduledCommandsIn(strapi).open();
  const calls = open.filter(({ command }) => command === 'issue-call');
  const prices = await findPrices(
    db,
    calls.map(({ input }) => String(input.termId)),
  );
  const names = await findMembershipNames(
    db,
    calls.map(({ membershipId }) => membershipId),
  );
  return calls.map(({ id, membershipId, input, on, state }) => {
    const { organisation = '', reference = '' } = names.get(membershipId) ?? {};
    const amount = prices.get(String(input.termId)) ?? null;
    return { id, membershipId, organisation, reference, on, amount, waits: state === 'waiting' };
  });
};

const countedOf = async (
  db: Executor,
  year: number,
  { on, today, planned }: { on: Day; today: Day; planned: readonly PlannedCall[] },
): Promise<Counted> => {
  const [from, to]: [Day, Day] = [`${year}-01-01`, `${year}-12-31`];
  return {
    called: await sumIssuedByDay(db, from, to),
    credited: await sumNotesByDay(db, from, to),
    received: await sumCashByDay(db, 'in', from, to),
    refunded: (await sumCashByDay(db, 'out', from, to)).map((day) => ({
      ...day,
      amount: 0 - day.amount,
    })),
    due: await sumDuesByDay(db, from, to),
    planned: planned.map((call) => ({ on: call.on as Day, amount: call.amount ?? 0 })),
    left: await askedByDay(db, on, today),
  };
};

/** A year of money beside the one before. */
const view = async (strapi: Core.Strapi, asked?: number): Promise<TreasuryView> => {
  const db = await executorOf(strapi);
  const today = clockIn(strapi).today();
  const year = asked ?? yearOf(today);
  const { on, before } = daysOf(year, today);
  const planned = await plannedCalls(strapi, db);
  const counted = await countedOf(db, year, { on, today, planned });
  const earlier = await countedOf(db, year - 1, { on: before, today, planned });
  const [now, then] = [countYear(counted, year, on), countYear(earlier, year - 1, before)];
  // Calls of the next year are sent before it begins.
  const years = [yearOf(today) + 1, ...(await yearsKnown(db, today))];
  return {
    year,
    today,
    years: years.includes(year) ? years : [...years, year].sort((a, b) => b - a),
    on,
    before,
    months: now.months.map((figures, index) => ({
      month: String(index + 1).padStart(2, '0'),
      now: figures,
      then: then.months[index],
    })),
    otherYears: { now: now.otherYears, then: then.otherYears },
    toDate: { now: now.toDate, then: then.toDate },
    total: { now: now.total, then: then.total },
    ages: {
      now: lateByAge(lateOf(counted, on), on),
      then: lateByAge(lateOf(earlier, before), before),
    },
    since: on < today ? await sumPaidSince(db, on) : null,
    planned,
  };
};

const lateOf = ({ left }: Counted, on: Day) => left.filter(({ dueOn }) => dueOn < on);

/** The months of a year and of the one before it, the earliest first, for a file. */
const months = async (strapi: Core.Strapi, asked?: number): Promise<TreasuryMonth[]> => {
  const { year, months: both } = await view(strapi, asked);
  return [
    ...both.map(({ month, then }) => ({ month: `${year - 1}-${month}`, ...then })),
    ...both.map(({ month, now }) => ({ month: `${year}-${month}`, ...now })),
  ];
};

/** The treasurer's year. */
export const treasuryIn = serviceOf({ view, months });
