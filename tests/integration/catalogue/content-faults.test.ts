/** @databases It cuts connections. */
import type { Core } from '@strapi/strapi';
import type { RenewalRow } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import type request from 'supertest';
import { contentManager, loginAs, type Admin } from '../../helpers/admin';
import { breakStatements, type Break, type Breaker } from '../../helpers/broken-statements';
import { JOINED_ON, manyMembers, OPENS_ON } from '../../helpers/campaign';
import { FAULT_SEED, many, report } from '../../helpers/faults';
import { boot, quiet, setToday, stop } from '../../helpers/strapi';
import { CLIENT } from '../../helpers/test-database';

/**
 * Staff save and publish content, and do something to many members at once, while connections are cut
 * and others write: what only was in the way is run again by itself, and nobody is told what is not so.
 */

const OFFER = 'api::offer.offer';
const BULK = '/membership-lifecycle/renewals';
/** Far more than any request asks. */
const MOST_STATEMENTS = 400;
/** The suite breaks one statement in so many; which ones, the seed says. */
const STRIDE = many(11, 1, 'CONTENT_STRIDE');

let strapi: Core.Strapi;
let staff: Admin;
let breaker: Breaker;
let offer: string;
let members: string[];
/** How many statements were broken, and how. */
const broken: Record<Break, number> = { cut: 0, 'cut-after': 0, race: 0 };

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  members = await manyMembers(strapi, 3);
  setToday(strapi, OPENS_ON);
  await strapi.plugin('membership-lifecycle').service('daily').run();
  staff = await loginAs(strapi, 'administrator');
  const [found] = await strapi.documents(OFFER).findMany();
  offer = found.documentId;
  breaker = await breakStatements(strapi);
  strapi.log.level = 'silent';
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterAll(async () => {
  await breaker?.restore();
  await stop(strapi);
  report('content', { cuts: broken.cut, races: broken.race });
});

const save = () =>
  staff.put(`${contentManager(OFFER, offer)}?locale=fr`, { title: 'Offre', year: 2021 });
const publish = () => staff.post(`${contentManager(OFFER, offer)}/actions/publish?locale=fr`);

/** What an answer tells: its status, and why. */
const told = ({ status, body }: request.Response) => {
  const reason = body.error ? (body.error.details?.reason ?? body.error.message) : 'done';
  return `${status} ${reason}`;
};

/** Asks again and again, each time with the next of its statements broken; what was told in turn. */
const sweep = async (how: Break, ask: () => request.Test): Promise<string[]> => {
  const answers: string[] = [];
  const first = 1 + (FAULT_SEED % Math.min(STRIDE, 4));
  for (let statement = first; statement < MOST_STATEMENTS; statement += STRIDE) {
    breaker.arm(how, statement);
    const answer = told(await ask());
    await quiet(strapi);
    if (!breaker.disarm().broke) return answers;
    broken[how] += 1;
    if (answers.at(-1) !== answer) answers.push(answer);
  }
  throw new Error('The request has no end.');
};

describe.each([
  ['saves', save],
  ['publishes', publish],
  ['lists', () => staff.get(contentManager(OFFER))],
  ['looks for files', () => staff.get('/upload/files')],
  ['reads their own account', () => staff.get('/admin/users/me')],
])('whoever %s', (_, ask) => {
  test('is told that the database is away, wherever the connection is cut, and nothing else', async () => {
    const answers = await sweep('cut', ask);
    // What follows a change that is saved is told to nobody.
    expect(answers.filter((one) => !['503 database-away', '200 done'].includes(one))).toEqual([]);
    expect(answers).toContain('503 database-away');
  });
});

describe.each([
  ['saves', save],
  ['publishes', publish],
])('whoever %s an offer', (_, ask) => {
  test('does not hear of another transaction that was first', async () => {
    const answers = await sweep('race', ask);
    // Who asks is read before; there nothing is written, and no database gives anything up.
    expect(answers.filter((answer, index) => index > 0 || answer !== '409 busy')).toEqual([
      '200 done',
    ]);
  });
});

test('who publishes while others are first each time is told so, and nothing of a membership', async () => {
  const before = await strapi.documents(OFFER).findMany({ status: 'published' });
  breaker.arm('race', 20, true);
  const { status, body, headers } = await publish();
  breaker.disarm();
  expect([status, body.error.details.reason]).toEqual([409, 'busy']);
  expect(headers['retry-after']).toBe('5');
  expect(JSON.stringify(body.error)).not.toMatch(/adhésion|membership/);
  expect(await strapi.documents(OFFER).findMany({ status: 'published' })).toEqual(before);
});

// Only InnoDB keeps a transaction from what changed since it began to read.
(CLIENT === 'mysql' ? test : test.skip)(
  'who publishes beside people at work goes through',
  async () => {
    const knex = require('knex') as (config: object) => Core.Strapi['db']['connection'];
    const { connection } = strapi.db.connection.client.config;
    const others = knex({ client: 'mysql2', connection, pool: { min: 0, max: 1 } });
    let times = 3;
    let refused = 0;
    breaker.around(/^update .memberships. set .next_due_on/, async ({ run }) => {
      // Somebody's command ends between what the publication read and what it writes.
      if (times > 0) await others('memberships').increment('version', 1);
      times -= 1;
      return run().catch((error: { errno?: number }) => {
        if (error.errno === 1020) refused += 1;
        throw error;
      });
    });
    const answer = await publish();
    breaker.disarm();
    await others.destroy();
    expect([told(answer), refused]).toEqual(['200 done', 3]);
  },
);

describe('what is done to many', () => {
  const notes = () =>
    strapi.db.connection('adh_activity').where({ command: 'note-renewal' }).pluck('membership_id');

  test('is told as unknown where the answer of the COMMIT was lost, and the others are done', async () => {
    const rows = (await staff.get(BULK).expect(200)).body.data as RenewalRow[];
    const renewalIds = members.map(
      (member) => rows.find(({ membershipId }) => membershipId === member)?.id,
    );
    breaker.armAt('cut-after', /^commit/i, /insert into .?adh_activity/);
    const { body } = await staff.post(`${BULK}/note`, { renewalIds, note: 'Appelé' });
    expect(breaker.disarm().broke).toBe(true);
    const [first, ...rest] = members;
    expect(body.data.failed).toMatchObject([{ membershipId: first, reason: 'database-away' }]);
    expect(JSON.stringify(body.data.failed)).not.toMatch(
      /Rien n’a changé|[Nn]othing (has )?changed/,
    );
    expect(
      body.data.done.map(({ membershipId }: { membershipId: string }) => membershipId),
    ).toEqual(rest);
    expect((await notes()).sort()).toEqual([...members].sort());
  });
});
