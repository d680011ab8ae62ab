/** @servers It waits for races. */
import type { Core } from '@strapi/strapi';
import {
  JOINED_ON,
  letRun,
  manyMembers,
  OPENS_ON,
  startRunner,
  written,
} from '../../helpers/campaign';
import { many, report } from '../../helpers/faults';
import { compiled } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The daily run when what should keep it in order is broken: a row, or the lease itself. */

const MEMBERS = many(20, 1_000, 'RACE_MEMBERS');
/** The one whose rows are broken. */
const CORRUPT = 7;
const MOST_MS = many(900_000, 1_200_000, 'RACE_MS');

describe('the daily run', () => {
  let strapi: Core.Strapi;
  let ids: string[];
  const daily = () => strapi.plugin('membership-lifecycle').service('daily');
  const reminded = async (): Promise<string[]> => {
    const { messages } = await written(strapi);
    return messages
      .filter(({ template }) => template === 'renewal-reminder')
      .map(({ reference }) => reference);
  };
  /** The least and the most reminders that any member was sent. */
  const perMember = async (): Promise<number[]> => {
    const references = await reminded();
    const counts = [...new Set(references)].map(
      (one) => references.filter((other) => other === one).length,
    );
    expect(counts).toHaveLength(MEMBERS);
    return [Math.min(...counts), Math.max(...counts)];
  };

  // A thousand members are long in the making.
  beforeAll(async () => {
    strapi = await boot(JOINED_ON);
    ids = await manyMembers(strapi, MEMBERS);
    setToday(strapi, OPENS_ON);
    expect(await daily().run()).toMatchObject({ processed: MEMBERS, failures: [] });
  }, MOST_MS);
  afterAll(() => stop(strapi));

  it('does the others when a renewal names a term that is not there, and says which one it is', async () => {
    setToday(strapi, '2021-11-01');
    const broken = () => strapi.db.connection('adh_renewal').where('membership_id', ids[CORRUPT]);
    const { term_id: termId } = await broken().first('term_id');
    await broken().update({ term_id: 'missing' });
    const run = await daily().run();
    expect(run).toMatchObject({
      processed: MEMBERS - 1,
      failures: [{ membershipId: ids[CORRUPT] }],
    });
    expect(run.failures[0].error).toMatch(/names a term that does not exist/);
    expect(await reminded()).toHaveLength(MEMBERS - 1);

    const before = await written(strapi);
    expect(await daily().run()).toMatchObject({
      processed: 0,
      failures: [{ membershipId: ids[CORRUPT] }],
    });
    expect(await written(strapi)).toEqual(before);

    await broken().update({ term_id: termId });
    expect(await daily().run()).toMatchObject({ processed: 1, failures: [] });
    expect(await perMember()).toEqual([1, 1]);
    report('corrupt', { members: MEMBERS, done: MEMBERS - 1, reported: 1 });
  });

  it('does each thing once when ten run at the same time and every one believes it has the lease', async () => {
    setToday(strapi, '2021-12-01');
    const leases = compiled('kernel/store/leases') as { takeLease: () => Promise<boolean> };
    const { takeLease } = leases;
    leases.takeLease = async () => true;
    try {
      const runs = await Promise.all(Array.from({ length: 10 }, () => daily().run()));
      expect(runs.flatMap(({ failures }) => failures)).toEqual([]);
      const actions: number[] = runs.map((run) => run.actions);
      expect(actions.reduce((sum, each) => sum + each, 0)).toBe(MEMBERS);
    } finally {
      leases.takeLease = takeLease;
    }
    expect(await perMember()).toEqual([2, 2]);
  });

  it('does each thing once when three processes run and every one believes it has the lease', async () => {
    process.env.RUNNER_WITHOUT_LEASE = 'true';
    const runners = [];
    for (let index = 0; index < 3; index += 1) {
      runners.push(await startRunner('2021-12-24'));
    }
    const answers = await Promise.all(runners.map(letRun));
    delete process.env.RUNNER_WITHOUT_LEASE;
    expect(answers.flatMap((answer) => answer?.run?.failures ?? ['no answer'])).toEqual([]);
    const actions = answers.map((answer) => answer?.run?.actions ?? 0);
    expect(actions.reduce((sum, each) => sum + each, 0)).toBe(MEMBERS);
    expect(await perMember()).toEqual([3, 3]);
    const { effects, renewals } = await written(strapi);
    expect(effects).toHaveLength(3 * MEMBERS);
    expect(renewals).toHaveLength(MEMBERS);
  });
});
