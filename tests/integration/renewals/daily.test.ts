import type { Core } from '@strapi/strapi';
import { JOINED_ON, manyMembers, OPENS_ON, written } from '../../helpers/campaign';
import { compiled } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';
import { stored } from '../../helpers/json';
import type * as Cron from '../../../src/plugins/membership-lifecycle/server/src/cron';

/** The daily run: each effect once, whoever runs it and however often. */

const MEMBERS = 24;

describe('the daily run', () => {
  let strapi: Core.Strapi;
  let ids: string[];
  const daily = () => strapi.plugin('membership-lifecycle').service('daily');

  beforeAll(async () => {
    strapi = await boot(JOINED_ON);
    ids = await manyMembers(strapi, MEMBERS);
    setToday(strapi, OPENS_ON);
  });
  afterAll(() => stop(strapi));

  it('leaves out a member whose rows are broken, says so, and does the others', async () => {
    const db = strapi.db.connection;
    const policy = await db('adh_term').where('membership_id', ids[5]).first('policy');
    await db('adh_term').where('membership_id', ids[5]).update({ policy: 'null' });
    const run = await daily().run();
    expect(run.processed).toBe(MEMBERS - 1);
    expect(run.failures).toMatchObject([{ membershipId: ids[5] }]);
    await db('adh_term')
      .where('membership_id', ids[5])
      .update({ policy: JSON.stringify(stored(policy.policy)) });
    expect(await daily().run()).toMatchObject({ processed: 1, failures: [] });
  });

  it('opened and proposed one renewal for each member, and wrote to each once', async () => {
    const rows = await written(strapi);
    expect(rows.renewals).toHaveLength(MEMBERS);
    expect(new Set(rows.renewals.map(({ reference }) => reference)).size).toBe(MEMBERS);
    expect(rows.messages.filter(({ template }) => template === 'renewal-proposal')).toHaveLength(
      MEMBERS,
    );
  });

  it('changes nothing when it is run again', async () => {
    const before = await written(strapi);
    expect(await daily().run()).toMatchObject({ processed: 0, actions: 0, failures: [] });
    expect(await written(strapi)).toEqual(before);
  });

  it('does each thing once when ten run it at the same time', async () => {
    setToday(strapi, '2021-11-01');
    const runs = await Promise.allSettled(Array.from({ length: 10 }, () => daily().run()));
    const done = runs.filter(({ status }) => status === 'fulfilled');
    expect(done.length).toBeGreaterThanOrEqual(1);
    for (const run of runs) {
      if (run.status === 'rejected') expect(run.reason.reason).toBe('run-under-way');
    }
    const { messages } = await written(strapi);
    expect(messages.filter(({ template }) => template === 'renewal-reminder')).toHaveLength(
      MEMBERS,
    );
  });

  it('is refused while another holds the lease, and takes over once that one is dead', async () => {
    const lease = (expires_at: number) =>
      strapi.db
        .connection('adh_lease')
        .where({ name: 'daily' })
        .update({ holder: 'someone', expires_at });
    await lease(Number.MAX_SAFE_INTEGER);
    await expect(daily().run()).rejects.toMatchObject({ reason: 'run-under-way' });
    await lease(1);
    await expect(daily().run()).resolves.toMatchObject({ failures: [] });
  });

  it('is taken over within the minute from one that was killed, not from one that failed', async () => {
    const { startDaily, stopJobs } = compiled('cron') as typeof Cron;
    const runs = async (): Promise<number> => (await strapi.db.connection('adh_run')).length;
    const before = await runs();
    const lease = (holder: string) =>
      strapi.db.connection('adh_lease').where({ name: 'daily' }).update({ holder, expires_at: 1 });
    startDaily(strapi);
    try {
      const job = strapi.cron.jobs.find(({ name }) => name?.endsWith(':take-over'));
      expect(job?.options).toMatchObject({ rule: '* * * * *' });
      const passes = async (holder: string): Promise<number> => {
        await lease(holder);
        await job?.job.trigger();
        return runs();
      };
      expect(await passes('')).toBe(before);
      expect(await passes('dead')).toBe(before + 1);
      // It was given back: nothing is left to take over.
      await job?.job.trigger();
      expect(await runs()).toBe(before + 1);
    } finally {
      stopJobs(strapi);
    }
  });

  it('is refused for a day to come', async () => {
    await expect(daily().run({ on: '2031-01-01' })).rejects.toMatchObject({
      reason: 'date-in-future',
    });
  });
});
