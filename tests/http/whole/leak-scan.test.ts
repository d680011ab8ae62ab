import type { Core } from '@strapi/strapi';
import request from 'supertest';
import type { PartAccess } from '../../../src/plugins/membership-lifecycle/shared/resources/members-part';
import { loginAs } from '../../helpers/admin';
import {
  applicationBody,
  applicationOf,
  sealed,
  sayWhoAnswers,
  TIER,
} from '../../helpers/applications';
import { asToken, type Caller } from '../../helpers/callers';
import { makeBenefit, makeOffer, makeTier, translate } from '../../helpers/content';
import { bootWithMail, invite, tokensIn, type Invited } from '../../helpers/invitations';
import { pdfOf } from '../../helpers/member-papers';
import { userOf } from '../../helpers/member-space';
import { occasionInput, publishOccasion } from '../../helpers/participation';
import { hasPdfTools, textOf } from '../../helpers/pdf';
import { EVERYONE, makeResource, part, resources, sendFile } from '../../helpers/resources';
import { stop } from '../../helpers/strapi';
import type { MailServer } from '../../helpers/smtp';

/**
 * Every call of the content API, as the running application lists them, asked rightly and with all that
 * Strapi's own calls take: no answer holds a private field, a draft, or anything of another member.
 */

const STAFF = { type: 'admin', id: '1' };
const ME = '/api/me/memberships';
/** Planted in what nobody who calls may read: notes of staff, drafts, other members. */
const PRIVATE = 'Zqprivate';
const DRAFT = 'Zqdraft';
const THEIRS = 'Zqtheirs';
/** Planted in what one’s own calls do answer, so that a scan that sees nothing fails. */
const MINE = 'Zqmine';

const TIER_OF_NOBODY = 'de-personne';

type Uid = 'api::offer.offer' | 'api::tier.tier' | 'api::benefit.benefit';

interface Living {
  membership: string;
  email: string;
  usage: string;
  registration: string;
  paper: string;
  dues: string;
  contact: string;
}

let strapi: Core.Strapi;
let mail: MailServer;
let invited: Invited[];
let mine: Living;
let theirs: Living;
let user: Caller;
let token: Caller;
let occasion: string;
let resource: { id: string; file: string };
let hidden: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);

/** A little of everything of one member; what only staff may read is marked in either. */
const live = async ({ member, email }: Invited, mark: string): Promise<Living> => {
  const run = (command: string, input: object) =>
    service('commands').run(member, command, input, STAFF);
  const { organisation, terms } = await service('memberships').view(member);
  await strapi.documents('api::organisation.organisation').update({
    documentId: organisation.documentId,
    data: {
      name: `Ville de ${mark}`,
      notes: `${PRIVATE} notes`,
      contacts: [
        { name: `Ana ${mark}`, email, phone: '01 02 03 04 05', role: 'representative' },
        { name: `Second ${mark}`, email: `${mark}@example.org`, role: 'billing' },
      ],
    } as never,
  });
  await strapi.db
    .query('api::membership.membership')
    .update({ where: { documentId: member }, data: { notes: `${PRIVATE} notes` } });
  await run('issue-call', { termId: terms.at(-1).id, reason: `${PRIVATE} call` });
  const [call] = (await service('memberships').view(member)).dues;
  await run('record-payment', { duesId: call.id, amount: 100_000 });
  const use = { benefit: 'centre', quantity: 1, person: `Ana ${mark}` };
  await run('consume', { ...use, reason: `${PRIVATE} use` });
  await run('note-renewal', { note: `${PRIVATE} renewal` });
  await run('suspend', { reason: `${PRIVATE} suspension` });
  await run('reinstate', { reason: `${PRIVATE} way back` });
  const { registration } = await service('registrations').register(
    occasion,
    { membershipId: member, name: `Ana ${mark}` },
    { actor: STAFF },
  );
  const file = { name: `${mark}.pdf`, bytes: pdfOf(mark) };
  const { paper } = await service('memberPapers').add(member, file, { kind: 'other' }, STAFF);
  await service('attestations').issue(member, { kind: 'certificate' }, STAFF);
  const usage = await strapi.db
    .connection('adh_usage')
    .where({ membership_id: member, kind: 'consume' })
    .first();
  const { contacts } = await service('memberships').view(member);
  return {
    membership: member,
    email,
    usage: usage.document_id,
    registration: registration.id,
    paper: paper.id,
    dues: call.id,
    contact: String(contacts[0].id),
  };
};

