import type { Core } from '@strapi/strapi';
import type { OwnEvent } from '../../../src/plugins/membership-lifecycle/shared/access/content-api';
import { presentAssociation } from '../../helpers/association';
import { call } from '../../helpers/callers';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { userOf } from '../../helpers/member-space';
import { boot, setToday, stop } from '../../helpers/strapi';

/** What a member reads of what happened: whole, in order, and nothing of the staff's own. */

const STAFF = { type: 'admin', id: '1' };

let strapi: Core.Strapi;
let member: string;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const run = (name: string, input: object = {}) =>
  service('commands').run(member, name, input, STAFF);
const view = () => service('memberships').view(member);

const page = async (query = ''): Promise<{ data: OwnEvent[]; total: number }> => {
  const url = `/api/me/memberships/${member}/history?pageSize=50${query}`;
  const { body } = await call(strapi, 'GET', url, await userOf(strapi, 'c0@example.org')).expect(
    200,
  );
  return { data: body.data, total: body.meta.pagination.total };
};
const texts = async (query = '') => (await page(query)).data.map(({ on, text }) => [on, text]);

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  [member] = await manyMembers(strapi, 1);
});
afterAll(() => stop(strapi));

test('tells the call that a stage issued, and its credit note, each on its day', async () => {
  setToday(strapi, '2021-10-05');
  await run('open-renewal');
  setToday(strapi, '2021-10-20');
  await run('move-renewal', { stageId: 'proposed' });
  setToday(strapi, '2021-11-02');
  await run('move-renewal', { stageId: 'call-issued' });
  const { dues } = await view();
  setToday(strapi, '2021-11-10');
  await run('reissue-call', { duesId: dues[0].id, dueOn: '2021-12-24', reason: 'Erreur' });
  const told = await texts();
  expect(told.slice(0, 3)).toEqual([
    ['2021-11-10', expect.stringMatching(/^Appel de cotisation corrigé, n° 2021-0001\./)],
    ['2021-11-02', 'Appel de cotisation émis, n° 2021-0001.'],
    ['2021-10-05', expect.stringMatching(/^Renouvellement ouvert/)],
  ]);
  expect(told[0]![1]).toMatch(/Appel annulé par l’avoir n° AV2021-0001\./);
  // A step of the workflow that asks nothing of the member is the staff's own.
  expect(JSON.stringify(told)).not.toMatch(/2021-10-20|Erreur|étape/);
  expect((await texts('&locale=en'))[1]).toEqual([
    '2021-11-02',
    'Call for dues issued, no. 2021-0001.',
  ]);
});

test('tells the messages that were sent, in their place, and none that lets a person in', async () => {
  const table = () => strapi.db.connection('adh_message').where('membership_id', member);
  expect((await texts()).filter(([, text]) => /Message/.test(String(text)))).toEqual([]);
  await table().update({ state: 'sent', sent_at: Date.parse('2021-11-02T23:30Z') });
  const [first] = await table().orderBy('id');
  const { id: _, ...columns } = first;
  const link = { template: 'member-sign-in', subject: 'Votre lien', key: 'x', document_id: 'x' };
  await strapi.db.connection('adh_message').insert({ ...columns, ...link });
  const told = await texts();
  const sent = told.filter(([, text]) => String(text).startsWith('Message envoyé'));
  expect(sent.length).toBeGreaterThan(1);
  // Half past midnight in Paris is the next day.
  expect(new Set(sent.map(([on]) => on))).toEqual(new Set(['2021-11-03']));
  expect(JSON.stringify(sent)).not.toContain('Votre lien');
  const days = told.map(([on]) => String(on));
  expect(days).toEqual([...days].sort().reverse());
});

test('goes through the whole in pages', async () => {
  const { data, total } = await page();
  expect(total).toBe(data.length);
  const pages: OwnEvent[] = [];
  const token = await userOf(strapi, 'c0@example.org');
  for (let at = 1; at <= total && pages.length < total; at += 1) {
    const url = `/api/me/memberships/${member}/history?pageSize=2&page=${at}`;
    pages.push(...(await call(strapi, 'GET', url, token).expect(200)).body.data);
  }
  expect(pages).toEqual(data);
});
