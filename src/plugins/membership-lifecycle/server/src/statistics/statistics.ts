import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { CALL_REMINDERS } from '../../../shared/core/call-reminders';
import type { Page } from '../../../shared/kernel/common';
import type { LateAge, LateView } from '../../../shared/statistics/late';
import type {
  CountedBenefit,
  CountedYears,
  CountersMeta,
  CounterUse,
  DuesSums,
  RunningCounter,
  TodayView,
  UnpaidCall,
  YearTable,
  YearView,
} from '../../../shared/statistics/statistics';
import {
  sumDues,
  sumDuesByDay,
  UNPAID,
  type UnpaidFilters,
  type UnpaidRow,
} from '../account/store/calls';
import { askedPage, askedRows, lateCalls, lateFilters, type AskedRow } from '../account/unpaid';
import { factsIn } from '../core/facts';
import { factsForStatus } from '../core/standing-facts';
import { findCounted } from '../core/store/former-identities';
import { findSpans, findStandingRenewals } from '../core/store/standings';
import { findWorkflows } from '../core/store/workflows';
import { workflowsIn } from '../core/workflows';
import { clockIn } from '../kernel/clock';
import { asIs, readAll, readPage } from '../kernel/lists';
import { serviceOf } from '../kernel/made-once';
import { addDays, daysBetween, endOfMonth, yearOf } from '../kernel/rules/calendar';
import { compactIban } from '../kernel/rules/checks';
import { pageOf, type Paging } from '../kernel/rules/pages';
import type { Day } from '../kernel/rules/values';
import { executorOf, type Executor } from '../kernel/store/database';
import { countListed } from '../kernel/store/lists';
import { callsToIssue, waitingCalls, type WaitingCall } from '../membership/calls-to-issue';
import { heldView } from '../membership/dues-view';
import { memberListIn } from '../membership/member-list';
import { countReminders } from '../membership/store/notes';
import { countWaitingScheduled } from '../membership/store/scheduled-commands';
import { findWritten } from '../messages/store/messages';
import { filtersOf, toCall, type RenewalQuestion } from '../renewals/renewal-questions';
import { RENEWALS, sumByStage } from '../renewals/store/renewals';
import { settingsIn } from '../settings/settings';
import { headlineOf } from './headline';
import { headlineDay, yearEarlier } from './rules/headline-days';
import { dueDaysOf, lateByMonth } from './rules/late';
import { createCensus, daysOfYear, partOf, withEveryStatus } from './rules/statistics';
import {
  COUNTERS,
  countMembersOf,
  findCountedBenefits,
  findCountedYears,
} from './store/running-counters';
import {
  countRenewals,
  countStatuses,
  findFirstDay,
  findStandings,
  sumPaymentsByDay,
  sumRights,
} from './store/statistics';
import { yearCsv } from './year-csv';
import { duesOfYear, movementsOf, ratesOf, statusesOf } from './year-view';

export interface DuesQuestion {
  overdue?: boolean;
  year?: number | undefined;
  /** The month of the due day, `YYYY-MM`. */
  month?: string | undefined;
  age?: LateAge | undefined;
  /** An IBAN, or `present`: only the calls that name another account. */
  account?: string | undefined;
  search?: string | undefined;
}

export interface CountersQuestion {
  use?: CounterUse | undefined;
  benefit?: string | undefined;
  tier?: string | undefined;
  year?: number | undefined;
  search?: string | undefined;
}

/** Rows that a widget of the home page shows of the list behind it. */
const FIRST = { page: 1, pageSize: 4 };
/** The account that the association has now, in a question. */
const PRESENT = 'present';
/** Years of renewals that are compared, the one asked for included. */
const COMPARED_YEARS = 10;
/** Memberships that are counted before the server answers somebody else. */
const BATCH = 500;

const firstDay = (year: number): Day => `${year}-01-01`;
const lastDay = (year: number): Day => `${year}-12-31`;

const daysOfMonth = (month: string): { dueFrom: Day; dueTo: Day } => {
  const dueFrom = `${month}-01` as Day;
  return { dueFrom, dueTo: endOfMonth(dueFrom) };
};

const presentIban = async (strapi: Core.Strapi): Promise<string> =>
  (await settingsIn(strapi).identity()).iban;

/** The last reminder of each call of some members, by the call. */
const lastReminders = async (
  db: Executor,
  members: readonly string[],
): Promise<Map<string, UnpaidCall['reminded']>> => {
  const written = await findWritten(db, [...new Set(members)], CALL_REMINDERS);
  return new Map(
    written.map(({ key, template, queuedAt, sentAt }) => {
      const code = CALL_REMINDERS.find((one) => one === template) ?? CALL_REMINDERS[0];
      // A message keeps the name of its call in its key, also after a merger.
      const at = new Date(sentAt ?? queuedAt).toISOString();
      return [key.split(':')[1], { template: code, at, isSent: sentAt !== null }];
    }),
  );
};