/** An offer, a tier and a benefit that are published, then edited; and some that never were. */
const writeDrafts = async (): Promise<void> => {
  const benefit = await makeBenefit(strapi, { code: 'publie' });
  const tier = await makeTier(strapi, { code: TIER, name: 'Publiée', allowances: [{ benefit }] });
  const values = { slug: 'publiee', opensOn: '2021-02-01', tiers: [tier], benefits: [benefit] };
  const offer = await makeOffer(strapi, values);
  await makeOffer(strapi, { slug: 'brouillon', title: `${DRAFT} offer` }, 'draft');
  await makeTier(strapi, { name: `${DRAFT} tier` }, 'draft');
  await makeBenefit(strapi, { title: `${DRAFT} benefit` }, 'draft');
  const edit = (uid: Uid, documentId: string, data: object) =>
    strapi.documents(uid).update({ documentId, data: data as never });
  await edit('api::offer.offer', offer, { title: `${DRAFT} edited` });
  await edit('api::tier.tier', tier, { name: `${DRAFT} edited` });
  await edit('api::benefit.benefit', benefit, { title: `${DRAFT} edited` });
  // What an English text refers to has to be there in English first.
  await translate(strapi, 'api::benefit.benefit', benefit, { title: `${DRAFT} English` }, 'draft');
  await translate(strapi, 'api::tier.tier', tier, { name: `${DRAFT} English` }, 'draft');
  await translate(strapi, 'api::offer.offer', offer, { title: `${DRAFT} English` }, 'draft');
  const titles = { fr: `${DRAFT} rendez-vous`, en: `${DRAFT} meeting` };
  const { token: editor } = await loginAs(strapi, 'communications');
  const kept = await sendFile(strapi, editor, 'guide.pdf', pdfOf('Guide'));
  const files = [{ id: kept.id, name: kept.name }];
  const id = await makeResource(strapi, part(EVERYONE, { files }));
  const { body } = await request(strapi.server.httpServer).get(`/api/resources/${id}`).expect(200);
  resource = { id, file: body.data.part.files[0].url };
  const edited = { title: `${DRAFT} edited`, content: part(EVERYONE, { body: DRAFT, files }) };
  await resources(strapi).update({ documentId: id, data: edited });
  const closed: PartAccess = { kind: 'members', tiers: [TIER_OF_NOBODY] };
  await makeTier(strapi, { code: TIER_OF_NOBODY, name: 'Autre' });
  await makeResource(strapi, part(closed, { body: PRIVATE }));
  await service('occasions').create(
    occasionInput({ titles, startsOn: '2021-11-20', endsOn: '2021-11-20' }),
    STAFF,
  );
};

/** What is secret whatever it is called: digests of passwords and tokens, keys, addresses of staff. */
const secretsOf = async (): Promise<string[]> => {
  const db = strapi.db.connection;
  const columns: [string, string][] = [
    ['up_users', 'password'],
    ['admin_users', 'password'],
    ['admin_users', 'email'],
    ['strapi_api_tokens', 'access_key'],
    ['adh_account_link', 'token_hash'],
    ['adh_account_link', 'account_stamp'],
    ['adh_renewal_invitation', 'token_hash'],
    ['adh_paper', 'digest'],
  ];
  const found: string[] = [];
  for (const [table, column] of columns) {
    const values = (await db(table).pluck(column)).filter(Boolean).map(String);
    expect([table, column, values.length > 0]).toEqual([table, column, true]);
    found.push(...values);
  }
  return found;
};

const lastToken = async (): Promise<string> => {
  await service('memberAccounts').settled();
  await service('messages').flush();
  return (
    tokensIn(mail.received.at(-1)?.text ?? '').at(-1) ??
    /#\w+=([\w-]{43})/.exec(mail.received.at(-1)?.text ?? '')?.[1] ??
    ''
  );
};

beforeAll(async () => {
  ({ strapi, server: mail } = await bootWithMail());
  invited = await invite(strapi, mail, 6);
  occasion = await publishOccasion(strapi, { startsOn: '2021-11-20', endsOn: '2021-11-20' });
  await writeDrafts();
  mine = await live(invited[0]!, MINE);
  theirs = await live(invited[1]!, THEIRS);
  await sayWhoAnswers(strapi);
  const other = applicationOf(`Ville ${THEIRS} candidate`, { message: `${THEIRS} message` });
  await service('applications').receive({ ...other, ...(await sealed(strapi)) });
  user = await userOf(strapi, mine.email);
  await userOf(strapi, theirs.email);
  token = await asToken(strapi, 'full-access');
  const [stranger] = (await service('memberships').view(invited[5]!.member)).contacts;
  await service('memberAccess').invite(invited[5]!.member, stranger.id, STAFF);
  await service('messages').flush();
  // A colleague, whose address and password no answer may tell.
  await loginAs(strapi, 'strapi-super-admin');
  const ids = Object.values(theirs).filter((one) => one !== theirs.contact);
  hidden = [PRIVATE, DRAFT, THEIRS, ...ids, ...(await secretsOf())];
  service('rateLimits').reset();
});
afterAll(async () => {
  await stop(strapi);
  await mail?.close();
});

