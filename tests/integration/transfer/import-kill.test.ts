/** @long import.test.ts fails one in the middle in CI, kills.test.ts kills processes. */
import type { Core } from '@strapi/strapi';
import { loginAs } from '../../helpers/admin';
import { letRun, startRunner } from '../../helpers/campaign';
import { fingerprint } from '../../helpers/fingerprint';
import { importer } from '../../helpers/import/client';
import { csvOf, historyOf } from '../../helpers/import/history';
import { boot, stop } from '../../helpers/strapi';
import { copyDatabase, reading, type TestDatabase } from '../../helpers/test-database';

/** An import that is killed while it writes has written nothing, and can be applied again. */

const TODAY = '2026-11-25';
/** What it is about to write when it dies: the first rows, some in the middle, the last ones. */
const DEATHS = ['insert into organisations', 'insert into adh_payment', 'insert into adh_activity'];

interface DemoOffer {
  loadOffer: (strapi: Core.Strapi) => Promise<unknown>;
}

let strapi: Core.Strapi;
let environment: Record<string, string>;
const copies: TestDatabase[] = [];

const copyOf = async (): Promise<TestDatabase> => {
  const copy = await copyDatabase(strapi);
  copies.push(copy);
  return copy;
};

/** What a database holds, read beside the processes under test. */
const readingOf = (database: TestDatabase) =>
  reading(database, async (connection) => {
    const { contentTypes } = strapi;
    const { adh_lease: _, ...tables } = await fingerprint({
      contentTypes,
      db: { connection },
    } as unknown as Core.Strapi);
    await connection('adh_lease').update({ expires_at: 1 });
    const { state } = await connection('adh_import').first('state');
    return { tables, state: String(state) };
  });

const apply = (database: TestDatabase, killAt?: string) =>
  startRunner(TODAY, killAt, { ...environment, ...database.environment }).then(letRun);

beforeAll(async () => {
  strapi = await boot(TODAY);
  await (require('../../../dist/lab/demo/offer') as DemoOffer).loadOffer(strapi);
  const admin = await loginAs(strapi, 'membership-staff');
  const sheet = historyOf({ today: TODAY, lines: 120 });
  const { view } = await importer(strapi, admin).send(csvOf(sheet));
  environment = { RUNNER_IMPORT: view.id, RUNNER_FINGERPRINT: String(view.fingerprint) };
});
afterAll(async () => {
  await stop(strapi);
  for (const copy of copies) await copy.remove();
});

test('an import that is killed leaves nothing, wherever it dies', async () => {
  const whole = await copyOf();
  const before = await readingOf(whole);
  expect(before.state).toBe('draft');
  expect(await apply(whole)).not.toBeNull();
  const applied = await readingOf(whole);
  expect(applied.state).toBe('applied');

  const killed = await copyOf();
  for (const statement of DEATHS) {
    expect(await apply(killed, statement)).toBeNull();
    expect(await readingOf(killed)).toEqual(before);
  }
  expect(await apply(killed)).not.toBeNull();
  const { tables } = await readingOf(killed);
  expect(tables.adh_term).toMatchObject({ rows: applied.tables.adh_term.rows });
});