/** Unpaid calls as they are shown, with how they are followed. */
const callViews =
  (strapi: Core.Strapi, today: Day) =>
  async (rows: readonly AskedRow[]): Promise<UnpaidCall[]> => {
    const ids = rows.map(({ membershipId }) => membershipId);
    const reminded = await lastReminders(await executorOf(strapi), ids);
    return rows.map(({ heldUntil, heldCause, ...row }) => ({
      ...row,
      daysLate: row.left > 0 ? Math.max(0, daysBetween(row.dueOn, today)) : 0,
      held: heldView({ heldUntil, heldCause }, today),
      reminded: reminded.get(row.id) ?? null,
    }));
  };

const unpaidFilters = (
  { overdue, year, month, age, account, search }: DuesQuestion,
  today: Day,
  present: string,
): UnpaidFilters => {
  const between = [
    ...(year ? [{ dueFrom: firstDay(year), dueTo: lastDay(year) }] : []),
    ...(month ? [daysOfMonth(month)] : []),
    ...(age ? [dueDaysOf(age, today)] : []),
  ];
  const iban = account === PRESENT ? present : compactIban(account ?? '');
  return {
    search,
    ...(iban ? { otherThan: { iban, present } } : {}),
    ...(overdue ? { dueBefore: today } : {}),
    dueFrom: between
      .flatMap(({ dueFrom }) => dueFrom ?? [])
      .sort()
      .at(-1),
    dueTo: between
      .map(({ dueTo }) => dueTo)
      .sort()
      .at(0),
  };
};

/** The renewals to look at, counted as their list does. */
const handsNeeded = async (
  strapi: Core.Strapi,
  db: Executor,
  { today, calls }: { today: Day; calls: readonly WaitingCall[] },
): Promise<TodayView['renewals']> => {
  const workflows = await workflowsIn(strapi).all();
  const known = { today, toCall: toCall(calls) };
  const count = (question: RenewalQuestion): Promise<number> =>
    countListed(db, RENEWALS, filtersOf(question, workflows, known));
  const kinds = new Map(
    workflows.flatMap(({ stages }) => stages.map(({ id, kind }) => [id, kind] as const)),
  );
  const todo = (await sumByStage(db, {})).filter(({ stageId }) => kinds.get(stageId) === 'todo');
  const stages = [...new Set(todo.map(({ stageId }) => stageId))];
  return {
    total: await count({ attention: true }),
    toPrepare: todo.reduce((sum, stage) => sum + stage.count, 0),
    stageId: stages.length === 1 ? stages[0] : null,
    overdue: await count({ overdue: true }),
    unanswered: await count({ unanswered: true, endsBefore: addDays(today, -1) }),
  };
};

const censusOf = async (strapi: Core.Strapi, db: Executor, days: readonly Day[]) => {
  const census = createCensus(days, await findCounted(db));
  if (days.length === 0) return census;
  const rows = {
    spans: await findSpans(db, days[0], days[days.length - 1]),
    renewals: await findStandingRenewals(db, days[0]),
  };
  const surroundings = await factsIn(strapi).surroundings();
  const factsFor = factsForStatus(rows, surroundings);
  let counted = 0;
  for (const membership of await findStandings(db)) {
    census.add(factsFor(membership));
    counted += 1;
    if (counted % BATCH === 0) await nextTurn();
  }
  return census;
};

/** The years with data, the latest first. */
export const yearsKnown = async (db: Executor, today: Day): Promise<number[]> => {
  const last = yearOf(today);
  const first = yearOf((await findFirstDay(db)) ?? today);
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => last - index);
};

/** The figures of today, and of the current year so far. */
const viewToday = async (strapi: Core.Strapi): Promise<TodayView> => {
  const db = await executorOf(strapi);
  const on = clockIn(strapi).today();
  const year = yearOf(on);
  const { count, left, rows } = await askedPage(db, { dueBefore: on }, FIRST);
  const calls = await waitingCalls(strapi);
  const toIssue = callsToIssue(calls);
  return {
    on,
    renewals: await handsNeeded(strapi, db, { today: on, calls }),
    calls: {
      count: toIssue.length,
      first: toIssue.slice(0, FIRST.pageSize),
    },
    overdue: { count, left, first: await callViews(strapi, on)(rows) },
    scheduled: { waiting: await countWaitingScheduled(db) },
    notes: { due: await countReminders(db, on) },
    offices: await memberListIn(strapi).offices(),
    members: withEveryStatus(await countStatuses(db)),
    dues: { year, ...(await sumDues(db, { from: firstDay(year), to: lastDay(year) })) },
  };
};

