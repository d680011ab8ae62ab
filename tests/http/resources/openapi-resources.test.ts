import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { loginAs } from '../../helpers/admin';
import { asToken, asUserOf, type Caller } from '../../helpers/callers';
import { createWitness } from '../../helpers/openapi';
import { makeResource, MEMBERS, part, sendFile } from '../../helpers/resources';
import { giveRight, spokenFor } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

/** Each answer and each refusal that the document promises of resources. */

const EMAIL = 'ola@example.org';

let strapi: Core.Strapi;
let token: Caller;
let account: Caller;
let membership: string;
const { ask, seeCommon, unseen } = createWitness(
  () => strapi,
  () => ({ apiToken: token, memberAccount: account }),
);
const reasonOf = ({ body }: Awaited<ReturnType<typeof ask>>) => body.error?.details.reason;

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  token = await asToken(strapi, 'full-access');
  account = await asUserOf(strapi, 'authenticated', EMAIL);
  membership = await spokenFor(strapi, EMAIL);
  await giveRight(strapi, membership);
});
afterAll(() => stop(strapi));

test('what is published, its part and its files', async () => {
  const admin = await loginAs(strapi, 'communications');
  const file = await sendFile(strapi, admin.token, 'guide.pdf');
  const files = [{ id: file.id, name: file.name }];
  const picture = await strapi.db.query('plugin::upload.file').create({
    data: {
      ...{ name: 'p.png', hash: 'p', ext: '.png', mime: 'image/png', size: 1, url: '/p.png' },
      provider: 'local',
    },
  });
  const id = await makeResource(strapi, part(MEMBERS, { files }), { picture: picture.id });
  await makeResource(strapi, null);
  const named = `membership=${membership}`;
  for (const query of ['', `?locale=en&page=1&pageSize=5&${named}`]) {
    const as = query ? token : null;
    const one = query && `?locale=en&${named}`;
    expect((await ask('resources', { query, as })).body.data.length).toBe(2);
    await ask('resource', { path: { documentId: id }, query: one, as });
    const asked = `?documentId=${id}${query && `&${named}`}`;
    await ask('membersParts', { path: { type: 'resources' }, query: asked, as });
  }
  const other = await asToken(strapi, 'custom', [
    'plugin::membership-lifecycle.entitlements.check',
  ]);
  const calls: [string, object][] = [
    ['resources', {}],
    ['resource', { path: { documentId: id } }],
    ['membersParts', { path: { type: 'resources' }, query: `?documentId=${id}` }],
  ];
  for (const [name, how] of calls) {
    expect((await ask(name, { ...how, as: other })).status).toBe(403);
    const unknown = name === 'membersParts' ? `?documentId=${id}&membership=x` : '?membership=x';
    expect(reasonOf(await ask(name, { ...how, query: unknown, as: token }))).toBe(
      'membership-unknown',
    );
  }
  expect(reasonOf(await ask('resource', { path: { documentId: 'rien' } }))).toBe(
    'resource-unknown',
  );
  expect(
    reasonOf(await ask('resource', { path: { documentId: id }, query: '?preview=over' })),
  ).toBe('preview-over');
  expect(
    reasonOf(await ask('membersParts', { path: { type: 'rien' }, query: '?documentId=x' })),
  ).toBe('part-type-unknown');

  const seen = await ask('resource', { path: { documentId: id }, as: account });
  const url = new URL(seen.body.data.part.files[0].url, 'http://x');
  const good = { path: { id: file.id }, query: url.search };
  expect((await ask('resourceFile', good)).status).toBe(200);
  const late = url.search.replace(/until=\d+/, 'until=1');
  expect(reasonOf(await ask('resourceFile', { ...good, query: late }))).toBe('link-over');
  const byToken = await ask('resource', {
    path: { documentId: id },
    query: `?${named}`,
    as: token,
  });
  const theirs = new URL(byToken.body.data.part.files[0].url, 'http://x').search;
  await strapi.db
    .connection('memberships')
    .where('document_id', membership)
    .update({ document_id: 'gone' });
  expect(reasonOf(await ask('resourceFile', { ...good, query: theirs }))).toBe(
    'membership-unknown',
  );
  await strapi.db
    .connection('memberships')
    .where('document_id', 'gone')
    .update({ document_id: membership });
  const folder: string = strapi.plugin('membership-lifecycle').service('papers').folder();
  fs.rmSync(folder, { recursive: true });
  fs.mkdirSync(path.join(folder), { recursive: true });
  expect(reasonOf(await ask('resourceFile', good))).toBe('content-file-missing');
});

test('every promise of the document was kept', async () => {
  await seeCommon('resources');
  expect(unseen('resources')).toEqual([]);
});
