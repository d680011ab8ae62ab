import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { parse } from '../../helpers/csv';
import { loginAs, type Admin } from '../../helpers/admin';
import { makeBenefit, makeOffer, makeTier } from '../../helpers/content';
import { boot, setToday, stop } from '../../helpers/strapi';

/** A small association whose every number is known beforehand. */

const LIFECYCLE = '/membership-lifecycle';
const STAFF = { type: 'admin', id: '1' };
const EUROS = 100;

let strapi: Core.Strapi;
let reader: Admin;
const commands = () => strapi.plugin('membership-lifecycle').service('commands');
const run = (id: string, name: string, input: object = {}) =>
  commands().run(id, name, input, STAFF);

const member = async (name: string): Promise<string> => {
  const { documentId } = await strapi.documents('api::organisation.organisation').create({
    data: {
      name,
      contacts: [{ name: 'Ana', email: 'ana@example.org', role: 'representative', locale: 'fr' }],
    } as never,
  });
  return commands().register({ organisationId: documentId, tierCode: 'publics' }, STAFF);
};
const latest = async (table: string, membershipId: string): Promise<string> => {
  const row = await strapi.db
    .query(`plugin::membership-lifecycle.${table}` as never)
    .findOne({ where: { membershipId } as never, orderBy: { id: 'desc' } as never });
  return (row as { documentId: string }).documentId;
};
const joins = async (name: string, on: string, dueOn: string): Promise<string> => {
  setToday(strapi, on);
  const id = await member(name);
  await run(id, 'approve', { startsOn: on });
  await run(id, 'issue-call', { termId: await latest('term', id), dueOn });
  return id;
};
const setLevel = async (code: string, warnAt: number | null) => {
  const benefits = strapi.documents('api::benefit.benefit');
  const benefit = await benefits.findFirst({ filters: { code } });
  const { documentId } = benefit as { documentId: string };
  await benefits.update({ documentId, data: { warnAt } as never });
  await benefits.publish({ documentId });
};
const pays = async (id: string, on: string, amount: number) => {
  setToday(strapi, on);
  await run(id, 'record-payment', { duesId: await latest('dues', id), amount });
};

const read = async (url: string) => (await reader.get(`${LIFECYCLE}${url}`).expect(200)).body;
const year = async (asked: number) => (await read(`/statistics/year?year=${asked}`)).data;

beforeAll(async () => {
  strapi = await boot('2025-01-01');
  await presentAssociation(strapi);
  const workshops = await makeBenefit(strapi, {
    code: 'ateliers',
    kind: 'quota',
    title: 'Ateliers; et visites',
    unit: 'atelier',
  });
  const centre = await makeBenefit(strapi, { code: 'centre', kind: 'access', title: '=1+1' });
  const tier = await makeTier(strapi, {
    code: 'publics',
    termKind: 'calendar-year',
    allowances: [{ benefit: workshops, quantity: 4 }, { benefit: centre }],
  });
  await makeOffer(strapi, { tiers: [tier], benefits: [workshops, centre] });

  const vaux = await joins('Commune de Vaux', '2025-01-10', '2025-02-28');
  const lorme = await joins('Syndicat de Lorme', '2025-02-03', '2025-03-31');
  await pays(vaux, '2025-03-05', 5_000 * EUROS);
  const bray = await joins('Ville de Bray', '2025-05-20', '2025-06-30');
  setToday(strapi, '2025-06-01');
  await run(vaux, 'consume', { benefit: 'ateliers', quantity: 3 });
  await run(vaux, 'consume', { benefit: 'ateliers', quantity: 1 });
  await run(bray, 'consume', { benefit: 'ateliers', quantity: 1 });
  await run(bray, 'consume', { benefit: 'centre', quantity: 2 });
  await pays(bray, '2025-07-15', 2_000 * EUROS);
  setToday(strapi, '2025-08-31');
  await run(lorme, 'withdraw', { lastDay: '2025-08-30', reason: 'Dissolution' });
  setToday(strapi, '2025-09-12');
  await member('Commune de Sel');
  setToday(strapi, '2025-10-05');
  await strapi.plugin('membership-lifecycle').service('daily').run({ on: '2025-10-05' });
  setToday(strapi, '2025-12-10');
  await run(bray, 'decline-renewal', { reason: 'Budget' });
  await run(vaux, 'accept-renewal');
  await run(vaux, 'issue-call', { termId: await latest('term', vaux), dueOn: '2026-01-31' });
  await pays(vaux, '2025-12-20', 5_000 * EUROS);
  setToday(strapi, '2026-01-15');
  await strapi.plugin('membership-lifecycle').service('daily').run({ on: '2026-01-15' });
  reader = await loginAs(strapi, 'reader');
});
afterAll(() => stop(strapi));

