import type { Core } from '@strapi/strapi';
import {
  listCache,
  refreshStatus,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import {
  addDays,
  addMonths,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/calendar';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  reachOf,
  scheduleOf,
} from '../../../src/plugins/membership-lifecycle/server/src/renewals/rules/schedule';
import { overlapping } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/terms';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Surroundings } from '../../../src/plugins/membership-lifecycle/server/src/core/store/facts';
import { loadForecast } from '../../../src/plugins/membership-lifecycle/server/src/renewals/store/forecast';
import { manyYears, tellMany } from '../../helpers/many';
import { boot, setToday, stop } from '../../helpers/strapi';
import { CLIENT } from '../../helpers/test-database';
import { stored } from '../../helpers/json';

/**
 * The invented members by which the product is measured are members as commands leave them: what is
 * stored beside their facts is what the domain answers, and the plugin works on them.
 */

const TODAY: Day = '2026-11-25';
const MEMBERS = 400;
const SAMPLE = 200;

type Row = Record<string, unknown>;

/** Plans are read in the words of SQLite. */
const onSqlite = CLIENT === 'sqlite' ? it : it.skip;

describe('many members with ten years of history', () => {
  let strapi: Core.Strapi;
  const db = () => strapi.db.connection;
  const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
  const distinct = async (table: string, column: string): Promise<unknown[]> =>
    (await db()(table).distinct(column).orderBy(column)).map((row: Row) => row[column]);

  beforeAll(async () => {
    strapi = await boot(TODAY);
    await manyYears(strapi, MEMBERS);
  });
  afterAll(() => stop(strapi));

  it('stores for each what the domain computes from its facts', async () => {
    const rows: Row[] = await db()('memberships').orderBy('reference').limit(SAMPLE);
    expect(rows).toHaveLength(SAMPLE);
    const ids = rows.map(({ document_id }) => String(document_id));
    const loaded: { facts: Facts }[] = await service('facts').loadMany(ids);
    const byId = new Map(loaded.map(({ facts }) => [facts.membership.id, facts]));
    for (const row of rows) {
      const facts = byId.get(String(row.document_id)) as Facts;
      const { status, because, nextDueOn } = refreshStatus(facts, TODAY).membership;
      expect({
        status: row.membership_status,
        because: stored(row.because),
        nextDueOn: row.next_due_on,
        endsOn: row.ends_on,
        duesState: row.dues_state,
      }).toEqual({ status, because, nextDueOn, ...listCache(facts, TODAY) });
    }
  });

  it('tells lives without an overlap, in periods that the tiers allow', async () => {
    const ids = (await db()('memberships').select('document_id')).map((row: Row) =>
      String(row.document_id),
    );
    const loaded: { facts: Facts }[] = await service('facts').loadMany(ids);
    for (const { facts } of loaded) {
      for (const term of facts.terms.filter(({ state }) => state !== 'void')) {
        expect(overlapping(facts.terms, term, term.id)).toEqual([]);
      }
    }
  });

  it('shows every status, every state of dues, and renewals at every stage', async () => {
    expect(await distinct('memberships', 'membership_status')).toEqual(
      ['active', 'applied', 'ended', 'grace', 'lapsed', 'pending', 'refused', 'suspended'].sort(),
    );
    expect(await distinct('memberships', 'dues_state')).toEqual(
      expect.arrayContaining(['none', 'open', 'overdue', 'paid']),
    );
    expect(await distinct('adh_renewal', 'stage_id')).toEqual(
      expect.arrayContaining(['awaiting-decision', 'call-issued', 'not-renewed', 'settled']),
    );
    expect(await distinct('adh_payment', 'kind')).toEqual(['received', 'reversal']);
    const [{ first }] = (await db()('adh_term').min({ first: 'starts_on' })) as Row[];
    expect(String(first) < '2017-12-01').toBe(true);
  });

  it('keeps every counter equal to its ledger', async () => {
    const differences: unknown[] = [];
    await service('verification').verify((one: unknown) => differences.push(one));
    expect(differences).toEqual([]);
  });

  it.each([
    ['', TODAY],
    [', after seven months without a run', '2027-06-25'],
  ] as const)(
    'foresees from a part of the facts what whole facts foresee%s',
    async (_when, today) => {
      const until = addMonths(today, 12);
      const surroundings: Surroundings = await service('facts').surroundings();
      const question = {
        today,
        until,
        since: addDays(today, -reachOf(surroundings.workflows)),
        doneSince: addDays(today, -800),
      };
      const foreseen = await loadForecast(db(), question, surroundings);
      expect(foreseen.length).toBeGreaterThan(MEMBERS / 2);
      const whole: { facts: Facts }[] = await service('facts').loadMany(
        foreseen.map(({ membershipId }) => membershipId),
      );
      const byId = new Map(whole.map(({ facts }) => [facts.membership.id, facts]));
      const told = (facts: Facts) =>
        scheduleOf(facts, today, until).map((event) =>
          'step' in event
            ? {
                on: event.on,
                action: event.step.action,
                status: event.step.outcome.facts.membership.status,
                because: event.step.outcome.facts.membership.because,
                messages: event.step.outcome.messages.map(({ template }) => template),
              }
            : event,
        );
      for (const { membershipId, read } of foreseen) {
        expect(told(read())).toEqual(told(byId.get(membershipId) as Facts));
      }
    },
  );

  it('left the day with little to do, and nothing that fails', async () => {
    const [run] = await service('daily').list();
    expect(run).toMatchObject({ processed: MEMBERS, failures: [] });
    expect(run.actions).toBeLessThan(MEMBERS / 10);
    expect(await service('daily').run()).toMatchObject({ processed: 0, actions: 0 });
  });

  it('goes on: the next week holds little, and every command of it is accepted', async () => {
    const { meta } = await service('schedule').view({ to: '2026-12-02', page: 1, pageSize: 100 });
    expect(meta.failures).toEqual([]);
    expect(meta.pagination.total).toBeGreaterThan(0);
    expect(meta.pagination.total).toBeLessThan(MEMBERS / 2);
    setToday(strapi, '2026-12-02');
    expect(await service('daily').run()).toMatchObject({ failures: [] });
    setToday(strapi, TODAY);
  });

  it('lives the same lives from the same seed, and the first of many are the few', async () => {
    const many = await tellMany(strapi, TODAY, 60);
    expect(await tellMany(strapi, TODAY, 20)).toEqual(many.slice(0, 20));
    expect(new Set(many.map(({ body }) => body.name)).size).toBe(60);
  });

  onSqlite('is read by pages without going through a table anew for each row', async () => {
    const asked: { sql: string; bindings: unknown[] }[] = [];
    const note = (query: (typeof asked)[number]) => asked.push(query);
    db().client.on('query', note);
    const page = { page: 1, pageSize: 50 };
    await service('statistics').today();
    await service('statistics').dues(page);
    await service('renewals').list(page);
    db().client.removeListener('query', note);
    const scanned: string[] = [];
    for (const { sql, bindings } of asked.filter((query) => query.sql.startsWith('select'))) {
      const steps: { id: number; parent: number; detail: string }[] = await db().raw(
        `explain query plan ${sql}`,
        bindings,
      );
      const perRow = new Set(
        steps.filter(({ detail }) => detail.startsWith('CORRELATED')).map(({ id }) => id),
      );
      for (const { parent, detail } of steps) {
        if (perRow.has(parent) && detail.startsWith('SCAN')) scanned.push(`${detail}: ${sql}`);
      }
    }
    expect(asked.length).toBeGreaterThan(20);
    expect(scanned).toEqual([]);
  });
});
