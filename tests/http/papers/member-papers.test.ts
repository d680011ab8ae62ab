import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs } from '../../helpers/admin';
import { asHolderOf, asToken, asUser, call, type Caller } from '../../helpers/callers';
import { pdfOf, sendPaper } from '../../helpers/member-papers';
import { makeMember } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';
import { PERMISSIONS } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';

/** Papers of members as their page sends and reads them, and as nobody else does. */

const LIFECYCLE = '/membership-lifecycle';

let strapi: Core.Strapi;
let staff: Caller;
let member: string;
let other: string;

const get = (url: string, caller: Caller = staff) =>
  call(strapi, 'GET', `${LIFECYCLE}${url}`, caller);
const filed = async (said: string, name?: string, fields?: Record<string, string>) =>
  (await sendPaper(strapi, staff, member, { name, bytes: pdfOf(said) }, fields).expect(200)).body
    .data;
const reasonOf = ({ status, body }: request.Response) => [status, body.error?.details?.reason];

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  staff = (await loginAs(strapi, 'membership-staff')).token;
  member = (await makeMember(strapi)).membership;
  other = (await makeMember(strapi)).membership;
});
afterAll(() => stop(strapi));

test('a paper is sent, listed and read again, as a file that a browser only keeps', async () => {
  const { paper, known } = await filed('sent', 'Délibération n° 12.pdf', {
    kind: 'deliberation',
    documentOn: '2021-05-04',
  });
  expect(known).toBe(false);
  const listed = await get(`/memberships/${member}/member-papers`).expect(200);
  expect(listed.body.data).toMatchObject({ papers: [paper], mostBytes: 10 * 1024 * 1024 });
  expect(paper).toMatchObject({ name: 'Délibération n° 12.pdf', documentOn: '2021-05-04' });
  expect(paper.addedBy.name).toMatch(/./);

  const file = await get(`/member-papers/${paper.id}/file`).buffer(true).expect(200);
  expect(Buffer.from(file.body).equals(pdfOf('sent'))).toBe(true);
  expect(file.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-security-policy': "sandbox; default-src 'none'",
  });
  expect(file.headers['content-disposition']).toMatch(
    /^attachment; filename="D_lib_ration n_ 12\.pdf"; filename\*=UTF-8''D%C3%A9lib/,
  );
});

test('the same file sent twice is one paper, and the answer says so', async () => {
  const first = await filed('again');
  const second = await filed('again', 'autre nom.pdf', { kind: 'order' });
  expect(second).toEqual({ paper: first.paper, known: true });
});

