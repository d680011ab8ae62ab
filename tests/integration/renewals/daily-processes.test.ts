/** @servers Several processes share one database. */
import type { Core } from '@strapi/strapi';
import {
  JOINED_ON,
  letRun,
  manyMembers,
  OPENS_ON,
  startRunner,
  written,
} from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';

/** A day that three processes run at the same time, each asking for the lease. */

const MEMBERS = 24;

let strapi: Core.Strapi;
beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await manyMembers(strapi, MEMBERS);
  for (const day of [OPENS_ON, '2021-11-01']) {
    setToday(strapi, day);
    await strapi.plugin('membership-lifecycle').service('daily').run();
  }
});
afterAll(() => stop(strapi));

test('each thing is done once', async () => {
  const day = '2021-12-01';
  const runners = [];
  for (let index = 0; index < 3; index += 1) runners.push(await startRunner(day));
  const answers = await Promise.all(runners.map((runner) => letRun(runner)));
  const processed = answers.map((answer) => answer?.run?.processed ?? 0);
  expect(processed.reduce((sum, each) => sum + each, 0)).toBe(MEMBERS);
  const { messages } = await written(strapi);
  expect(messages.filter(({ template }) => template === 'renewal-reminder')).toHaveLength(
    2 * MEMBERS,
  );
});
