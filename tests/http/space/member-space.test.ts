import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { plusDays } from '../../helpers/days';
import { presentAssociation } from '../../helpers/association';
import { call, type Caller } from '../../helpers/callers';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { userOf as accountFor } from '../../helpers/member-space';
import { publishOccasion } from '../../helpers/participation';
import { boot, setToday, stop } from '../../helpers/strapi';

/** What members who log in to a front-end read of themselves, and never of others. */

const STAFF = { type: 'admin', id: '1' };
const BASE = '/api/me/memberships';

let strapi: Core.Strapi;
let members: string[];
let calls: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const papers = async (): Promise<number> => (await strapi.db.connection('adh_paper')).length;

const userOf = (email: string, more: object = {}) => accountFor(strapi, email, more);
const contactOf = (index: number) => `c${index}@example.org`;
const organisation = async (id: string, data: object): Promise<void> => {
  const { organisation: owner } = await service('memberships').view(id);
  await strapi
    .documents('api::organisation.organisation')
    .update({ documentId: owner.documentId, data: data as never });
};
const pdf = (url: string, caller: Caller) =>
  request(strapi.server.httpServer)
    .get(url)
    .set('Authorization', `Bearer ${caller}`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
const get = (url: string, caller: Caller) => call(strapi, 'GET', url, caller);

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 6);
  calls = [];
  for (const id of members.slice(0, 2)) {
    const { terms } = await service('memberships').view(id);
    await service('commands').run(id, 'issue-call', { termId: terms[0].id }, STAFF);
    const { dues } = await service('memberships').view(id);
    const input = { duesId: dues[0].id, amount: 500_000 };
    await service('commands').run(id, 'record-payment', input, STAFF);
    calls.push(dues[0].id);
  }
});
afterAll(() => stop(strapi));

test('a user reads the memberships of the bodies whose contact has their address, whatever its case', async () => {
  const { body, headers } = await get(BASE, await userOf('C0@Example.org')).expect(200);
  const call = {
    id: calls[0],
    number: '2021-0001',
    term: { startsOn: '2021-01-04', endsOn: '2021-12-31' },
    issuedOn: JOINED_ON,
    dueOn: '2021-02-03',
    amount: { amount: 500_000, currency: 'EUR' },
    paid: { amount: 500_000, currency: 'EUR' },
    credit: { amount: 0, currency: 'EUR' },
    remaining: { amount: 0, currency: 'EUR' },
    state: 'paid',
    creditNote: null,
  };
  const term = {
    ...call.term,
    tier: expect.stringMatching(/^Formule \d+$/),
    price: { amount: 500_000, currency: 'EUR' },
    basis: null,
  };
  expect(body.data).toEqual([
    {
      documentId: members[0],
      reference: expect.stringMatching(/^ADH-2021-/),
      organisation: 'Commune 0',
      status: 'active',
      because: 'Période du 4 janvier 2021 au 31 décembre 2021, cotisation réglée.',
      leaving: null,
      memberSince: '2021-01-04',
      term,
      upToDate: true,
      uncalled: null,
      dues: call,
      entitlements: [
        expect.objectContaining({ benefit: 'centre', kind: 'access', used: 0, running: true }),
      ],
      renewal: null,
    },
  ]);
  expect(headers['cache-control']).toBe('private, no-store');
});

test('one person may speak for several bodies', async () => {
  const contact = { name: 'Deux', email: contactOf(2), role: 'billing' };
  await organisation(members[3], { contacts: [contact] });
  const { body } = await get(BASE, await userOf(contactOf(2))).expect(200);
  expect(body.data.map(({ documentId }: { documentId: string }) => documentId)).toEqual([
    members[2],
    members[3],
  ]);
});