/** A year: its members, its renewals, its money and its rights. */
const viewYear = async (strapi: Core.Strapi, year: number): Promise<YearView> => {
  const db = await executorOf(strapi);
  const [from, to] = [firstDay(year), lastDay(year)];
  const today = clockIn(strapi).today();
  const days = daysOfYear(year, today);
  // Counted at once: reading everybody’s terms is what takes time.
  const past = days.length > 0 ? daysOfYear(year - 1, yearEarlier(headlineDay(year, today))) : [];
  const counted = await censusOf(strapi, db, [...past, ...days]);
  const [earlier, census] = [partOf(counted, 0, past.length), partOf(counted, past.length)];
  const workflows = await findWorkflows(db);
  const compared = firstDay(year - COMPARED_YEARS + 1);
  return {
    year,
    today,
    years: await yearsKnown(db, today),
    headline: await headlineOf(db, { own: census, earlier }, { year, today, workflows }),
    statuses: statusesOf(census),
    movements: movementsOf(census),
    renewals: ratesOf(await countRenewals(db, compared, to), workflows),
    dues: duesOfYear(year, await sumDuesByDay(db, from, to), await sumPaymentsByDay(db, from, to)),
    rights: await sumRights(db, from, to),
  };
};

/** The tables of a year as a CSV file, in the reader's language. */
const exportYear = async (
  strapi: Core.Strapi,
  year: number,
  { table, locale }: { table?: YearTable | undefined; locale: 'fr' | 'en' },
): Promise<{ name: string; text: string }> => {
  const text = yearCsv(await viewYear(strapi, year), locale, table);
  const start = locale === 'fr' ? 'tableau-de-bord' : 'dashboard';
  return { name: `${[start, year, table].filter(Boolean).join('-')}.csv`, text };
};

/** A page of the calls that are not paid in full, the oldest due date first. */
const dues = async (
  strapi: Core.Strapi,
  asked: DuesQuestion & Paging,
): Promise<Page<UnpaidCall> & { meta: DuesSums }> => {
  const db = await executorOf(strapi);
  const today = clockIn(strapi).today();
  const filters = unpaidFilters(asked, today, await presentIban(strapi));
  const { count, left, credit, rows } = await askedPage(db, filters, asked);
  const { data, meta } = pageOf(await callViews(strapi, today)(rows), count, asked);
  return { data, meta: { ...meta, left, credit } };
};

/** The calls past their due day, by its month and by how late they are. */
const late = async (strapi: Core.Strapi): Promise<LateView> => {
  const today = clockIn(strapi).today();
  return lateByMonth(await lateCalls(await executorOf(strapi), today), today);
};

/** All the calls that the filters keep, a page after the other, for a file. */
async function* duesPages(strapi: Core.Strapi, asked: DuesQuestion): AsyncGenerator<UnpaidCall[]> {
  const today = clockIn(strapi).today();
  const views = callViews(strapi, today);
  const db = await executorOf(strapi);
  const shown = async (rows: readonly UnpaidRow[]) => views(await askedRows(db, rows));
  const filters = unpaidFilters(asked, today, await presentIban(strapi));
  yield* readAll(strapi, UNPAID, await lateFilters(db, filters), shown);
}

/** A page of the quotas that run or began in a year, those with the least left first. */
const counters = async (
  strapi: Core.Strapi,
  asked: CountersQuestion & Paging,
): Promise<Page<RunningCounter> & { meta: CountersMeta }> => {
  const filters = { ...asked, on: clockIn(strapi).today() };
  const { data, meta } = await readPage(strapi, COUNTERS, filters, asIs);
  const members = await countMembersOf(await executorOf(strapi), filters);
  return { data, meta: { ...meta, members } };
};

/** All the quotas that the filters keep, a page after the other, for a file. */
const countersPages = (
  strapi: Core.Strapi,
  asked: CountersQuestion,
): AsyncGenerator<RunningCounter[]> =>
  readAll(strapi, COUNTERS, { ...asked, on: clockIn(strapi).today() }, asIs);

/** The rights that have a running counter, under their latest name. */
const countedBenefits = async (strapi: Core.Strapi): Promise<CountedBenefit[]> =>
  findCountedBenefits(await executorOf(strapi), clockIn(strapi).today());

/** The years whose counters may be asked for. */
const countedYears = async (strapi: Core.Strapi): Promise<CountedYears> =>
  findCountedYears(await executorOf(strapi));

/** The figures of the day and of the years. */
export const statisticsIn = serviceOf({
  today: viewToday,
  year: viewYear,
  exportYear,
  dues,
  duesPages,
  late,
  counters,
  countersPages,
  countedBenefits,
  countedYears,
});
