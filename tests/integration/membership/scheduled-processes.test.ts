/** @servers Two instances do the same scheduled command, and one is killed while it does. */
import type { Core } from '@strapi/strapi';
import { JOINED_ON, letRun, manyMembers, startRunner } from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';
import { copyDatabase, reading } from '../../helpers/test-database';

/** A scheduled command is done once, however often its run is killed and whoever runs beside it. */

const STAFF = { type: 'admin' as const, id: '1' };
const DAY = '2021-07-01';

let strapi: Core.Strapi;
beforeAll(async () => {
  strapi = await boot(JOINED_ON);
});
afterAll(() => stop(strapi));

test('it is done once after a run that was killed, by two instances at once', async () => {
  const [id] = await manyMembers(strapi, 1);
  setToday(strapi, '2021-06-01');
  const body = { name: 'Val Neuf', reason: 'Fusion', scheduledOn: DAY };
  const scheduled = strapi.plugin('membership-lifecycle').service('scheduledCommands');
  await scheduled.schedule(id, 'change-identity', body, STAFF, {});
  const copy = await copyDatabase(strapi);
  try {
    const counted = () =>
      reading(copy, async (db) => ({
        pasts: (await db('adh_former_identity').where('membership_id', id)).length,
        state: (await db('adh_scheduled_command').where('membership_id', id).first()).state,
      }));
    // After the claim and before the end of its transaction.
    const dying = await startRunner(DAY, 'insert into adh_former_identity', copy.environment);
    expect(await letRun(dying)).toBeNull();
    expect(await counted()).toEqual({ pasts: 0, state: 'pending' });
    const together = { ...copy.environment, RUNNER_WITHOUT_LEASE: 'true' };
    const both = [
      await startRunner(DAY, undefined, together),
      await startRunner(DAY, undefined, together),
    ];
    await Promise.all(both.map(letRun));
    expect(await counted()).toEqual({ pasts: 1, state: 'done' });
  } finally {
    await copy.remove();
  }
});
