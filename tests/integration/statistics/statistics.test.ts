/** @databases Its sums and days are the database’s. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { STATUSES } from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import type {
  StatusName,
  TodayView,
  YearView,
} from '../../../src/plugins/membership-lifecycle/shared/statistics/statistics';
import { statusOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/status';
import type {
  Dues,
  Facts,
  Payment,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { BalanceView } from '../../../src/plugins/membership-lifecycle/shared/accounting/accounting';
import type { TreasuryView } from '../../../src/plugins/membership-lifecycle/shared/statistics/treasury';
import { makeDay } from '../../helpers/days';
import { boot, setToday, stop } from '../../helpers/strapi';

/** What is shown is what a plain recount of everybody's facts finds, on the demonstration. */

const TODAY: Day = '2026-11-25';
const YEARS = [2024, 2025, 2026];

interface Demo {
  loadDemo: (strapi: Core.Strapi, file: string) => Promise<unknown>;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adhesions-'));
let strapi: Core.Strapi;
let everybody: Facts[];
const statistics = () => strapi.plugin('membership-lifecycle').service('statistics');
const inYear = (day: Day, year: number) => day.startsWith(`${year}-`);
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

beforeAll(async () => {
  strapi = await boot(TODAY);
  await (require('../../../dist/lab/demo') as Demo).loadDemo(
    strapi,
    path.join(folder, 'demo-accounts.json'),
  );
  setToday(strapi, TODAY);
  const rows = await strapi.db.query('api::membership.membership').findMany({});
  const ids = rows.map(({ documentId }: { documentId: string }) => documentId);
  const loaded = await strapi.plugin('membership-lifecycle').service('facts').loadMany(ids);
  everybody = loaded.map(({ facts }: { facts: Facts }) => facts);
});
afterAll(async () => {
  await stop(strapi);
  fs.rmSync(folder, { recursive: true });
});

const paidOn = (facts: Facts, call: Dues) =>
  sum(facts.payments.filter(({ duesId }) => duesId === call.id).map(({ amount }) => amount));
const standing = (facts: Facts) =>
  facts.dues.filter(
    ({ cancelledOn, termId }) =>
      cancelledOn === null && facts.terms.find(({ id }) => id === termId)?.waivedOn === null,
  );
const unpaid = () =>
  everybody.flatMap((facts) =>
    standing(facts)
      .map((call) => ({ call, left: call.amount - paidOn(facts, call) }))
      .filter(({ left }) => left > 0),
  );

const ends = (year: number) =>
  Array.from({ length: 12 }, (_, month) => makeDay(year, month + 1, 31))
    .filter((end) => end.slice(0, 7) <= TODAY.slice(0, 7))
    .map((end) => (end < TODAY ? end : TODAY));

/** One membership on one day, from all of its facts. */
const recount = (facts: Facts, day: Day): StatusName | null => {
  const decided = facts.terms.filter(
    ({ state, startsOn, issuedOn }) =>
      state !== 'issued' || startsOn <= day || String(issuedOn) <= day,
  );
  const begun = decided.some(({ state, startsOn }) => state === 'issued' && startsOn <= day);
  if (facts.membership.appliedOn > day && !begun) return null;
  return statusOf({ ...facts, terms: decided }, day).status;
};
const tally = (day: Day) => {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0]));
  for (const facts of everybody) {
    const status = recount(facts, day);
    if (status) counts[status] += 1;
  }
  return counts;
};
const membersOn = (day: Day) =>
  new Set(
    everybody
      .filter((facts) => ['active', 'grace', 'suspended'].includes(String(recount(facts, day))))
      .map(({ membership }) => membership.id),
  );