interface Call {
  url: () => string;
  as?: () => Caller;
  body?: () => object | Promise<object>;
  headers?: () => Record<string, string> | Promise<Record<string, string>>;
  /** What the right question is answered; 200 unless it says otherwise. */
  status?: number;
}
const publicly = (url: string): Call => ({ url: () => url });
const owning = (path = '', more: Partial<Call> = {}): Call => ({
  url: () => `${ME}/${mine.membership}${path}`,
  as: () => user,
  ...more,
});
const withToken = (url: () => string, more: Partial<Call> = {}): Call => ({
  url,
  as: () => token,
  ...more,
});
const byLink = (at: number, end: string, more: Partial<Call> = {}): Call => ({
  url: () => `/api/renewal-invitations/${invited[at]!.token}${end}`,
  ...more,
});
const version = async (): Promise<Record<string, string>> => {
  const { headers } = await send({ method: 'GET', ...owning('/contacts') });
  return { 'If-Match': headers.etag! };
};
const once = (key: string) => () => ({ 'Idempotency-Key': `leak-scan-${key}` });

/** How each call is asked rightly. A call that is not here fails the first test. */
const CALLS: Record<string, Call> = {
  'GET /api/offers': publicly('/api/offers?archive=true'),
  'GET /api/offers/current': publicly('/api/offers/current'),
  'GET /api/offers/:slug': publicly('/api/offers/publiee'),
  'GET /api/offers/:slug/sheet.pdf': publicly('/api/offers/publiee/sheet.pdf'),
  'GET /api/association': publicly('/api/association'),
  'GET /api/applications/challenge': publicly('/api/applications/challenge'),
  'GET /api/applications/form': publicly('/api/applications/form'),
  'POST /api/applications': {
    ...publicly('/api/applications'),
    body: async () => ({ ...applicationBody(), ...(await sealed(strapi)) }),
    status: 202,
  },
  'GET /api/renewal-invitations/:token': byLink(2, ''),
  'POST /api/renewal-invitations/:token/accept': byLink(3, '/accept', { body: () => ({}) }),
  'POST /api/renewal-invitations/:token/decline': byLink(4, '/decline', {
    body: () => ({ reason: 'Budget' }),
  }),
  'POST /api/me/sign-in-links': {
    ...publicly('/api/me/sign-in-links'),
    body: () => ({ email: mine.email }),
    status: 202,
  },
  'POST /api/me/sign-in': {
    ...publicly('/api/me/sign-in'),
    body: async () => {
      await service('memberAccounts').requestSignInLink(mine.email);
      return { token: await lastToken() };
    },
  },
  'POST /api/me/invitation': {
    ...publicly('/api/me/invitation'),
    body: async () => {
      const { member } = invited[5]!;
      const [contact] = (await service('memberships').view(member)).contacts;
      await service('memberAccess').invite(member, contact.id, STAFF);
      return { token: await lastToken(), password: 'douze lettres et plus' };
    },
  },
  'GET /api/me': { url: () => '/api/me', as: () => user },
  'GET /api/me/memberships': { url: () => ME, as: () => user },
  'GET /api/me/memberships/:documentId': owning(),
  'GET /api/me/memberships/:documentId/usages': owning('/usages'),
  'GET /api/me/memberships/:documentId/history': owning('/history'),
  'GET /api/me/memberships/:documentId/registrations': owning('/registrations'),
  'GET /api/me/memberships/:documentId/occasions': owning('/occasions'),
  'POST /api/me/memberships/:documentId/registrations': owning('/registrations', {
    headers: once('own-register'),
    body: () => ({ occasion, name: `Ola ${MINE}` }),
    status: 201,
  }),
  'POST /api/me/memberships/:documentId/registrations/:id/cancel': owning('', {
    url: () => `${ME}/${mine.membership}/registrations/${mine.registration}/cancel`,
    body: () => ({}),
  }),
  'GET /api/me/memberships/:documentId/papers': owning('/papers'),
  'GET /api/me/memberships/:documentId/papers/:paperId/file': owning('', {
    url: () => `${ME}/${mine.membership}/papers/${mine.paper}/file`,
  }),
  'GET /api/me/memberships/:documentId/contacts': owning('/contacts'),
  'PUT /api/me/memberships/:documentId/contacts': owning('/contacts', {
    headers: version,
    body: () => ({
      contacts: [
        {
          ...{ name: `Ana ${MINE}`, email: mine.email, phone: null },
          ...{ role: 'representative', locale: 'fr' },
        },
      ],
    }),
  }),
  'GET /api/me/memberships/:documentId/certificate': owning('/certificate'),
  'GET /api/me/memberships/:documentId/receipts': owning('/receipts'),
  'GET /api/me/memberships/:documentId/receipts/:id/file': owning('', {
    url: () => `${ME}/${mine.membership}/receipts/${mine.dues}/file`,
  }),
  'GET /api/me/memberships/:documentId/renewal': owning('/renewal'),
  'POST /api/me/memberships/:documentId/renewal/accept': owning('/renewal/accept', {
    body: () => ({}),
  }),
  // Answered just above.
  'POST /api/me/memberships/:documentId/renewal/decline': owning('/renewal/decline', {
    body: () => ({ reason: 'Budget' }),
    status: 409,
  }),
  'GET /api/entitlements': withToken(() => `/api/entitlements?membership=${mine.membership}`),
  'POST /api/entitlements/check': withToken(() => '/api/entitlements/check', {
    body: () => ({ membership: mine.membership, benefit: 'centre' }),
  }),
  'POST /api/entitlements/consume': withToken(() => '/api/entitlements/consume', {
    headers: once('consume'),
    body: () => ({
      ...{ membership: mine.membership, benefit: 'centre', quantity: 1, person: `Ana ${MINE}` },
    }),
    status: 201,
  }),
  'POST /api/entitlements/usages/:id/reverse': withToken(
    () => `/api/entitlements/usages/${mine.usage}/reverse`,
    { headers: once('reverse'), body: () => ({ reason: 'Erreur' }), status: 201 },
  ),
  'GET /api/resources': { url: () => '/api/resources' },
  'GET /api/resources/:documentId': { url: () => `/api/resources/${resource.id}` },
  'GET /api/resources/files/:id': { url: () => resource.file },
  'GET /api/members-parts/:type': {
    url: () => `/api/members-parts/resources?documentId=${resource.id}`,
  },
  'GET /api/occasions': { url: () => '/api/occasions' },
  'GET /api/occasions/:id': { url: () => `/api/occasions/${occasion}` },
  'GET /api/occasions/:id/calendar.ics': {
    url: () => `/api/occasions/${occasion}/calendar.ics`,
  },
  'POST /api/occasions/:id/registrations': withToken(
    () => `/api/occasions/${occasion}/registrations`,
    {
      headers: once('register'),
      body: () => ({ membership: mine.membership, name: `Bob ${MINE}` }),
      status: 201,
    },
  ),
  'POST /api/occasions/registrations/:id/cancel': withToken(
    () => `/api/occasions/registrations/${mine.registration}/cancel`,
    // Cancelled above, by the member.
    { headers: once('cancel'), body: () => ({ reason: 'Empêchement' }), status: 409 },
  ),
};

