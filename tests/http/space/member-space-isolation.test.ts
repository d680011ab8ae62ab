import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { asAdminToken, asHolderOf, asToken, call, type Caller } from '../../helpers/callers';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { pdfOf } from '../../helpers/member-papers';
import { accountOf, userOf } from '../../helpers/member-space';
import { publishOccasion } from '../../helpers/participation';
import { boot, stop } from '../../helpers/strapi';
import { PERMISSIONS } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';

/** A contact sees their own organisation only, whatever identifier they send. */

const STAFF = { type: 'admin', id: '1' };
const ME = '/api/me/memberships';
/** What only the second member has, so that it is found wherever it leaks. */
const SECRET = 'Zoé Secret';

interface Known {
  membership: string;
  reference: string;
  term: string;
  dues: string;
  payment: string;
  entitlement: string;
  usage: string;
  givenPaper: string;
  issuedPaper: string;
  certificate: string;
  contact: string;
  registration: string;
  occasion: string;
  organisation: string;
  activity: string;
}

let strapi: Core.Strapi;
let mine: Known;
let theirs: Known;
let caller: Caller;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const rows = (table: string, membership: string) =>
  strapi.db.connection(table).where('membership_id', membership).orderBy('id');

/** Lives a little of everything, and answers every identifier that came of it. */
const live = async (membership: string, person: string): Promise<Known> => {
  const run = (command: string, input: object) =>
    service('commands').run(membership, command, input, STAFF);
  const { terms, organisation } = await service('memberships').view(membership);
  await strapi.documents('api::organisation.organisation').update({
    documentId: organisation.documentId,
    data: {
      name: `Ville de ${person}`,
      contacts: [{ name: person, email: `${person.slice(0, 3).toLowerCase()}@example.org` }],
    } as never,
  });
  await run('issue-call', { termId: terms[0].id });
  const { dues } = await service('memberships').view(membership);
  await run('record-payment', { duesId: dues[0].id, amount: 100_000 });
  await run('consume', { benefit: 'centre', quantity: 1, person });
  const occasion = await publishOccasion(strapi, {
    titles: { fr: `Rendez-vous ${person}`, en: `Meeting ${person}` },
  });
  const { registration } = await service('registrations').register(
    occasion,
    { membershipId: membership, name: person },
    { actor: STAFF },
  );
  const file = { name: `${person}.pdf`, bytes: pdfOf(person) };
  const { paper } = await service('memberPapers').add(membership, file, { kind: 'other' }, STAFF);
  const certificate = await service('attestations').issue(
    membership,
    { kind: 'certificate' },
    STAFF,
  );
  const view = await service('memberships').view(membership);
  const [usage] = (await rows('adh_usage', membership)).filter(({ kind }) => kind === 'consume');
  const [activity] = await rows('adh_activity', membership);
  return {
    membership,
    reference: view.reference,
    term: terms[0].id,
    dues: view.dues[0].id,
    payment: view.dues[0].payments[0].id,
    entitlement: view.entitlements[0].id,
    usage: usage.document_id,
    givenPaper: paper.id,
    issuedPaper: view.dues[0].papers[0].id,
    certificate: certificate.id,
    contact: view.contacts[0].id,
    registration: registration.id,
    occasion,
    organisation: organisation.documentId,
    activity: activity.document_id,
  };
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  const [first, second] = await manyMembers(strapi, 2);
  mine = await live(first, 'Ada Lovelace');
  theirs = await live(second, SECRET);
  caller = await userOf(strapi, 'ada@example.org');
});
afterAll(() => stop(strapi));

/** Every call that answers something of a membership, without what follows its identifier. */
const READS = [
  '',
  '/usages',
  '/history',
  '/registrations',
  '/papers',
  '/contacts',
  '/certificate',
  '/receipts',
];
const DEEPER = ['/papers/:id/file', '/receipts/:id/file'];

const answer = async (
  url: string,
  as = caller,
  method = 'GET',
  body?: object,
  version?: string,
) => {
  const test = call(strapi, method, url, as);
  if (version) void test.set('If-Match', version);
  const { status, body: said, text } = await (body ? test.send(body) : test);
  return { status, said: said as unknown, text: text ?? JSON.stringify(said) };
};

const ALL_IDS = (): string[] => Object.values(theirs);
const version = async () =>
  (await call(strapi, 'GET', `${ME}/${mine.membership}/contacts`, caller)).headers.etag;
const CONTACT = { name: 'X', email: null, phone: null, role: 'billing', locale: 'fr' };
const SELF = { ...CONTACT, email: 'ada@example.org' };

test('every call answers something to whom it belongs', async () => {
  for (const path of READS) {
    const { status } = await answer(`${ME}/${mine.membership}${path}`);
    expect({ path, status }).toEqual({ path, status: 200 });
  }
  for (const paper of [mine.givenPaper, mine.issuedPaper, mine.certificate]) {
    expect((await answer(`${ME}/${mine.membership}/papers/${paper}/file`)).status).toBe(200);
  }
  expect((await answer(`${ME}/${mine.membership}/receipts/${mine.dues}/file`)).status).toBe(200);
});

test('no answer holds anything of another member', async () => {
  for (const url of ['/api/me', ME, ...READS.map((path) => `${ME}/${mine.membership}${path}`)]) {
    const { text } = await answer(url);
    const told = [...ALL_IDS().map((id) => `"${id}"`), 'Secret', 'zoé@'];
    const leaked = told.filter((one) => text.includes(one));
    expect({ url, leaked }).toEqual({ url, leaked: [] });
  }
});

