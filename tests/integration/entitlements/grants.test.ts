/** @databases The counters of granted rights are kept by their statements. */
import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import { newCandidate, prepareTable } from '../../helpers/command-table';
import { plusDays } from '../../helpers/days';
import { refusalOf, rights } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';

/** Rights that are granted, used, given back, withdrawn, or that end: by the services, with the ledger. */

const STAFF = { type: 'admin' as const, id: '1' };
const reason = 'x';
const CODE = 'compagnonnage';

let strapi: Core.Strapi;
beforeAll(async () => {
  strapi = await boot('2021-01-04');
  await prepareTable(strapi);
});
afterAll(() => stop(strapi));

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const factsOf = (id: string): Promise<Facts> => service('facts').load(id);
const rightOf = async (id: string) => {
  const { entitlements } = await factsOf(id);
  return entitlements.find(({ benefitCode }) => benefitCode === CODE);
};
const run = (id: string, name: string, input: object) =>
  service('commands').run(id, name, { ...input, reason }, STAFF);
const consume = (id: string, quantity: number) =>
  rights(strapi).consume(id, { benefit: CODE, quantity }, { actor: STAFF });

const member = async (): Promise<string> => {
  setToday(strapi, '2021-01-04');
  const id = await newCandidate(strapi, STAFF);
  await run(id, 'approve', { decidedOn: '2021-01-04' });
  return id;
};
const differences = async (): Promise<unknown[]> => {
  const found: unknown[] = [];
  await service('verification').verify((one: unknown) => found.push(one));
  return found;
};

it('is taken back by the daily run on the day after its end, once, whatever runs again', async () => {
  const id = await member();
  const tier = (await rightOf(id))?.granted ?? 0;
  await run(id, 'grant-right', { benefit: CODE, quantity: 3, until: '2021-02-28' });
  await consume(id, 1);
  for (const day of ['2021-02-28', '2021-03-01', '2021-03-02'] as const) {
    setToday(strapi, day);
    await service('daily').run();
    const ended = day > '2021-02-28';
    expect(await rightOf(id)).toMatchObject({ granted: ended ? tier + 1 : tier + 3, used: 1 });
  }
  const kinds = await strapi.db
    .connection('adh_usage')
    .where({ membership_id: id, kind: 'withdraw' })
    .select('granted_delta', 'reason', 'actor_type');
  expect(kinds).toMatchObject([{ granted_delta: -2, reason: 'grant-ended', actor_type: 'system' }]);
  expect(await differences()).toEqual([]);
});

it('is withdrawn once when two ask at the same time', async () => {
  const id = await member();
  const tier = (await rightOf(id))?.granted ?? 0;
  await run(id, 'grant-right', { benefit: CODE, quantity: 3 });
  const grantId = (await rightOf(id))?.grants?.[0].id;
  const answers = await Promise.all(
    [1, 2, 3].map(() => refusalOf(run(id, 'withdraw-grant', { grantId }))),
  );
  expect(answers.sort()).toEqual(['no-grant', 'no-grant', 'not refused']);
  expect(await rightOf(id)).toMatchObject({ granted: tier });
});

it('never takes what was used, and leaves a ledger that is the counter, whatever happens', async () => {
  const operation = fc.record({
    do: fc.constantFrom('grant', 'use', 'back', 'tier', 'withdraw', 'day'),
    quantity: fc.integer({ min: 1, max: 4 }),
    pick: fc.nat(60),
  });
  const lives = fc.sample(fc.array(operation, { minLength: 8, maxLength: 14 }), {
    ...{ numRuns: 8, seed: 20210601 },
  });
  const done = new Map<string, number>();
  for (const steps of lives) {
    const id = await member();
    let today: Day = '2021-01-04';
    const uses: string[] = [];
    for (const { do: what, quantity, pick } of steps) {
      const before = await rightOf(id);
      const grants = (before?.grants ?? []).map((one) => one.id);
      let refused = 'not refused';
      if (what === 'use')
        refused = await refusalOf(
          consume(id, quantity).then(({ line }: { line: { id: string } }) => uses.push(line.id)),
        );
      else if (what === 'back')
        refused = await refusalOf(
          rights(strapi).reverse(uses.pop() ?? 'x', reason, { actor: STAFF }),
        );
      else if (what === 'tier') {
        const tier = ['petites', 'publics'][pick % 2];
        refused = await refusalOf(run(id, 'change-tier', { tier, when: 'now' }));
      } else if (what === 'grant') {
        const until = pick % 3 === 0 ? {} : { until: plusDays(today, pick) };
        refused = await refusalOf(run(id, 'grant-right', { benefit: CODE, quantity, ...until }));
      } else if (what === 'withdraw') {
        const grantId = grants[pick % (grants.length || 1)] ?? 'none';
        refused = await refusalOf(run(id, 'withdraw-grant', { grantId }));
      } else {
        today = plusDays(today, pick % 30);
        setToday(strapi, today);
        await service('daily').run();
      }
      if (refused === 'not refused') done.set(what, (done.get(what) ?? 0) + 1);
      const after = await rightOf(id);
      if (!after) continue;
      expect(after.used).toBeLessThanOrEqual(after.granted ?? after.used);
      if (!['use', 'back'].includes(what)) expect(after.used).toBe(before?.used ?? 0);
    }
    expect(await differences()).toEqual([]);
  }
  expect([...done.keys()].sort()).toEqual(['back', 'day', 'grant', 'tier', 'use', 'withdraw']);
});
