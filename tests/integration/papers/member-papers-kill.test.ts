/** @long member-papers.test.ts sweeps files without rows in CI. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { JOINED_ON, letRun, manyMembers, startRunner } from '../../helpers/campaign';
import { pdfOf } from '../../helpers/member-papers';
import { boot, stop } from '../../helpers/strapi';
import { copyDatabase, type TestDatabase } from '../../helpers/test-database';

/** A process that is killed between a file and its row leaves a file that the sweep takes away. */

const bytes = pdfOf('killed');
const digest = createHash('sha256').update(bytes).digest('hex');

let strapi: Core.Strapi;
let copy: TestDatabase;
let environment: Record<string, string>;

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  const [member] = await manyMembers(strapi, 1);
  copy = await copyDatabase(strapi);
  environment = {
    ...copy.environment,
    RUNNER_PAPER: bytes.toString('base64'),
    RUNNER_MEMBER: member,
  };
});
afterAll(async () => {
  await stop(strapi);
  await copy.remove();
});

test('a file without its row is swept; the next try makes both', async () => {
  const papers = strapi.plugin('membership-lifecycle').service('memberPapers');
  // The processes share the private storage with this one, as instances of a server do.
  const folder: string = strapi.plugin('membership-lifecycle').service('papers').folder();
  const place = path.join(folder, digest.slice(0, 2), digest);
  for (const statement of ['insert into adh_paper', 'insert into adh_activity']) {
    expect(await letRun(await startRunner(JOINED_ON, statement, environment))).toBeNull();
    expect(fs.existsSync(place)).toBe(true);
  }
  const old = new Date(Date.now() - 2 * 86_400_000);
  fs.utimesSync(place, old, old);
  expect(await papers.sweep()).toEqual({ aside: 1, destroyed: 0 });
  // While it waits to be destroyed, the same file is sent again: it is taken back.
  const filed = await letRun(await startRunner(JOINED_ON, undefined, environment));
  expect(filed).toMatchObject({ run: { known: false } });
  expect(fs.readFileSync(place).equals(bytes)).toBe(true);
  const again = await letRun(await startRunner(JOINED_ON, undefined, environment));
  expect(again).toMatchObject({ run: { known: true } });
});