describe.each(YEARS)('the year %i', (year) => {
  let view: YearView;
  beforeAll(async () => {
    view = await statistics().year(year);
  });

  it('counts the statuses at the end of each month', () => {
    expect(view.statuses).toEqual(ends(year).map((on) => ({ on, counts: tally(on) })));
  });

  it('counts who came and who left', () => {
    let before = membersOn(`${year - 1}-12-31`);
    const months = ends(year).map((end) => {
      const members = membersOn(end);
      const arrivals = [...members].filter((id) => !before.has(id)).length;
      const departures = [...before].filter((id) => !members.has(id)).length;
      before = members;
      return { month: end.slice(0, 7), arrivals, departures, members: members.size };
    });
    expect(view.movements).toEqual(months);
  });

  it('counts how the renewals of each year ended', () => {
    const all = everybody.flatMap(({ terms, renewals, workflow }) =>
      terms
        .filter(({ state }) => state === 'issued')
        .flatMap((term) => {
          const last = renewals.filter(({ fromTermId }) => fromTermId === term.id).at(-1);
          if (!last) return [];
          const kind = workflow.stages.find(({ id }) => id === last.stageId)?.kind;
          const outcome = last.closedOn === null ? 'open' : kind === 'won' ? 'won' : 'lost';
          return [{ year: Number(term.endsOn.slice(0, 4)), outcome }];
        }),
    );
    const of = (asked: number, outcome: string) =>
      all.filter((one) => one.year === asked && one.outcome === outcome).length;
    const years = [...new Set(all.map((one) => one.year))].filter((one) => one <= year).sort();
    expect(view.renewals).toEqual(
      years.map((one) => {
        const [won, lost, open] = ['won', 'lost', 'open'].map((outcome) => of(one, outcome));
        const rate = won + lost === 0 ? null : Number(((won * 100) / (won + lost)).toFixed(1));
        return { year: one, won, lost, open, rate };
      }),
    );
  });

  it('sums the calls due and the money that came in, to the cent', () => {
    const calls = everybody.flatMap(standing).filter(({ dueOn }) => inYear(dueOn, year));
    const lines = everybody
      .flatMap(({ payments }) => payments)
      .filter(({ on }) => inYear(on, year));
    const monthly = (rows: (Dues | Payment)[], month: string) =>
      sum(
        rows
          .filter((row) => ('dueOn' in row ? row.dueOn : row.on).startsWith(month))
          .map(({ amount }) => amount),
      );
    expect(view.dues).toEqual(
      view.dues.map(({ month }) => ({
        month,
        expected: monthly(calls, month),
        received: monthly(lines, month),
      })),
    );
    expect(view.dues.map(({ month }) => month)).toHaveLength(12);
    expect(sum(view.dues.map(({ received }) => received))).toBe(
      sum(lines.map(({ amount }) => amount)),
    );
  });

  it('sums the rights of the terms that began, what was handed on apart', async () => {
    const carried = await strapi.db
      .query('plugin::membership-lifecycle.usage' as never)
      .findMany({ where: { kind: 'carry-out' } as never });
    const rights = everybody
      .flatMap(({ entitlements }) => entitlements)
      .filter(({ kind }) => kind === 'quota' || kind === 'access')
      .filter(({ voidedOn, startsOn }) => voidedOn === null && inYear(startsOn, year));
    const codes = [...new Set(rights.map(({ benefitCode }) => benefitCode))].sort();
    expect(view.rights.map(({ names: _, ...right }) => right)).toEqual(
      codes.map((code) => {
        const mine = rights.filter(({ benefitCode }) => benefitCode === code);
        const ids = mine.map(({ id }) => id);
        const quota = mine[0].kind === 'quota';
        const handedOn = sum(
          (carried as { entitlementId: string; usedDelta: number }[])
            .filter(({ entitlementId }) => ids.includes(entitlementId))
            .map(({ usedDelta }) => usedDelta),
        );
        return {
          benefit: code,
          kind: mine[0].kind,
          members: new Set(mine.map(({ membershipId }) => membershipId)).size,
          granted: quota ? sum(mine.map(({ granted }) => granted ?? 0)) : null,
          used: sum(mine.map(({ used }) => used)) - handedOn,
          carried: handedOn,
        };
      }),
    );
  });
});

it('shows something to recount: members, money, renewals and rights in each sense', async () => {
  const views: YearView[] = await Promise.all(YEARS.map((year) => statistics().year(year)));
  const movements = views.flatMap((view) => view.movements);
  expect(sum(movements.map(({ arrivals }) => arrivals))).toBeGreaterThan(20);
  expect(sum(movements.map(({ departures }) => departures))).toBeGreaterThan(2);
  expect(views[2].renewals.some(({ won, lost }) => won > 0 && lost > 0)).toBe(true);
  expect(views.flatMap(({ rights }) => rights).some(({ carried }) => carried > 0)).toBe(true);
  expect(sum(views.flatMap(({ dues }) => dues.map(({ received }) => received)))).toBeGreaterThan(0);
});

