/** @databases asks who names the digests of files over several tables */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { PartAccess } from '../../../src/plugins/membership-lifecycle/shared/resources/members-part';
import { loginAs, type Admin } from '../../helpers/admin';
import { call, type Caller } from '../../helpers/callers';
import { makeTier } from '../../helpers/content';
import { userOf } from '../../helpers/member-space';
import {
  EVERYONE,
  makeResource,
  MEMBERS,
  part,
  resources,
  sendFile,
  sending,
} from '../../helpers/resources';
import { giveRight, spokenFor } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

/** Files and pictures for members: kept in the private storage, handed out by addresses that end. */

let strapi: Core.Strapi;
let admin: Admin;
let ana: Caller;
let membership: string;

const BYTES = Buffer.from('0123456789');
const OTHER_TIER: PartAccess = { kind: 'members', tiers: ['autre'] };
const DAY_MS = 86_400_000;

const get = (url: string, caller: Caller = null) => call(strapi, 'GET', url, caller);
const partFor = async (id: string) =>
  (await get(`/api/resources/${id}`, ana).expect(200)).body.data.part;
const reasonOf = async (url: string): Promise<string> => (await get(url)).body.error.details.reason;
const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const wall = (shift: number) =>
  jest.spyOn(service('clock'), 'wall').mockReturnValue(Date.now() + shift);

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await makeTier(strapi, { name: 'Autre', code: 'autre' });
  admin = await loginAs(strapi, 'communications');
  membership = await spokenFor(strapi, 'ana@example.org');
  await giveRight(strapi, membership);
  ana = await userOf(strapi, 'ana@example.org');
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => stop(strapi));

it.each([
  ['Guide', 'Guide.pdf'],
  ['Guide.PDF', 'Guide.PDF'],
  ['Plan v1.2', 'Plan v1.2.pdf'],
  ['page.html', 'page.html.pdf'],
])('is downloaded with its ending, whatever an editor names it: %s', async (name, downloaded) => {
  const file = await sendFile(strapi, admin.token, 'a.pdf', BYTES);
  const id = await makeResource(strapi, part(MEMBERS, { files: [{ id: file.id, name }] }));
  const [{ url }] = (await partFor(id)).files;
  const { headers } = await get(url).expect(200);
  expect(headers['content-disposition']).toBe(`attachment; filename="${downloaded}"`);
});

describe('a file', () => {
  let id: string;
  let url: string;
  beforeAll(async () => {
    const file = await sendFile(strapi, admin.token, 'guide é.pdf', BYTES);
    expect(file).toMatchObject({ name: 'guide é.pdf', mime: 'application/pdf', size: 10 });
    const picture = await sendFile(strapi, admin.token, 'plan.png', Buffer.from('png'));
    id = await makeResource(
      strapi,
      part(MEMBERS, {
        body: `Voir ![le plan](file:${picture.id}).`,
        files: [{ id: file.id, name: 'Guide.pdf' }],
      }),
    );
    const shown = await partFor(id);
    expect(shown.files).toEqual([
      {
        id: file.id,
        name: 'Guide.pdf',
        size: 10,
        mime: 'application/pdf',
        url: expect.any(String),
      },
    ]);
    url = shown.files[0].url;
    const [, drawn] = /!\[le plan\]\((.*)\)\./.exec(shown.body) ?? [];
    const { body, headers } = await get(drawn!).expect(200);
    expect(body.toString()).toBe('png');
    expect(headers['content-type']).toBe('image/png');
    // A page of another site shows it; its scripts do not read it, and nothing keeps it.
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['cache-control']).toBe('private, no-store');
  });

  it('is sent as a download that nobody keeps, under the name of the part', async () => {
    const { body, headers } = await get(url).expect(200);
    expect(body.toString()).toBe('0123456789');
    expect(headers).toMatchObject({
      ...{ 'content-type': 'application/pdf', 'content-length': '10', 'accept-ranges': 'bytes' },
      ...{ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
      'content-disposition': 'attachment; filename="Guide.pdf"',
      'referrer-policy': 'no-referrer',
    });
  });

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=2-99', 206, '23456789', 'bytes 2-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=4-2', 200, '0123456789', undefined],
    ['bytes=0-1,4-5', 200, '0123456789', undefined],
    ['x', 200, '0123456789', undefined],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
  ])('answers %s with %i', async (range, status, text, content) => {
    const answer = await get(url).set('Range', range).buffer(true);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-range']).toBe(content);
    if (status !== 416) expect(answer.body.toString()).toBe(text);
  });

  it('answers HEAD without its bytes', async () => {
    const { headers } = await call(strapi, 'HEAD', url, null).expect(200);
    expect(headers['content-length']).toBe('10');
  });

  it('opens to nobody by an address that was changed', async () => {
    const good = new URL(url, 'http://x');
    for (const [name, value] of Object.entries({
      reader: 'member.x',
      document: 'x',
      of: 'api::tier.tier',
      locale: 'en',
      until: '9999999999999',
      sign: 'A'.repeat(43),
    })) {
      const changed = new URL(good);
      changed.searchParams.set(name, value);
      expect(await reasonOf(changed.pathname + changed.search)).toBe('link-over');
    }
    await get(good.pathname).expect(400);
    await get(`${url}&more=1`).expect(400);
  });

  it('is over after a quarter of an hour', async () => {
    wall(16 * 60_000);
    expect(await reasonOf(url)).toBe('link-over');
  });

  it('closes with the membership, at the download too', async () => {
    const suspend = (day: string | null) =>
      strapi.db
        .connection('memberships')
        .where('document_id', membership)
        .update({ suspended_on: day });
    await suspend('2021-05-01');
    expect(await reasonOf(url)).toBe('link-over');
    await suspend(null);
    await get(url).expect(200);
  });

  it('closes with a stricter rule, and as it leaves the part', async () => {
    await resources(strapi).update({ documentId: id, data: { content: part(OTHER_TIER) } });
    expect(await reasonOf(url)).toBe('link-over');
    const data = { content: part(MEMBERS) };
    await resources(strapi).update({ documentId: id, data, status: 'published' });
    expect(await reasonOf(url)).toBe('link-over');
  });

  it('lies in the private storage, and nowhere below the public folder', async () => {
    const digest = createHash('sha256').update(BYTES).digest('hex');
    const place = path.join(service('papers').folder(), digest.slice(0, 2), digest);
    expect(fs.readFileSync(place)).toEqual(BYTES);
    await get(`/uploads/${digest}.pdf`).expect(404);
    const library = await strapi.db.query('plugin::upload.file').count();
    expect(library).toBe(0);
  });
});