/** What Strapi's own calls would take. */
const PROBES = [
  `_q=${THEIRS}`,
  `_q=${PRIVATE}`,
  `filters[name][$contains]=${THEIRS}`,
  'filters[contacts][email][$startsWith]=c',
  'filters[createdBy][password][$startsWith]=$',
  'filters[$or][0][id][$gt]=0',
  'where[id]=1',
  'sort=createdBy.password',
  'sort[0]=notes:asc',
  'populate=*',
  'populate[0]=organisation',
  'populate[createdBy]=true',
  'fields[0]=notes',
  'fields=*',
  'status=draft',
  'publicationState=preview',
  'pagination[pageSize]=1000',
  'locale=*',
  'locale=all',
  'locale[$ne]=fr',
];

interface Answered {
  status: number;
  headers: Record<string, string>;
  text: string;
}

const hasPdf = hasPdfTools();

/** What an answer says, headers included; papers as they are read. */
const send = async (
  { method, url, as, body, headers }: Call & { method: string },
  query = '',
): Promise<Answered> => {
  const at = url();
  const verb = method.toLowerCase() as 'get' | 'post' | 'put';
  const asked = request(strapi.server.httpServer)[verb](
    query ? `${at}${at.includes('?') ? '&' : '?'}${query}` : at,
  );
  const caller = as?.() ?? null;
  if (caller) void asked.set('Authorization', `Bearer ${caller}`);
  for (const [name, value] of Object.entries((await headers?.()) ?? {}))
    void asked.set(name, value);
  void asked.buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  });
  const answer = await (body ? asked.send(await body()) : asked);
  const bytes = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from('');
  const isPdf = bytes.subarray(0, 5).toString() === '%PDF-';
  const said = [JSON.stringify(answer.headers), bytes.toString('utf8')];
  if (isPdf && hasPdf) said.push(textOf(bytes));
  return { status: answer.status, headers: answer.headers, text: said.join('\n') };
};

