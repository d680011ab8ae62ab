/** @long kills.test.ts kills lives of days in CI, on each database. */
import type { Core } from '@strapi/strapi';
import {
  JOINED_ON,
  letRun,
  manyMembers,
  OPENS_ON,
  startRunner,
  written,
} from '../../helpers/campaign';
import { boot, stop } from '../../helpers/strapi';
import { copyDatabase, reading, type TestDatabase } from '../../helpers/test-database';

/** A run that is killed, again and again, ends in the rows of one that was left alone. */

// More than the four deaths of a life below leave behind: two transactions each, of twenty and of MOST at most.
const MOST = 150;
const MEMBERS = 700;
// `kills.test.ts` has many more deaths.
const KILLS_PER_LIFE = 4;
const SEED = Number(process.env.KILL_SEED ?? 20210601);

/** A small generator of numbers below 1: the same seed, the same deaths. */
const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

const copies: TestDatabase[] = [];

/** A copy of the database as it is before the run. */
const copyOf = async (strapi: Core.Strapi): Promise<TestDatabase> => {
  const copy = await copyDatabase(strapi);
  copies.push(copy);
  return copy;
};

describe('a daily run under kill -9', () => {
  let strapi: Core.Strapi;

  beforeAll(async () => {
    console.info(`seed of the kills: ${SEED} (KILL_SEED changes it)`);
    strapi = await boot(JOINED_ON);
    await manyMembers(strapi, MEMBERS);
  });
  afterAll(async () => {
    await stop(strapi);
    for (const copy of copies) await copy.remove();
  });

  const random = seeded(SEED);
  let undisturbed: TestDatabase;
  let commits: number[];

  it('has rows to end in, when it is left alone', async () => {
    undisturbed = await copyOf(strapi);
    const whole = await letRun(await startRunner(OPENS_ON, undefined, undisturbed.environment));
    expect(whole?.run).toMatchObject({ processed: MEMBERS, failures: [] });
    // Between the first two commits, a part is done.
    commits = whole?.commits ?? [];
    expect(commits.length).toBeGreaterThanOrEqual(Math.ceil(MEMBERS / MOST));
  });

  it(`at each of ${KILLS_PER_LIFE} deaths a part was done and not the rest, and it ends the same`, async () => {
    const killed = await copyOf(strapi);
    const [first, second] = commits;
    let opened = 0;
    for (let kill = 1; kill <= KILLS_PER_LIFE; kill += 1) {
      const point = first + 1 + Math.floor((second - first - 1) * random());
      expect(await letRun(await startRunner(OPENS_ON, point, killed.environment))).toBeNull();
      const now = await reading(killed, async (db) => {
        const [{ total }] = await db('adh_renewal').count({ total: '*' });
        // The lease of the dead runs out; here the clock does not have to be waited for.
        await db('adh_lease').update({ expires_at: 1 });
        return Number(total);
      });
      expect(now).toBeGreaterThan(opened);
      expect(now).toBeLessThan(MEMBERS);
      opened = now;
    }

    const last = await letRun(await startRunner(OPENS_ON, undefined, killed.environment));
    expect(last?.run).toMatchObject({ processed: MEMBERS - opened, failures: [] });
    const rows = (database: TestDatabase) =>
      reading(database, (connection) => written({ db: { connection } }));
    expect(await rows(killed)).toEqual(await rows(undisturbed));
  });
});
