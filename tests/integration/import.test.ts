import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../helpers/admin';
import { fingerprint } from '../helpers/fingerprint';
import { importer } from '../helpers/import/client';
import { csvOf, historyOf } from '../helpers/import/history';
import { boot, stop } from '../helpers/strapi';

/** A history becomes members, once. */

const TODAY = '2026-11-25';

interface DemoOffer {
  loadOffer: (strapi: Core.Strapi) => Promise<unknown>;
}

let strapi: Core.Strapi;
let admin: Admin;

beforeAll(async () => {
  strapi = await boot(TODAY);
  await (require('../../dist/src/demo/offer') as DemoOffer).loadOffer(strapi);
  admin = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

/** What the tables of members hold; the files themselves and leases come and go. */
const lifecycle = async () => {
  const { adh_import: _, adh_lease: __, ...rest } = await fingerprint(strapi);
  return rest;
};

test('a history is applied, and imported again it changes nothing', async () => {
  const sheet = historyOf({ today: TODAY, lines: 200 });
  const client = importer(strapi, admin);
  const sent = await client.send(csvOf(sheet));
  expect(sent).toMatchObject({ status: 200, view: { missing: [], rows: sheet.rows.length } });
  const applied = await client.apply(sent.view);
  expect(applied).toMatchObject({ status: 200, view: { state: 'applied' } });
  const before = await lifecycle();
  const again = await client.send(csvOf(sheet));
  expect(again.view.report?.lines).toEqual({
    made: 0,
    changed: 0,
    same: sheet.rows.length,
    refused: 0,
  });
  expect((await client.apply(again.view)).status).toBe(200);
  expect(await lifecycle()).toEqual(before);
});