const leaksIn = (text: string): string[] => hidden.filter((secret) => text.includes(secret));

const ofOurs = (route: string): boolean =>
  / \/api\/(offers|association|applications|renewal-invitations|me|entitlements|occasions|resources|members-parts)(\/|$)/.test(
    route,
  );
/** Those of Strapi's own plugins, of which `routes-of-strapi.test.ts` says who reaches them. */
const OF_STRAPI =
  /^\w+ \/api\/(auth|connect|content-type-builder|email|i18n|upload|users|users-permissions)(\/|$)/;

test('every call of the running application is scanned', () => {
  const routes = strapi.server
    .listRoutes()
    .flatMap(({ methods, path }) => methods.map((method: string) => `${method} ${path}`))
    .filter((route) => / \/api\//.test(route) && !route.startsWith('HEAD '))
    .filter((route) => !OF_STRAPI.test(route));
  expect(routes.filter(ofOurs).sort()).toEqual(routes.sort());
  expect(Object.keys(CALLS).sort()).toEqual(routes.sort());
});

const CASES = Object.entries(CALLS).map(([route, one]) => [route, one] as const);

test.each(CASES)(
  '%s takes nothing that it does not name, and lets nothing out',
  async (route, one) => {
    const [method] = route.split(' ') as [string];
    // The right one is sent once: with another question beside it, it must change nothing.
    const body = one.body ? () => ({}) : undefined;
    for (const probe of PROBES) {
      const { status, text } = await send({ ...one, method, body }, probe);
      service('rateLimits').reset();
      expect({ probe, leaks: leaksIn(text) }).toEqual({ probe, leaks: [] });
      expect({ probe, status }).toEqual({
        probe,
        status: method === 'GET' ? 400 : expect.any(Number),
      });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  },
);

test.each(CASES)(
  '%s answers what it is for, in either language, and nothing else',
  async (route, one) => {
    const [method] = route.split(' ') as [string];
    const { status, text } = await send({ ...one, method });
    expect({ status, leaks: leaksIn(text) }).toEqual({ status: one.status ?? 200, leaks: [] });
    if (method !== 'GET') return;
    for (const locale of ['fr', 'en']) {
      const answer = await send({ ...one, method }, `locale=${locale}`);
      expect({ locale, leaks: leaksIn(answer.text) }).toEqual({ locale, leaks: [] });
      expect([200, 400]).toContain(answer.status);
    }
  },
);

test('what is hidden would be found: one’s own is answered, and the drafts are there', async () => {
  const own = await send({ method: 'GET', ...owning('/usages') });
  expect(own.text).toContain(MINE);
  hidden.push(MINE);
  expect(leaksIn(own.text)).toEqual([MINE]);
  hidden.pop();
  const drafts = await strapi.db.connection('offers').where('title', 'like', `${DRAFT}%`);
  expect(drafts.length).toBeGreaterThanOrEqual(3);
  const notes = await strapi.db.connection('memberships').where('notes', 'like', `${PRIVATE}%`);
  expect(notes).toHaveLength(2);
});

test('what is another’s, a draft’s or nobody’s is refused in the same words', async () => {
  const at = (url: string, as: Caller = null) =>
    send({ method: 'GET', url: () => url, as: () => as });
  const drafted = await at('/api/offers/brouillon');
  expect([drafted.status, leaksIn(drafted.text)]).toEqual([404, []]);
  // Made up, and answered alike, but for the instant.
  const nowhere = await at('/api/offers/inconnue');
  const bodyOf = ({ text }: Answered) => text.split('\n').slice(1).join('\n');
  expect(bodyOf(drafted)).toBe(bodyOf(nowhere));
  const their = await at(`${ME}/${theirs.membership}`, user);
  expect([their.status, leaksIn(their.text)]).toEqual([404, []]);
});