describe('an account that opens nothing', () => {
  const nothingFor = async (caller: Caller) => {
    expect((await get(BASE, caller).expect(200)).body.data).toEqual([]);
    await get(`${BASE}/${members[0]}/certificate`, caller).expect(404);
    await get(`${BASE}/${members[0]}/receipts`, caller).expect(404);
    await get(`${BASE}/${members[0]}/receipts/${calls[0]}/file`, caller).expect(404);
  };

  test('is of nobody’s address', async () => nothingFor(await userOf('stranger@example.org')));
  test('has not been confirmed', async () =>
    nothingFor(await userOf(contactOf(0), { confirmed: false })));
  // Databases compare with LIKE, where _ and % stand for anything.
  test.each(['c_@example.org', '%@example.org'])('is named like a pattern: %s', async (email) => {
    await nothingFor(await userOf(email));
  });
  test('was blocked: it is not even let in', async () => {
    await get(BASE, await userOf(contactOf(0), { blocked: true })).expect(401);
  });
  test('is of a contact who was anonymised since', async () => {
    const caller = await userOf(contactOf(5));
    expect((await get(BASE, caller)).body.data).toHaveLength(1);
    const { contacts } = await service('memberships').view(members[5]);
    const input = { contactId: contacts[0].id, reason: 'Départ' };
    await service('commands').run(members[5], 'anonymise-contact', input, STAFF);
    await nothingFor(caller);
  });
});

describe('a certificate', () => {
  test('is a PDF that nobody keeps on the way; asked for again, the same', async () => {
    const caller = await userOf(contactOf(0));
    const before = await papers();
    const { body, headers } = await pdf(`${BASE}/${members[0]}/certificate`, caller).expect(200);
    expect(body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename=/);
    const again = await pdf(`${BASE}/${members[0]}/certificate?locale=fr`, caller).expect(200);
    expect(again.body.equals(body)).toBe(true);
    const english = await pdf(`${BASE}/${members[0]}/certificate?locale=en`, caller).expect(200);
    expect(english.body.equals(body)).toBe(false);
    expect(await papers()).toBe(before + 2);
  });

  test('is told by the journal as the member’s own doing', async () => {
    const { data } = await service('memberships').activities(members[0], { page: 1, pageSize: 2 });
    expect(data[0]).toMatchObject({ command: 'issue-certificate', actor: { type: 'member' } });
  });

  test('is refused, with the reason, to a body that is no member any more', async () => {
    const caller = await userOf(contactOf(4));
    const input = { lastDay: plusDays(JOINED_ON, -1), reason: 'Fusion' };
    await service('commands').run(members[4], 'withdraw', input, STAFF);
    setToday(strapi, '2021-02-01');
    const { body } = await get(`${BASE}/${members[4]}/certificate`, caller).expect(409);
    expect(body.error.details.reason).toBe('not-member-on');
    setToday(strapi, JOINED_ON);
  });
});

test('receipts are listed and taken one by one', async () => {
  const caller = await userOf(contactOf(1));
  const { body } = await get(`${BASE}/${members[1]}/receipts`, caller).expect(200);
  expect(body.data).toEqual([
    {
      id: calls[1],
      call: '2021-0002',
      term: { startsOn: '2021-01-04', endsOn: '2021-12-31' },
      received: { amount: 500_000, currency: 'EUR' },
      remaining: { amount: 0, currency: 'EUR' },
    },
  ]);
  const url = `${BASE}/${members[1]}/receipts/${calls[1]}/file`;
  const first = await pdf(url, caller).expect(200);
  expect(first.body.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await pdf(url, caller).expect(200)).body.equals(first.body)).toBe(true);
});