describe('a year', () => {
  it('tells who was what at the end of each month', async () => {
    const { statuses } = await year(2025);
    const told = statuses.map(({ on, counts }: { on: string; counts: Record<string, number> }) => [
      on,
      counts.applied,
      counts.active,
      counts.ended,
    ]);
    expect(told).toEqual([
      ['2025-01-31', 0, 1, 0],
      ['2025-02-28', 0, 2, 0],
      ['2025-03-31', 0, 2, 0],
      ['2025-04-30', 0, 2, 0],
      ['2025-05-31', 0, 3, 0],
      ['2025-06-30', 0, 3, 0],
      ['2025-07-31', 0, 3, 0],
      ['2025-08-31', 0, 2, 1],
      ['2025-09-30', 1, 2, 1],
      ['2025-10-31', 1, 2, 1],
      ['2025-11-30', 1, 2, 1],
      ['2025-12-31', 1, 2, 1],
    ]);
  });

  it('stops at today in the year that is under way', async () => {
    const { statuses, movements, years, today } = await year(2026);
    expect(statuses).toHaveLength(1);
    expect(statuses[0]).toMatchObject({
      on: '2026-01-15',
      counts: { active: 1, grace: 0, lapsed: 1, ended: 1, applied: 1 },
    });
    // Who said no left on the day after the end.
    expect(movements).toEqual([{ month: '2026-01', arrivals: 0, departures: 1, members: 1 }]);
    expect([years, today]).toEqual([[2026, 2025], '2026-01-15']);
  });

  it('tells who came and who left', async () => {
    const { movements } = await year(2025);
    const moved = movements.filter(
      (row: { arrivals: number; departures: number }) => row.arrivals + row.departures > 0,
    );
    expect(moved).toEqual([
      { month: '2025-01', arrivals: 1, departures: 0, members: 1 },
      { month: '2025-02', arrivals: 1, departures: 0, members: 2 },
      { month: '2025-05', arrivals: 1, departures: 0, members: 3 },
      { month: '2025-08', arrivals: 0, departures: 1, members: 2 },
    ]);
  });

  it('tells the share of renewals that were won', async () => {
    const rate = { year: 2025, won: 1, lost: 1, open: 0, rate: 50 };
    expect((await year(2025)).renewals).toEqual([rate]);
  });

  it('tells what was asked for and what came in', async () => {
    const { dues } = await year(2025);
    const told = dues
      .filter((row: { expected: number; received: number }) => row.expected + row.received > 0)
      .map(({ month, expected, received }: Record<string, number>) => [
        month,
        expected / EUROS,
        received / EUROS,
      ]);
    expect(told).toEqual([
      ['2025-02', 5_000, 0],
      ['2025-03', 5_000, 5_000],
      ['2025-06', 5_000, 0],
      ['2025-07', 0, 2_000],
      ['2025-12', 0, 5_000],
    ]);
  });

  it('tells how far rights were used', async () => {
    expect((await year(2025)).rights).toMatchObject([
      { benefit: 'ateliers', kind: 'quota', members: 3, granted: 12, used: 5, carried: 0 },
      { benefit: 'centre', kind: 'access', members: 3, granted: null, used: 2, carried: 0 },
    ]);
  });

  it('stands in seven figures beside the year before on the same day', async () => {
    const { headline } = await year(2025);
    const nothing = { members: 0, joined: 0, left: 0, called: 0, received: 0, outstanding: 0 };
    expect(headline).toEqual({
      on: '2025-12-31',
      before: '2024-12-31',
      now: {
        ...{ members: 2, joined: 3, left: 1, renewed: 50, won: 1, decided: 2 },
        ...{ called: 15_000 * EUROS, received: 12_000 * EUROS, outstanding: 8_000 * EUROS },
      },
      then: { ...nothing, renewed: null, won: 0, decided: 0 },
    });
    const running = (await year(2026)).headline;
    expect(running).toMatchObject({ on: '2026-01-15', before: '2025-01-15', then: { left: 0 } });
    const { meta } = await read('/dues?overdue=true');
    expect(running.now).toMatchObject({ joined: 0, left: 1, outstanding: meta.left });
    const { data: today } = await read('/statistics/today');
    const { active, grace, suspended } = today.members;
    expect(running.now.members).toBe(active + grace + suspended);
    expect((await read('/members?status=belonging')).meta.pagination.total).toBe(
      running.now.members,
    );
    expect((await year(2150)).headline).toBeNull();
  });

  it('is empty before anything happened, and after', async () => {
    const before = await year(1990);
    expect([before.renewals, before.rights]).toEqual([[], []]);
    expect(before.statuses).toHaveLength(12);
    expect((await year(2150)).statuses).toEqual([]);
  });

  it.each(['year=20', 'year=abcd', 'year=9999', 'table=x', 'locale=de', 'x=1'])(
    'refuses %s',
    async (query) => {
      await reader.get(`${LIFECYCLE}/statistics/year/export?${query}`).expect(400);
    },
  );
});

