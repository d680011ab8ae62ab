import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../helpers/admin';
import { fingerprint } from '../helpers/fingerprint';
import { importer } from '../helpers/import/client';
import { csvOf, historyOf } from '../helpers/import/history';
import { boot, stop } from '../helpers/strapi';

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

test('a history is applied, and imported again it changes nothing', async () => {
  const sheet = historyOf({ today: TODAY, lines: Number(process.env.LINES ?? 200) });
  const client = importer(strapi, admin);
  const time = (name: string, from: number) => console.log(name, Math.round(performance.now() - from));
  let at = performance.now();
  const sent = await client.send(csvOf(sheet));
  time('send', at);
  expect(sent).toMatchObject({ status: 200 });
  console.log(JSON.stringify(sent.view.mapping), sent.view.missing, JSON.stringify(sent.view.report));
  const lines = await client.lines(sent.view.id);
  console.log(JSON.stringify(lines.slice(0, 3), null, 1));
  at = performance.now();
  const applied = await client.apply(sent.view);
  time('apply', at);
  expect(applied).toMatchObject({ status: 200, view: { state: 'applied' } });
  const before = await fingerprint(strapi);
  at = performance.now();
  const again = await client.send(csvOf(sheet));
  time('again', at);
  console.log(JSON.stringify(again.view.report), JSON.stringify((await client.lines(again.view.id, '&outcome=changed')).slice(0,3)));
  const done = await client.apply(again.view);
  expect(done.status).toBe(200);
  const after = await fingerprint(strapi);
  delete before.adh_import; delete after.adh_import; delete before.adh_lease; delete after.adh_lease;
  expect(after).toEqual(before);
});
