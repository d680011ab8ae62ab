/** @long Its model lives hundreds of days; that of the pure core runs in CI, this one in test:models too. */
import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers, written } from '../../helpers/campaign';
import { SEED, tellSeed } from '../../helpers/days';
import { Fleet } from '../../helpers/renewal-fleet';
import { campaignAct, renewalPart } from '../../helpers/renewal-operations';
import { boot, setToday, stop } from '../../helpers/strapi';

/**
 * Years of many members through the services, the daily run and a real database, against a naive
 * model. Each member lives a sequence of its own, which begins somewhere on the calendar of all;
 * `npm run test:models` lives ten thousand of them, five hundred on a calendar.
 */

const RUNS = Number(process.env.FC_RUNS ?? 24);
const [MEMBERS, ROUNDS, MOST_DAYS] = RUNS >= 500 ? [500, 200, 10] : [RUNS, 24, 40];
const CALENDARS = Array.from({ length: Math.ceil(RUNS / MEMBERS) }, (_, index) => SEED + index);

let strapi: Core.Strapi;
afterEach(() => stop(strapi));

const daily = () => strapi.plugin('membership-lifecycle').service('daily');

beforeAll(tellSeed);

it.each(CALENDARS)(
  'does to each member what its model says, on one calendar (seed %i)',
  async (seed) => {
    strapi = await boot(JOINED_ON);
    await presentAssociation(strapi);
    const fleet = new Fleet(strapi, await manyMembers(strapi, MEMBERS), JOINED_ON);
    const parts = fc.sample(renewalPart(ROUNDS), { numRuns: MEMBERS, seed });
    const days = fc.sample(fc.noBias(fc.nat(MOST_DAYS)), { numRuns: ROUNDS, seed });
    const campaigns = fc.sample(campaignAct, { numRuns: ROUNDS, seed });
    for (const [round, passed] of days.entries()) {
      await fleet.day(passed);
      const campaign = campaigns[round];
      if (campaign) await fleet.campaign(campaign);
      for (const [index, { from, acts }] of parts.entries()) {
        const act = acts[round - from];
        if (act) await fleet.run(index, act);
      }
      await fleet.day(0);
      await fleet.check();
      await fleet.checkAsked();
    }
    const answered = fleet.members.filter(({ model }) => model.years.length > 1).length;
    console.info(
      `${MEMBERS} members, ${fleet.operations} operations until ${fleet.today}`,
      Object.fromEntries([...fleet.told].sort()),
    );
    expect(answered).toBeGreaterThan(0);
    expect(fleet.told.get('campaign opened')).toBeGreaterThan(0);
  },
  900_000 + MEMBERS * ROUNDS * 40,
);

/** What a run wrote, save what a missed day may change: days of the run's own acts, reminders. */
const comparable = async (reference: string) => {
  const { memberships, terms, renewals, rights, usages } = await written(strapi);
  const mine = (rows: readonly Record<string, unknown>[]) =>
    rows
      .filter((row) => row.reference === reference)
      .map(({ reference: _, opened_on: __, proposed_on, closed_on, voided_on, ...row }) => ({
        ...row,
        acted: [proposed_on, closed_on, voided_on].map((day) => Boolean(day)),
      }));
  return [memberships, terms, renewals, rights, usages].map(mine);
};

it('writes the same rows in one jump of 400 days as in 400 daily runs', async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  const [everyDay, jump] = await manyMembers(strapi, 2);
  const db = strapi.db.connection;
  const referenceOf = async (id: string): Promise<string> =>
    (await db('memberships').where('document_id', id).first('reference')).reference;
  const { next_due_on: due } = await db('memberships').where('document_id', jump).first();
  const hide = (id: string, until: unknown) =>
    db('memberships')
      .where('document_id', id)
      .update({ next_due_on: until as string });
  // Nobody looks at the second member before the jump.
  await hide(jump, null);
  const start = Date.parse(`${JOINED_ON}T00:00:00Z`);
  const dayAfter = (days: number) => new Date(start + days * 86_400_000).toISOString().slice(0, 10);
  // The grace of who was asked late runs from that day: the facts agree once it is over.
  const over = 400 + 61;
  for (let days = 1; days <= over; days += 1) {
    setToday(strapi, dayAfter(days));
    if (days === 400) await hide(jump, due);
    const { failures } = await daily().run();
    expect(failures).toEqual([]);
  }
  const [slow, fast] = [await referenceOf(everyDay), await referenceOf(jump)];
  expect(await comparable(fast)).toEqual(await comparable(slow));
  const { renewals } = await written(strapi);
  expect(renewals.map(({ stage_id }) => stage_id)).toEqual(['not-renewed', 'not-renewed']);
});