describe('the export', () => {
  const file = async (query: string) => {
    const answer = await reader
      .get(`${LIFECYCLE}/statistics/year/export?${query}`)
      .buffer(true)
      .expect(200);
    return { text: answer.text, headers: answer.headers };
  };

  it('is a file that a French spreadsheet opens as it is', async () => {
    const { text, headers } = await file('year=2025&table=dues');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe(
      'attachment; filename="tableau-de-bord-2025-dues.csv"',
    );
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const rows = parse(text);
    expect(rows[1]).toEqual(['Mois', 'Attendu (€)', 'Encaissé (€)']);
    expect(rows[3]).toEqual(['2025-02', '5000,00', '0,00']);
  });

  it('speaks the language of the reader', async () => {
    const rows = parse((await file('year=2025&table=renewals&locale=en')).text);
    expect(rows.slice(1)).toEqual([
      ['Term ended in', 'Renewed', 'Not renewed', 'Open', 'Rate (%)'],
      ['2025', '1', '1', '0', '50'],
    ]);
  });

  it('quotes what holds a separator, and disarms what a spreadsheet would run', async () => {
    const rows = parse((await file('year=2025&table=rights')).text);
    expect(rows.slice(2)).toEqual([
      ['Ateliers; et visites', 'ateliers', '3', '12', '5', '0', '7'],
      ["'=1+1", 'centre', '3', '', '2', '', ''],
    ]);
  });

  it('holds every table of the page, one under the other', async () => {
    const rows = parse((await file('year=2025')).text);
    const titles = rows.filter((row) => row.length === 1 && row[0] !== '').map(([title]) => title);
    expect(titles).toEqual([
      'Adhésions par statut en 2025',
      'Arrivées et départs en 2025',
      'Taux de renouvellement',
      'Cotisations en 2025',
      'Droits des périodes commencées en 2025',
    ]);
  });
});

describe('today', () => {
  it('tells what needs a hand', async () => {
    const { data } = await read('/statistics/today');
    expect(data).toMatchObject({
      on: '2026-01-15',
      overdue: {
        count: 2,
        left: 8_000 * EUROS,
        first: [
          { organisation: 'Syndicat de Lorme', left: 5_000 * EUROS, daysLate: 290 },
          { organisation: 'Ville de Bray', left: 3_000 * EUROS, daysLate: 199 },
        ],
      },
      members: { active: 1, grace: 0, ended: 1, applied: 1, lapsed: 1 },
      dues: { year: 2026, expected: 5_000 * EUROS, received: 5_000 * EUROS },
      renewals: { total: 0, toPrepare: 0, stageId: null, overdue: 0, unanswered: 0 },
    });
  });
});