describe('today', () => {
  let view: TodayView;
  beforeAll(async () => {
    view = await statistics().today();
  });

  it('agrees with the last count of the year and with the list of memberships', async () => {
    const { statuses } = (await statistics().year(2026)) as YearView;
    expect(view.members).toEqual(statuses.at(-1)?.counts);
    const rows = await strapi.db.query('api::membership.membership').findMany({});
    for (const status of STATUSES) {
      expect([status, view.members[status]]).toEqual([
        status,
        rows.filter((row: { membershipStatus: string }) => row.membershipStatus === status).length,
      ]);
    }
  });

  it('counts the calls past their due date, and lists the oldest first', async () => {
    const late = unpaid().filter(({ call }) => call.dueOn < TODAY);
    expect(late.length).toBeGreaterThan(1);
    expect(view.overdue.count).toBe(late.length);
    expect(view.overdue.left).toBe(sum(late.map(({ left }) => left)));
    const oldest = late.map(({ call }) => call.dueOn).sort();
    expect(view.overdue.first.map(({ dueOn }) => dueOn)).toEqual(oldest.slice(0, 4));
    const list = await statistics().dues({ overdue: true, page: 1, pageSize: 100 });
    expect(list.data.map(({ id }: { id: string }) => id).sort()).toEqual(
      late.map(({ call }) => call.id).sort(),
    );
    expect(list.meta.left).toBe(view.overdue.left);
  });

  it('leaves of the year’s calls what is still to come in, call by call', async () => {
    const { expected, received } = view.dues;
    const { meta } = await statistics().dues({ year: 2026, page: 1, pageSize: 100 });
    const all = await statistics().dues({ page: 1, pageSize: 100 });
    expect(all.data).toHaveLength(unpaid().length);
    expect(expected - received).toBe(meta.left);
    expect(received).toBeGreaterThan(0);
  });

  it('counts the counters that are nearly used up, and nobody else’s', async () => {
    const running = everybody
      .flatMap(({ entitlements }) => entitlements)
      .filter(({ kind, voidedOn }) => kind === 'quota' && voidedOn === null)
      .filter(({ startsOn, endsOn }) => startsOn <= TODAY && TODAY <= endsOn);
    const nearly = running.filter(
      ({ used, granted }) =>
        used > 0 &&
        used < Number(granted) &&
        (used / Number(granted) >= 0.8 || Number(granted) - used <= 1),
    );
    expect(nearly.length).toBeGreaterThan(0);
    const list = await statistics().counters({ use: 'nearly', page: 1, pageSize: 100 });
    expect(list.meta.pagination.total).toBe(nearly.length);
    expect(list.data.map(({ id }: { id: string }) => id).sort()).toEqual(
      nearly.map(({ id }) => id).sort(),
    );
    const all = await statistics().counters({ page: 1, pageSize: 100 });
    expect(all.meta.pagination.total).toBe(running.length);
    const left = list.data.map((row: { granted: number; used: number }) => row.granted - row.used);
    expect(left).toEqual([...left].sort((a, b) => a - b));
  });

  it('counts the renewals that need a hand', () => {
    const open = everybody.flatMap(({ renewals, terms, dues, payer, workflow }) =>
      renewals
        .filter(({ closedOn }) => closedOn === null)
        .map((renewal) => {
          const stage = workflow.stages.find(({ id }) => id === renewal.stageId);
          const endsOn = String(terms.find(({ id }) => id === renewal.fromTermId)?.endsOn);
          const days = (Date.parse(TODAY) - Date.parse(renewal.enteredStageOn)) / 86_400_000;
          return {
            stageId: renewal.stageId,
            toPrepare: stage?.kind === 'todo',
            overdue: typeof stage?.expectedDays === 'number' && days > stage.expectedDays,
            unanswered: stage?.kind === 'waiting' && !renewal.answer && endsOn < TODAY,
            // Agreed, and nothing is missing for its call but the call.
            toCall:
              stage?.kind === 'committed' &&
              !payer.engagementRequired &&
              !dues.some((call) => call.termId === renewal.termId && call.cancelledOn === null),
          };
        }),
    );
    const having = (test: (one: (typeof open)[number]) => boolean) => open.filter(test).length;
    expect(view.renewals).toEqual({
      total: having((one) => one.toPrepare || one.overdue || one.unanswered || one.toCall),
      toPrepare: having(({ toPrepare }) => toPrepare),
      stageId: open.find(({ toPrepare }) => toPrepare)?.stageId,
      overdue: having(({ overdue }) => overdue),
      unanswered: having(({ unanswered }) => unanswered),
    });
    expect(view.renewals.total).toBeGreaterThan(1);
  });
});

