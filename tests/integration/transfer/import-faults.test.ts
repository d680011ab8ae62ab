/** @databases It breaks statements. */
import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../../helpers/admin';
import { fingerprint } from '../../helpers/fingerprint';
import { importer } from '../../helpers/import/client';
import { kindsOf, plant } from '../../helpers/import/faults';
import { csvOf, historyOf } from '../../helpers/import/history';
import { boot, stop } from '../../helpers/strapi';

/** A large file with many faults: each is found on its line, and nothing is let through. */

const TODAY = '2026-11-25';
const LINES = 1_000;
const FAULTS = 200;
const KINDS = 30;

interface DemoOffer {
  loadOffer: (strapi: Core.Strapi) => Promise<unknown>;
}

let strapi: Core.Strapi;
let admin: Admin;

beforeAll(async () => {
  strapi = await boot(TODAY);
  await (require('../../../dist/lab/demo/offer') as DemoOffer).loadOffer(strapi);
  admin = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const seconds = (from: number): string => `${((performance.now() - from) / 1_000).toFixed(1)} s`;

const lifecycle = async () => {
  const { adh_import: _, adh_lease: __, ...rest } = await fingerprint(strapi);
  return rest;
};

test('every fault of a large file is reported with its line and reason, and none let through', async () => {
  const planted = plant(historyOf({ today: TODAY, lines: LINES }), FAULTS, TODAY);
  expect(planted.faults.size).toBe(FAULTS);
  expect(kindsOf(TODAY).length).toBeGreaterThanOrEqual(KINDS);
  const client = importer(strapi, admin);
  const before = await lifecycle();

  let from = performance.now();
  const { status, view } = await client.send(csvOf(planted.sheet));
  console.info(`${view.rows} lines tried in ${seconds(from)}`);
  expect([status, view.missing]).toEqual([200, []]);
  const refused = await client.lines(view.id, '&outcome=refused');
  const found = refused.flatMap(({ line, notes }) => notes.map(({ reason }) => [line, reason]));
  expect(found).toEqual([...planted.faults]);
  expect(view.report?.lines).toEqual({
    made: planted.sheet.rows.length - FAULTS,
    changed: 0,
    same: 0,
    refused: FAULTS,
  });
  const counted = view.report?.faults.reduce((sum, { count }) => sum + count, 0);
  expect(counted).toBe(FAULTS);
  const [{ reason, count }] = view.report!.faults;
  const alike = await client.lines(view.id, `&outcome=refused&reason=${reason}`);
  expect(alike).toEqual(refused.filter(({ notes }) => notes.some((one) => one.reason === reason)));
  expect(alike.length).toBeLessThanOrEqual(count);
  for (const { notes } of refused) {
    for (const { text, column } of notes) {
      expect(text.fr).not.toMatch(/[{}]|undefined|null/);
      expect(column === null || planted.sheet.headings.includes(column)).toBe(true);
    }
  }

  const answer = await client.apply(view);
  expect(answer).toMatchObject({ status: 409, reason: 'import-has-faults' });
  expect(await lifecycle()).toEqual(before);

  from = performance.now();
  const good = await client.send(csvOf(planted.without));
  expect(good.view.report?.lines.refused).toBe(0);
  const applied = await client.apply(good.view);
  console.info(`${good.view.rows} lines read, tried and applied in ${seconds(from)}`);
  expect(applied).toMatchObject({ status: 200, view: { state: 'applied' } });
  const terms = await strapi.db.connection('adh_term').count({ count: '*' });
  expect(Number(terms[0].count)).toBe(planted.without.rows.length);
  const { differences } = await strapi
    .plugin('membership-lifecycle')
    .service('verification')
    .verify(() => undefined);
  expect(differences).toBe(0);
});