describe('the calls to collect', () => {
  const names = (rows: { organisation: string }[]) => rows.map(({ organisation }) => organisation);

  it('are listed a page at a time, the oldest first', async () => {
    const first = await read('/dues?pageSize=1');
    expect(names(first.data)).toEqual(['Syndicat de Lorme']);
    expect(first.meta).toMatchObject({
      left: 8_000 * EUROS,
      pagination: { page: 1, pageSize: 1, pageCount: 2, total: 2 },
    });
    expect(names((await read('/dues?pageSize=1&page=2')).data)).toEqual(['Ville de Bray']);
    const beyond = await read('/dues?pageSize=1&page=9');
    expect(beyond.data).toEqual([]);
    expect(beyond.meta).toEqual({
      ...first.meta,
      pagination: { ...first.meta.pagination, page: 9 },
    });
  });

  it('are found by name, whatever the case, and by the number of the call', async () => {
    expect(names((await read('/dues?search=BRAY')).data)).toEqual(['Ville de Bray']);
    const [{ number }] = (await read('/dues?search=lorme')).data;
    expect(names((await read(`/dues?search=${number}`)).data)).toEqual(['Syndicat de Lorme']);
    expect((await read('/dues?search=%25')).data).toEqual([]);
  });

  it('are kept to a year, or to what is past its due date', async () => {
    expect((await read('/dues?year=2026')).data).toEqual([]);
    setToday(strapi, '2025-05-01');
    expect(names((await read('/dues?overdue=true')).data)).toEqual(['Syndicat de Lorme']);
    setToday(strapi, '2026-01-15');
  });

  it('are kept to a month of due days, and to how late they are', async () => {
    expect(names((await read('/dues?month=2025-06')).data)).toEqual(['Ville de Bray']);
    expect(names((await read('/dues?month=2025-06&year=2026')).data)).toEqual([]);
    expect(names((await read('/dues?age=longer')).data)).toHaveLength(2);
    expect((await read('/dues?age=month')).data).toEqual([]);
    await reader.get(`${LIFECYCLE}/dues?month=2025-13`).expect(400);
    await reader.get(`${LIFECYCLE}/dues?age=old`).expect(400);
  });

  it('ask for nothing that lies as a credit on the account, in the list and in every figure', async () => {
    const [, { membershipId: bray }] = (await read('/dues')).data;
    const duesId = await latest('dues', bray);
    const { document_id: paymentId } = await strapi.db
      .connection('adh_payment')
      .where('dues_id', duesId)
      .first();
    const ids = { paymentId, amount: 300 * EUROS };
    await run(bray, 'move-payment', { ...ids, reason: 'À affecter', confirmed: true });
    const { data, meta } = await read('/dues');
    expect(data[1]).toMatchObject({ left: 3_000 * EUROS, credit: 300 * EUROS });
    expect(meta).toMatchObject({ left: 8_000 * EUROS, credit: 300 * EUROS });
    expect((await read('/dues?search=lorme')).meta).toMatchObject({ credit: 0 });
    expect((await read('/statistics/today')).data.overdue.left).toBe(8_000 * EUROS);
    expect((await read('/dues/late')).data.left).toBe(8_000 * EUROS);
    expect((await year(2026)).headline.now.outstanding).toBe(8_000 * EUROS);
    const { data: treasury } = await read('/treasury?year=2026');
    expect(treasury.total.now.late).toBe(8_000 * EUROS);
  });

  it('are told by month, with sums that lead to the same calls', async () => {
    const { data } = await read('/dues/late');
    expect(data).toMatchObject({
      calls: 2,
      members: 2,
      left: 8_000 * EUROS,
      ages: { month: 0, two: 0, quarter: 0, longer: 8_000 * EUROS },
      months: [
        { month: '2025-03', calls: 1, members: 1, left: 5_000 * EUROS },
        { month: '2025-06', calls: 1, members: 1, left: 3_000 * EUROS },
      ],
    });
    for (const { month, calls, left } of data.months) {
      const { meta } = await read(`/dues?overdue=true&month=${month}`);
      expect([meta.pagination.total, meta.left]).toEqual([calls, left]);
    }
  });
});

describe('the counters', () => {
  afterAll(() => setToday(strapi, '2026-01-15'));

  it('are those of the terms that run', async () => {
    const { data } = await read('/counters');
    expect(data).toMatchObject([
      { organisation: 'Commune de Vaux', benefit: 'ateliers', granted: 4, used: 0 },
    ]);
  });

  it('are those of a year or of a tier, used or not, and say how many members have them', async () => {
    const used = async (query: string) => {
      const { data, meta } = await read(`/counters?${query}`);
      return {
        members: meta.members,
        rows: data.map((row: { organisation: string; used: number }) => [
          row.organisation,
          row.used,
        ]),
      };
    };
    const [year] = (await read('/counters/years')).data;
    expect(year).toBe(2026);
    expect(await used('year=2025')).toEqual({
      members: 3,
      rows: [
        ['Commune de Vaux', 4],
        ['Ville de Bray', 1],
        ['Syndicat de Lorme', 0],
      ],
    });
    const none = { members: 1, rows: [['Syndicat de Lorme', 0]] };
    expect(await used('year=2025&use=none')).toEqual(none);
    const exhausted = { members: 1, rows: [['Commune de Vaux', 4]] };
    expect(await used('year=2025&use=exhausted')).toEqual(exhausted);
    const [{ tierNames }] = (await read('/counters?year=2025')).data;
    expect(tierNames.fr).not.toBe('');
    expect(await used('year=2025&tier=nothing')).toEqual({ members: 0, rows: [] });
    expect(await used('year=1999')).toEqual({ members: 0, rows: [] });
  });

  it('are kept to those nearly used up, to a right, or to a name', async () => {
    setToday(strapi, '2025-07-01');
    const used = async (query: string) =>
      (await read(`/counters?${query}`)).data.map(
        ({ organisation, used: n }: { organisation: string; used: number }) => [organisation, n],
      );
    // What is used up is not nearly so.
    expect(await used('use=nearly')).toEqual([]);
    // Three of four are left: staff want to know of it already.
    const level = (warnAt: number | null) => setLevel('ateliers', warnAt);
    await level(3);
    expect(await used('use=nearly')).toEqual([['Ville de Bray', 1]]);
    await level(null);
    expect(await used('use=exhausted')).toEqual([['Commune de Vaux', 4]]);
    expect(await used('use=none')).toEqual([['Syndicat de Lorme', 0]]);
    expect(await used('search=bray')).toEqual([['Ville de Bray', 1]]);
    expect(await used('benefit=centre')).toEqual([]);
    expect((await read('/counters/benefits')).data).toEqual([
      { code: 'ateliers', names: expect.objectContaining({ fr: 'Ateliers; et visites' }) },
    ]);
  });
});