describe.each([2025, 2026, 2027])('the treasurer’s year %i', (year) => {
  let view: TreasuryView;
  beforeAll(async () => {
    view = await strapi.plugin('membership-lifecycle').service('treasury').view(year);
  });
  const inMonth = (month: string) => (day: Day) => day.startsWith(`${year}-${month}`);
  const amounts = (rows: readonly { amount: number }[]) => sum(rows.map(({ amount }) => amount));
  const lines = () => everybody.flatMap(({ payments }) => payments);

  it('sums what was issued and what money came and went, by its own day', () => {
    for (const { month, now } of view.months) {
      const of = inMonth(month);
      const cash = lines().filter(({ on, kind }) => of(on) && !kind.startsWith('moved'));
      expect(now).toMatchObject({
        called: amounts(everybody.flatMap(({ dues }) => dues).filter((one) => of(one.issuedOn))),
        credited: amounts(
          everybody.flatMap(({ creditNotes }) => creditNotes).filter((one) => of(one.issuedOn)),
        ),
        due: amounts(everybody.flatMap(standing).filter((one) => of(one.dueOn))),
      });
      expect(now.received - now.refunded).toBe(amounts(cash));
    }
    expect(view.months).toHaveLength(12);
  });

  it('agrees with the dashboard, month by month and on the day of its headline', async () => {
    const dashboard: YearView = await statistics().year(year);
    expect(view.months.map(({ now }) => [now.due, now.received - now.refunded])).toEqual(
      dashboard.dues.map(({ expected, received }) => [expected, received]),
    );
    const { headline } = dashboard;
    for (const which of headline ? (['now', 'then'] as const) : []) {
      const { due, received, refunded, late } = view.toDate[which];
      expect([due, received - refunded, late]).toEqual([
        headline?.[which].called,
        headline?.[which].received,
        headline?.[which].outstanding,
      ]);
    }
  });

  it('says of a year that is over what its calls received since', () => {
    const calls = everybody.flatMap(standing).filter(({ issuedOn }) => issuedOn <= view.on);
    const ids = new Set(calls.map(({ id }) => id));
    const later = lines().filter(
      ({ duesId, on }) => duesId !== null && ids.has(duesId) && on > view.on,
    );
    expect(view.since).toBe(year < 2026 ? amounts(later) : null);
    if (year === 2025) expect(view.since).toBeGreaterThan(0);
  });

  it('adds up: months, other years, ages and totals', () => {
    for (const which of ['now', 'then'] as const) {
      const [total, others] = [view.total[which], view.otherYears[which]];
      const months = view.months.map((one) => one[which]);
      for (const name of ['called', 'credited', 'received', 'refunded', 'due'] as const) {
        expect(sum(months.map((one) => one[name]))).toBe(total[name]);
      }
      expect(sum(months.map(({ late }) => late)) + others.late).toBe(total.late);
      expect(sum(months.map(({ coming }) => coming)) + others.coming).toBe(total.coming);
      expect(sum(Object.values(view.ages[which]))).toBe(total.late);
    }
    if (view.on !== TODAY) return;
    // Today, what is late and to come is what members owe on their pages.
    expect(view.total.now.late + view.total.now.coming).toBe(sum(unpaid().map(({ left }) => left)));
  });
});

describe('the books', () => {
  const balance = (from: Day, to: Day): Promise<BalanceView> =>
    strapi.plugin('membership-lifecycle').service('accounting').balance({ from, to });
  const sumsOf = ({ totals }: BalanceView): Record<string, number> =>
    Object.fromEntries(totals.accounts.map((one) => [one.account, one.debit - one.credit]));
  const treasury = (year: number): Promise<TreasuryView> =>
    strapi.plugin('membership-lifecycle').service('treasury').view(year);

  it('agree with members’ pages, with the treasurer’s year and with the dashboard', async () => {
    const all = await balance('1900-01-01', TODAY);
    expect(all.totals.debit).toBe(all.totals.credit);
    const sums = sumsOf(all);
    expect(sums['411']).toBe(sum(unpaid().map(({ left }) => left)));
    const { total } = await treasury(2026);
    expect(sums['411']).toBe(total.now.late + total.now.coming);
    const pages = await Promise.all(
      everybody.map(({ membership }) =>
        strapi.plugin('membership-lifecycle').service('memberships').view(membership.id),
      ),
    );
    expect(sums['4191'] ?? 0).toBe(0 - sum(pages.map(({ account }) => account.credit)));
    for (const year of YEARS) {
      const { '512': bank = 0 } = sumsOf(await balance(`${year}-01-01`, `${year}-12-31`));
      const { now } = (await treasury(year)).total;
      const { dues }: YearView = await statistics().year(year);
      expect([bank, bank]).toEqual([
        now.received - now.refunded,
        sum(dues.map(({ received }) => received)),
      ]);
    }
  });
});