test('every identifier of another member answers as one that does not exist', async () => {
  const nothing = 'doesnotexist000000000000';
  for (const id of ALL_IDS()) {
    for (const path of READS) {
      const there = await answer(`${ME}/${id}${path}`);
      expect(there.status).toBe(404);
      expect(there).toEqual(await answer(`${ME}/${nothing}${path}`));
    }
    for (const path of DEEPER) {
      for (const membership of [mine.membership, id]) {
        const url = (one: string) => `${ME}/${membership}${path.replace(':id', one)}`;
        const there = await answer(url(id));
        expect(there.status).toBe(404);
        expect(there).toEqual(await answer(url(nothing)));
      }
    }
    expect(await answer(`${ME}/${mine.membership}/usages?entitlement=${id}`)).toEqual(
      await answer(`${ME}/${mine.membership}/usages?entitlement=${nothing}`),
    );
    const put = (contact: string) =>
      answer(
        `${ME}/${mine.membership}/contacts`,
        caller,
        'PUT',
        { contacts: [SELF, { ...CONTACT, id: contact }] },
        etag,
      );
    const etag = await version();
    const theirContact = await put(id);
    expect(theirContact.status).toBe(400);
    expect(theirContact).toEqual(await put('999999'));
    const other = await answer(`${ME}/${id}/contacts`, caller, 'PUT', { contacts: [SELF] }, etag);
    expect(other.status).toBe(404);
  }
});

test('nothing but what a call says may be asked of it', async () => {
  const queries = [
    '_q=Secret',
    'filters[membershipId]=x',
    'filters[$or][0][id][$gt]=0',
    'sort=id',
    'populate=*',
    'populate[0]=organisation',
    'fields[0]=email',
    'status=draft',
    'pagination[limit]=100',
    'where[id]=1',
    'membership=x',
  ];
  const paths = ['', '/papers/x/file', '/receipts/x/file', ...READS];
  const urls = ['/api/me', ME, ...paths.map((path) => `${ME}/${mine.membership}${path}`)];
  for (const url of urls) {
    for (const query of queries) {
      const { status, text } = await answer(`${url}?${query}`);
      expect({ url, query, status }).toEqual({ url, query, status: 400 });
      expect(text).not.toContain('Secret');
    }
  }
});

test('a page is asked for within limits, and a language among two', async () => {
  for (const path of ['/usages', '/history', '/registrations']) {
    const url = `${ME}/${mine.membership}${path}`;
    for (const query of [
      'page=0',
      'pageSize=101',
      'page=-1',
      'page=1e3',
      'page[]=1',
      'locale=de',
    ]) {
      expect((await answer(`${url}?${query}`)).status).toBe(400);
    }
    const { body } = await call(strapi, 'GET', `${url}?page=2&pageSize=1&locale=en`, caller);
    expect(body.meta.pagination).toMatchObject({ page: 2, pageSize: 1 });
  }
});

describe('who is no member’s user', () => {
  const urls = () => [
    '/api/me',
    ME,
    ...READS.map((path) => `${ME}/${mine.membership}${path}`),
    `${ME}/${mine.membership}/papers/${mine.issuedPaper}/file`,
    `${ME}/${mine.membership}/receipts/${mine.dues}/file`,
  ];
  const refusedTo = async (as: Caller) => {
    for (const url of urls()) {
      const { status } = await answer(url, as);
      expect([401, 403]).toContain(status);
    }
    const { status } = await answer(`${ME}/${mine.membership}/contacts`, as, 'PUT', {}, '"x"');
    expect([401, 403]).toContain(status);
  };

  test('without a token', () => refusedTo(null));
  test('with a token that is none', () => refusedTo('nothing'));
  test('with an API token', async () => refusedTo(await asToken(strapi, 'full-access')));
  test('with the token of somebody of the staff', async () =>
    refusedTo(await asHolderOf(strapi, ...Object.values(PERMISSIONS))));
  test('with an admin token', async () =>
    refusedTo(await asAdminToken(strapi, [PERMISSIONS.membershipRead])));
  test('blocked', async () =>
    refusedTo(await userOf(strapi, 'ada@example.org', { blocked: true })));

  test('not confirmed: nothing is theirs', async () => {
    const unconfirmed = await userOf(strapi, 'ada@example.org', { confirmed: false });
    expect((await answer(ME, unconfirmed)).said).toEqual({ data: [] });
    for (const path of READS) {
      expect((await answer(`${ME}/${mine.membership}${path}`, unconfirmed)).status).toBe(404);
    }
  });

  test('blocked, or no contact any more, while signed in: at once', async () => {
    const { id, token } = await accountOf(strapi, 'ada@example.org');
    const users = strapi.db.query('plugin::users-permissions.user');
    expect((await answer(`${ME}/${mine.membership}`, token)).status).toBe(200);
    await users.update({ where: { id }, data: { email: 'elsewhere@example.org' } });
    expect((await answer(`${ME}/${mine.membership}`, token)).status).toBe(404);
    await users.update({ where: { id }, data: { email: 'ada@example.org', blocked: true } });
    expect((await answer(`${ME}/${mine.membership}`, token)).status).toBe(401);
  });
});

test('nobody makes an account by themselves', async () => {
  const { status, text } = await answer('/api/auth/local/register', null, 'POST', {
    username: 'ada',
    email: 'ada@example.org',
    password: 'Some-password-1',
  });
  expect(status).toBe(400);
  expect(text).toContain('disabled');
});