test.each([
  ['../../../etc/passwd', /^passwd\.pdf$/],
  ['..\\..\\boot.ini', /^boot\.ini\.pdf$/],
  ['a\u202Efdp.exe', /^afdp\.exe\.pdf$/],
  [`${'long'.repeat(75)}.pdf`, /^(long){30}\.pdf$/],
  ['nul\u0000caché.pdf', /\.pdf$/],
  ['"; filename="x.html', /\.pdf$/],
])('a file by the name of %j has a harmless one', async (name, kept) => {
  const { paper } = await filed(`named ${name}`, name);
  expect(paper.name).toMatch(kept);
  expect(paper.name).not.toMatch(/[\p{C}/\\"<>]/u);
  const { headers } = await get(`/member-papers/${paper.id}/file`).expect(200);
  expect(headers['content-disposition']).toMatch(/^attachment; filename=/);
});

test('a file is judged by its bytes, not by what is said of it', async () => {
  const sent = (bytes: Buffer, name = 'x.pdf') =>
    sendPaper(strapi, staff, member, { bytes, name, type: 'application/pdf' });
  const html = Buffer.from('<html><script>alert(1)</script></html>');
  expect(reasonOf(await sent(html))).toEqual([400, 'pdf-not-one']);
  expect(reasonOf(await sent(pdfOf('cut').subarray(0, 100)))).toEqual([400, 'pdf-broken']);
  expect(reasonOf(await sent(pdfOf('locked', { trailer: '/Encrypt 9 0 R ' })))).toEqual([
    400,
    'pdf-protected',
  ]);
  expect(reasonOf(await sent(Buffer.alloc(10 * 1024 * 1024 + 1, 'x')))).toEqual([
    400,
    'pdf-too-large',
  ]);
  const other = { bytes: pdfOf('by another name'), name: 'photo.jpg', type: 'image/jpeg' };
  const taken = await sendPaper(strapi, staff, member, other).expect(200);
  expect(taken.body.data.paper.name).toBe('photo.jpg.pdf');
});

test('what is said of a paper is checked', async () => {
  const bytes = pdfOf('said');
  const sent = async (fields: Record<string, string>) => {
    const { body } = await sendPaper(strapi, staff, member, { bytes }, fields).expect(400);
    const { reason, errors } = body.error.details;
    return (
      errors?.map((one: { path: string[]; reason: string }) => [one.path[0], one.reason]) ?? reason
    );
  };
  expect(await sent({ kind: 'call' })).toEqual([['kind', 'not-a-choice']]);
  expect(await sent({ kind: 'other' })).toEqual([['title', 'required']]);
  expect(await sent({ kind: 'order', title: 'x'.repeat(201) })).toEqual([['title', 'too-long']]);
  expect(await sent({ kind: 'order', documentOn: '2021-02-30' })).toEqual([
    ['documentOn', 'not-a-day'],
  ]);
  expect(await sent({ kind: 'order', documentOn: '2021-06-02' })).toBe('date-in-future');
  expect(await sent({ kind: 'order', issuedOn: '2021-01-01' })).toEqual([
    ['issuedOn', 'unknown-field'],
  ]);
});

test('no file, or more than one, is refused', async () => {
  const url = `${LIFECYCLE}/memberships/${member}/member-papers`;
  const none = await call(strapi, 'POST', url, staff).send({ kind: 'order' });
  expect(reasonOf(none)).toEqual([400, 'paper-file-missing']);
  const two = await sendPaper(strapi, staff, member, { bytes: pdfOf('one') }).attach(
    'second',
    pdfOf('two'),
    'two.pdf',
  );
  expect(reasonOf(two)).toEqual([400, 'paper-file-missing']);
});

test('a paper is removed with a reason, by those who may, and then unknown', async () => {
  const { paper } = await filed('to be removed');
  const url = `${LIFECYCLE}/member-papers/${paper.id}/remove`;
  const without = await call(strapi, 'POST', url, staff).send({});
  expect(without.status).toBe(400);
  const removed = await call(strapi, 'POST', url, staff).send({ reason: 'Erreur' });
  expect(removed.status).toBe(200);
  expect(reasonOf(await get(`/member-papers/${paper.id}/file`))).toEqual([404, 'paper-unknown']);
  const again = await call(strapi, 'POST', url, staff).send({ reason: 'Erreur' });
  expect(reasonOf(again)).toEqual([404, 'paper-unknown']);
  const { body } = await get(`/memberships/${member}/activities`).expect(200);
  expect(body.data[0]).toMatchObject({ command: 'remove-paper', reason: 'Erreur' });
});

test('the address of a paper answers to nobody without its own permission', async () => {
  const { paper } = await filed('private');
  const file = `/member-papers/${paper.id}/file`;
  const callers: [string, Caller, number][] = [
    ['nobody', null, 401],
    ['a user of the site', await asUser(strapi), 401],
    ['an API token', await asToken(strapi, 'full-access'), 401],
    ['communications', (await loginAs(strapi, 'communications')).token, 403],
    ['who may read members only', await asHolderOf(strapi, PERMISSIONS.membershipRead), 403],
    ['who may add papers only', await asHolderOf(strapi, PERMISSIONS.paperManage), 403],
    ['who may read papers', await asHolderOf(strapi, PERMISSIONS.paperRead), 200],
  ];
  const answers = await Promise.all(
    callers.map(async ([name, caller]) => [name, (await get(file, caller)).status]),
  );
  expect(answers).toEqual(callers.map(([name, , status]) => [name, status]));
  // Who may read members reads what was issued, never what members gave.
  const reader = await asHolderOf(strapi, PERMISSIONS.membershipRead);
  expect(reasonOf(await get(`/papers/${paper.id}/file`, reader))).toEqual([404, 'paper-unknown']);
  const issued = await get(`/memberships/${member}/papers`, reader).expect(200);
  expect(issued.body.data).toEqual([]);
  expect((await get(`/memberships/${other}/member-papers`).expect(200)).body.data.papers).toEqual(
    [],
  );
  expect(reasonOf(await get('/memberships/nobody/member-papers'))).toEqual([
    404,
    'membership-unknown',
  ]);
  // The folder lies beside what the web server hands out.
  for (const url of ['/uploads/', '/data/files/', `/uploads/${paper.name}`]) {
    expect((await request(strapi.server.httpServer).get(url)).status).toBe(404);
  }
});