test('registrations are told by the side of today that their day is on, and whether a right is there', async () => {
  const caller = await userOf(contactOf(1));
  const register = async (startsOn: string, name: string): Promise<string> => {
    const occasion = await publishOccasion(strapi, { startsOn, endsOn: startsOn });
    const who = { membershipId: members[1], name };
    const by = { actor: STAFF };
    return (await service('registrations').register(occasion, who, by)).registration.id;
  };
  const [far, near, over, gone] = [
    await register('2022-03-01', 'Après la période'),
    await register('2021-06-20', 'Bientôt'),
    await register('2021-02-10', 'Passé'),
    await register('2021-05-02', 'Annulé'),
  ];
  await service('registrations').cancel(gone, { reason: 'Malade' }, { actor: STAFF });
  setToday(strapi, '2021-03-01');
  const told = async (query: string) => {
    const url = `${BASE}/${members[1]}/registrations${query}`;
    const { body } = await get(url, caller).expect(200);
    expect(body.meta.pagination.total).toBe(body.data.length);
    return body.data.map(({ id, over: isOver, covered }: Record<string, unknown>) => [
      id,
      isOver,
      covered,
    ]);
  };
  expect(await told('?when=coming')).toEqual([
    [gone, false, null],
    [near, false, true],
    [far, false, false],
  ]);
  expect(await told('?when=past')).toEqual([[over, true, null]]);
  expect((await told('')).map(([id]: string[]) => id)).toEqual([gone, over, near, far]);
  await get(`${BASE}/${members[1]}/registrations?when=all`, caller).expect(400);
  await get(`${BASE}/${members[1]}/usages?when=past`, caller).expect(400);
  setToday(strapi, JOINED_ON);
});

test('who leaves is told until when, and the rights end with the membership', async () => {
  const caller = await userOf(contactOf(2));
  const own = async () => (await get(`${BASE}/${members[2]}`, caller).expect(200)).body.data;
  expect(await own()).toMatchObject({ leaving: null });
  const lastDay = plusDays(JOINED_ON, 40);
  await service('commands').run(members[2], 'withdraw', { lastDay, reason: 'x' }, STAFF);
  const { leaving, entitlements } = await own();
  expect(leaving).toEqual({ kind: 'withdrawn', lastDay });
  expect(new Set(entitlements.map(({ endsOn }: { endsOn: string }) => endsOn))).toEqual(
    new Set([lastDay]),
  );
});

test('what is another’s answers exactly as what does not exist, and makes nothing', async () => {
  const caller = await userOf(contactOf(0));
  const before = await papers();
  const answerTo = async (url: string) => {
    const { status, body } = await get(url, caller);
    return { status, body };
  };
  for (const end of ['certificate', 'receipts', `receipts/${calls[1]}/file`]) {
    const theirs = await answerTo(`${BASE}/${members[1]}/${end}`);
    expect(theirs.status).toBe(404);
    expect(theirs).toEqual(await answerTo(`${BASE}/nothing/${end}`));
  }
  // One's own membership does not lead to another's receipt.
  const theirs = await answerTo(`${BASE}/${members[0]}/receipts/${calls[1]}/file`);
  expect(theirs.status).toBe(404);
  expect(theirs).toEqual(await answerTo(`${BASE}/${members[0]}/receipts/nothing/file`));
  expect(await papers()).toBe(before);
});

test.each(['locale=xx', 'locale[$ne]=fr', 'populate=*', 'filters[email]=a', 'on=2021-01-01'])(
  'nothing but a language may be asked for: %s',
  async (query) => {
    const caller = await userOf(contactOf(0));
    await get(`${BASE}/${members[0]}/certificate?${query}`, caller).expect(400);
    await get(`${BASE}/${members[0]}/receipts?${query}`, caller).expect(400);
  },
);

test('an administrator who closed it to users is not overruled at the next start', async () => {
  const where = { action: { $startsWith: 'plugin::membership-lifecycle.me.' } };
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  expect(await permissions.count({ where })).toBe(19);
  await permissions.deleteMany({ where });
  const { ensureMemberSpace } = require('../../../dist/src/setup/member-space') as {
    ensureMemberSpace: (app: Core.Strapi) => Promise<void>;
  };
  await ensureMemberSpace(strapi);
  expect(await permissions.count({ where })).toBe(0);
  await get(BASE, await userOf(contactOf(1))).expect(403);
});