describe('what is sent', () => {
  it('is one file of a kind that is taken, by who may change the type', async () => {
    const reasonFor = async (...sent: Parameters<typeof sending>) =>
      (await sending(...sent)).body.error.details?.reason;
    expect(await reasonFor(strapi, admin.token, 'page.html')).toBe('content-file-kind');
    expect(await reasonFor(strapi, admin.token, 'pdf')).toBe('content-file-kind');
    expect(await reasonFor(strapi, admin.token, 'a.pdf', BYTES, 'api::tier.tier')).toBe(
      'part-type-unknown',
    );
    const staff = await loginAs(strapi, 'membership-staff');
    await sending(strapi, staff.token, 'a.pdf').expect(403);
    await sending(strapi, staff.token, 'a.pdf', BYTES, 'resources').expect(403);
    expect(await reasonFor(strapi, staff.token, 'a.pdf', BYTES, 'anything')).toBe(
      'part-type-unknown',
    );
    const empty = await admin.post(
      '/membership-lifecycle/members-parts/api::resource.resource/files',
    );
    expect(empty.body.error.details.reason).toBe('content-file-one');
  });

  it('is chosen among tiers and rights by name', async () => {
    const { body } = await admin
      .get('/membership-lifecycle/members-parts/api::resource.resource/choices')
      .expect(200);
    expect(body.data.tiers).toContainEqual({ code: 'autre', names: { fr: 'Autre', en: 'Autre' } });
    expect(body.data.endings).toContain('.pdf');
  });

  it('is forgotten a week later, when no version of any document names it', async () => {
    const named = await sendFile(strapi, admin.token, 'named.pdf', Buffer.from('named'));
    const left = await sendFile(strapi, admin.token, 'left.pdf', Buffer.from('left'));
    const files = [{ id: named.id, name: named.name }];
    await makeResource(strapi, part(EVERYONE, { files }), {}, 'draft');
    const ids = async () =>
      (await strapi.db.connection('adh_content_file').select('document_id')).map(
        (row: { document_id: string }) => row.document_id,
      );
    await service('contentFiles').forget();
    expect(await ids()).toContain(left.id);
    wall(8 * DAY_MS);
    await service('contentFiles').forget();
    expect(await ids()).not.toContain(left.id);
    expect(await ids()).toContain(named.id);
    // The sweep of the private storage takes the bytes of the one, and leaves those of the other.
    await service('memberPapers').sweep();
    const isThere = (text: string) => {
      const digest = createHash('sha256').update(text).digest('hex');
      return fs.existsSync(path.join(service('papers').folder(), digest.slice(0, 2), digest));
    };
    expect([isThere('named'), isThere('left')]).toEqual([true, false]);
  });
});
