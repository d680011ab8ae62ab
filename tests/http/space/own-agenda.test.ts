import type { Core } from '@strapi/strapi';
import request from 'supertest';
import type { OwnRegistration } from '../../../src/plugins/membership-lifecycle/shared/access/content-api';
import type { OwnOccasion } from '../../../src/plugins/membership-lifecycle/shared/occasions/content-api';
import { loginAs } from '../../helpers/admin';
import { asToken, call, type Caller } from '../../helpers/callers';
import { userOf } from '../../helpers/member-space';
import { publishOccasion } from '../../helpers/participation';
import { giveRight, someId, spokenFor } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The agenda as the public reads it, and what members do there by their own sign-in. */

let strapi: Core.Strapi;
let ana: Caller;
let member: string;
let others: string;

const get = (url: string, caller: Caller = null) => call(strapi, 'GET', url, caller);
const post = (path: string, body: object, { key = someId(), as = ana, of = member } = {}) =>
  request(strapi.server.httpServer)
    .post(`/api/me/memberships/${of}${path}`)
    .set('Authorization', `Bearer ${as}`)
    .set('Idempotency-Key', key)
    .send(body);
const register = (occasion: string, more: object = {}, how = {}) =>
  post('/registrations', { occasion, ...more }, how);
const cancel = (id: string, how = {}) => post(`/registrations/${id}/cancel`, {}, how);
const agenda = async (query = ''): Promise<OwnOccasion[]> =>
  (await get(`/api/me/memberships/${member}/occasions${query}`, ana).expect(200)).body.data;
const seen = async (id: string): Promise<OwnOccasion | undefined> =>
  (await agenda()).find((one) => one.id === id);
const idsOf = (body: { data: { id: string }[] }) => body.data.map(({ id }) => id);

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  member = await spokenFor(strapi, 'ana@example.org');
  others = await spokenFor(strapi, 'ola@example.org');
  ana = await userOf(strapi, 'ana@example.org');
  await giveRight(strapi, member, { granted: 2 });
  await giveRight(strapi, others);
  await giveRight(strapi, member, { benefit: 'evenements', kind: 'priority', granted: 10 });
});
afterAll(() => stop(strapi));

describe('what the public reads', () => {
  let open: string;
  let reserved: string;
  beforeAll(async () => {
    open = await publishOccasion(strapi);
    reserved = await publishOccasion(strapi, { announced: false });
  });

  it('is what is announced to it, without a token', async () => {
    expect(idsOf((await get('/api/occasions').expect(200)).body)).toEqual([open]);
    expect((await get(`/api/occasions/${open}`).expect(200)).body.data.id).toBe(open);
    const { body } = await get(`/api/occasions/${reserved}`).expect(404);
    expect(body.error.details.reason).toBe('occasion-unknown');
  });

  it('is all that is published for members and for tokens, and no more for other accounts', async () => {
    const [token, stranger] = [await asToken(strapi, 'read-only'), await userOf(strapi, 'x@y.fr')];
    for (const caller of [ana, token]) {
      expect(idsOf((await get('/api/occasions', caller).expect(200)).body)).toContain(reserved);
      await get(`/api/occasions/${reserved}`, caller).expect(200);
    }
    expect(idsOf((await get('/api/occasions', stranger).expect(200)).body)).toEqual([open]);
    await get(`/api/occasions/${reserved}`, stranger).expect(404);
  });

  it('has no link, which lets into a video call; members, tokens and who is registered have it', async () => {
    const link = 'https://visio.example.org/secret';
    const [mine, theirs] = [
      await publishOccasion(strapi, { link }),
      await publishOccasion(strapi, { link, announced: false }),
    ];
    const [token, stranger] = [await asToken(strapi, 'read-only'), await userOf(strapi, 'x@y.fr')];
    for (const caller of [null, stranger]) {
      for (const url of ['', `/${mine}`, `/${mine}/calendar.ics`]) {
        const { text } = await get(`/api/occasions${url}`, caller).expect(200);
        expect(text).not.toContain('visio');
      }
      await get(`/api/occasions/${theirs}/calendar.ics`, caller).expect(404);
    }
    expect((await get('/agenda').expect(200)).text).not.toContain('visio');
    for (const caller of [ana, token]) {
      for (const id of [mine, theirs]) {
        expect((await get(`/api/occasions/${id}`, caller).expect(200)).body.data.link).toBe(link);
        const { text } = await get(`/api/occasions/${id}/calendar.ics`, caller).expect(200);
        expect(text).toContain(`URL:${link}`);
      }
    }
    expect(await seen(theirs)).toMatchObject({ link });
    await strapi.db
      .connection('adh_occasion')
      .where('document_id', theirs)
      .update({ announced: null });
    const { text } = await get(`/api/occasions/${theirs}/calendar.ics`).expect(200);
    expect(text).not.toContain('visio');
    await strapi.db.connection('adh_occasion').whereIn('document_id', [mine, theirs]).delete();
  });

  it('says that members register earlier where the right is a priority, and offers no place before', async () => {
    const opensOn = '2021-06-12';
    const ids = [
      await publishOccasion(strapi, { opensOn }),
      await publishOccasion(strapi, { opensOn, benefitCode: 'evenements', kind: 'priority' }),
    ];
    const page = (await get('/agenda').expect(200)).text;
    const items = ids.map((id) => page.split(`id="rdv-${id}"`)[1].split('</li>')[0]);
    const told = items.map((item) => [item.includes('priorité'), item.includes('S’inscrire')]);
    expect(told).toEqual([
      [false, false],
      [true, false],
    ]);
    await strapi.db.connection('adh_occasion').whereIn('document_id', ids).delete();
  });

  it('never is a draft, and one of before there was a choice stays with members', async () => {
    await strapi.db
      .connection('adh_occasion')
      .where('document_id', open)
      .update({ announced: null });
    expect(idsOf((await get('/api/occasions').expect(200)).body)).toEqual([]);
    await strapi.db
      .connection('adh_occasion')
      .where('document_id', open)
      .update({ state: 'draft' });
    for (const caller of [null, ana]) await get(`/api/occasions/${open}`, caller).expect(404);
  });
});

describe('who is no member today', () => {
  const LINK = 'https://visio.example.org/secret';
  const EXCLUDED = { ended_on: '2021-05-01', end_kind: 'excluded' };
  const TABLE: [standing: string, row: object, today: string][] = [
    ['excluded', EXCLUDED, '2021-06-01'],
    ['gone by a resignation', { ended_on: '2021-05-01', end_kind: 'withdrawn' }, '2021-06-01'],
    ['suspended', { suspended_on: '2021-05-01' }, '2021-06-01'],
    ['refused', { refused_on: '2021-05-01' }, '2021-06-01'],
    ['imposed', { override_status: 'lapsed', override_until: '2021-06-30' }, '2021-06-01'],
    ['in its grace', {}, '2022-01-10'],
    ['lapsed', {}, '2023-06-01'],
    ['not begun', {}, '2020-12-20'],
  ];
  const AS_IT_WAS = {
    ...{ ended_on: null, end_kind: null, suspended_on: null, refused_on: null },
    ...{ override_status: null, override_until: null },
  };
  let mine: string;
  let zoe: Caller;
  let token: Caller;
  let reserved: string;
  let announced: string;

  const patch = (row: object) =>
    strapi.db.connection('memberships').where('document_id', mine).update(row);
  const far = { startsOn: '2023-12-01', endsOn: '2023-12-01', link: LINK };
  const own = `/api/me/memberships/`;

  beforeAll(async () => {
    mine = await spokenFor(strapi, 'zoe@example.org');
    zoe = await userOf(strapi, 'zoe@example.org');
    token = await asToken(strapi, 'read-only');
    await giveRight(strapi, mine, { granted: 6 });
    announced = await publishOccasion(strapi, { ...far, benefitCode: 'compagnonnage' });
    reserved = await publishOccasion(strapi, { ...far, announced: false });
    for (const occasion of [announced, reserved]) {
      await register(occasion, {}, { as: zoe, of: mine }).expect(201);
    }
  });
  afterEach(async () => {
    setToday(strapi, '2021-06-01');
    await patch(AS_IT_WAS);
  });
  afterAll(() =>
    strapi.db.connection('adh_occasion').whereIn('document_id', [announced, reserved]).delete(),
  );

  /** Every place that tells of the agenda, by their sign-in and by a token in their name. */
  const places = (): [url: string, caller: Caller][] => [
    ...['/api/occasions', ...[announced, reserved].map((id) => `/api/occasions/${id}`)].flatMap(
      (url): [string, Caller][] => [
        [url, zoe],
        [`${url}?membership=${mine}`, token],
      ],
    ),
    [`/api/occasions/${reserved}/calendar.ics`, zoe],
    [`/api/occasions/${announced}/calendar.ics`, zoe],
    [`/api/occasions/${announced}/calendar.ics?membership=${mine}`, token],
    [`${own}${mine}/occasions`, zoe],
    [`${own}${mine}/registrations`, zoe],
  ];

  it('is told apart from a member, who reads all of it', async () => {
    for (const [url, caller] of places()) {
      expect([url, (await get(url, caller).expect(200)).text.includes(LINK)]).toEqual([url, true]);
    }
    const [first] = (await get(`${own}${mine}/occasions`, zoe)).body.data.filter(
      ({ id }: { id: string }) => id === announced,
    );
    expect(first.right.remaining).toBe(5);
  });

  it.each(TABLE)('reads what the public reads: %s', async (_standing, row, today) => {
    await patch({ ...AS_IT_WAS, ...row });
    setToday(strapi, today);
    for (const [url, caller] of places()) {
      const { status, text } = await get(url, caller);
      const isHidden = url.includes(reserved);
      expect([url, status, text.includes(LINK)]).toEqual([url, isHidden ? 404 : 200, false]);
    }
    for (const [url, caller] of [
      ['/api/occasions', zoe],
      [`/api/occasions?membership=${mine}`, token],
      [`${own}${mine}/occasions`, zoe],
    ] as const) {
      expect(idsOf((await get(url, caller)).body)).not.toContain(reserved);
    }
    const seenThere: OwnOccasion[] = (await get(`${own}${mine}/occasions`, zoe)).body.data;
    expect(seenThere.find(({ id }) => id === announced)).toMatchObject({
      ...{ allowed: false, right: null, link: null },
    });
    const { body } = await get(`/api/entitlements?membership=${mine}`, token).expect(200);
    expect(body.data).toEqual([]);
  });

  it('reads all of it by another membership that is active', async () => {
    await patch(EXCLUDED);
    const second = await spokenFor(strapi, 'zoe@example.org');
    await giveRight(strapi, second);
    expect((await get(`/api/occasions/${reserved}`, zoe).expect(200)).body.data.link).toBe(LINK);
    expect((await get(`${own}${mine}/occasions`, zoe)).text).not.toContain(LINK);
    expect((await get(`${own}${second}/occasions`, zoe)).text).toContain(LINK);
  });

  it('is nobody whom a token makes up, and who is signed in names no member', async () => {
    const unknown = await get('/api/occasions?membership=nobody', token).expect(404);
    expect(unknown.body.error.details.reason).toBe('membership-unknown');
    for (const caller of [null, ana]) {
      await get(`/api/occasions?membership=${member}`, caller).expect(400);
      await get(`/api/occasions/${announced}?membership=${member}`, caller).expect(400);
    }
  });
});

describe('a member', () => {
  it('reads when each occasion opens for it, and what is left of its right', async () => {
    const early = await publishOccasion(strapi, {
      ...{ benefitCode: 'evenements', kind: 'priority', opensOn: '2021-06-11' },
    });
    const later = await publishOccasion(strapi, {
      ...{ benefitCode: 'evenements', kind: 'priority', opensOn: '2021-06-12' },
    });
    expect(await seen(early)).toMatchObject({ from: '2021-06-01', allowed: true, reason: null });
    expect(await seen(later)).toMatchObject({
      ...{ from: '2021-06-02', allowed: false, reason: 'registration-not-open' },
      text: 'Les inscriptions de ce membre ouvrent le 2 juin 2021.',
    });
    const counted = await publishOccasion(strapi, { benefitCode: 'compagnonnage' });
    expect((await seen(counted))?.right?.remaining).toBe(2);
  });

  it('books its own place, once per key, and reads it in the agenda', async () => {
    const id = await publishOccasion(strapi, { benefitCode: 'compagnonnage', capacity: 2 });
    const key = someId();
    const made: OwnRegistration = (await register(id, {}, { key }).expect(201)).body.data;
    expect(made).toMatchObject({ person: 'Ana Martin', state: 'registered', covered: true });
    const again = await register(id, {}, { key }).expect(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body.data.id).toBe(made.id);
    expect(await seen(id)).toMatchObject({
      ...{ left: 1, allowed: true, reason: null },
      registrations: [{ id: made.id, person: 'Ana Martin', self: true }],
      right: { remaining: 1 },
    });
    const { body } = await register(id).expect(409);
    expect(body.error.details.reason).toBe('already-registered');
  });

  it('books for a colleague, and never beyond its right', async () => {
    const id = await publishOccasion(strapi, { benefitCode: 'compagnonnage' });
    await register(id, { name: 'Bea', email: 'bea@example.org', locale: 'fr' }).expect(201);
    const { body } = await register(id, { name: 'Chloé' }).expect(409);
    expect(body.error.details.reason).toBe('exhausted');
    expect(await seen(id)).toMatchObject({ allowed: false, reason: 'exhausted' });
  });

  it('cancels until it begins, which gives its use back', async () => {
    const [first] = (await agenda()).flatMap((one) => one.registrations.filter(({ self }) => self));
    const { body } = await cancel(first!.id).expect(200);
    expect(body.data).toMatchObject({ state: 'cancelled', covered: null });
    expect((await cancel(first!.id).expect(409)).body.error.details.reason).toBe(
      'registration-cancelled',
    );
    const { entitlements } = (await get(`/api/me/memberships/${member}`, ana)).body.data;
    expect(entitlements[0].remaining).toBe(1);
    const rows = await strapi.db.connection('adh_registration').where('document_id', first!.id);
    expect(rows[0].cancel_reason).toBe('Annulée depuis l’espace adhérent.');
  });

  it('cancels no more once it has begun', async () => {
    const id = await publishOccasion(strapi, {
      ...{ startsOn: '2021-06-10', endsOn: '2021-06-12', startTime: null, endTime: null },
    });
    const { id: registration } = (await register(id).expect(201)).body.data;
    setToday(strapi, '2021-06-10');
    const { body } = await cancel(registration).expect(409);
    expect(body.error.details.reason).toBe('occasion-begun');
    setToday(strapi, '2021-06-01');
  });

  it('says of which day it judges the membership, which is today and not the day of the occasion', async () => {
    const id = await publishOccasion(strapi);
    setToday(strapi, '2020-12-31');
    const { reason, text } = (await seen(id))!;
    setToday(strapi, '2021-06-01');
    expect(reason).toBe('not-active');
    expect(text?.replace(/\u00a0/g, ' ')).toContain('31 décembre 2020');
  });

  it('touches nobody else’s, and needs its account', async () => {
    const id = await publishOccasion(strapi);
    await register(id, {}, { of: others }).expect(404);
    await get(`/api/me/memberships/${others}/occasions`, ana).expect(404);
    const ola = await userOf(strapi, 'ola@example.org');
    const theirs = (await register(id, {}, { as: ola, of: others }).expect(201)).body.data.id;
    await cancel(theirs).expect(404);
    await cancel(theirs, { of: others }).expect(404);
    const token = await asToken(strapi, 'full-access');
    await register(id, {}, { as: token }).expect(401);
    await register('rien').expect(404);
  });

  it.each([
    [{}, 'occasion'],
    [{ occasion: 'x', name: ' ' }, 'name'],
    [{ occasion: 'x', name: 'Bea', email: 'bea' }, 'email'],
    [{ occasion: 'x', membership: 'y' }, 'membership'],
  ])('is told what is wrong in %j', async (body, field) => {
    const answer = await post('/registrations', body).expect(400);
    expect(JSON.stringify(answer.body.error.details)).toContain(field);
  });
});

describe('places of a member that was merged', () => {
  it('are read, kept to one a person, and given back by the one that goes on', async () => {
    const [from, into] = [
      await spokenFor(strapi, 'zoe@example.org'),
      await spokenFor(strapi, 'max@example.org'),
    ];
    for (const one of [from, into]) await giveRight(strapi, one, { granted: 6 });
    const [zoe, max] = [
      await userOf(strapi, 'zoe@example.org'),
      await userOf(strapi, 'max@example.org'),
    ];
    const occasion = await publishOccasion(strapi, { benefitCode: 'compagnonnage' });
    const booked = await register(occasion, {}, { of: from, as: zoe }).expect(201);
    const { id }: OwnRegistration = booked.body.data;
    const administrator = await loginAs(strapi, 'administrator');
    await administrator
      .post(`/membership-lifecycle/memberships/${from}/commands/merge-into`, {
        ...{ intoMembershipId: into, reason: 'Commune nouvelle' },
      })
      .expect(200);
    const own = async (): Promise<OwnRegistration[]> =>
      (await get(`/api/me/memberships/${into}/registrations`, max).expect(200)).body.data;
    expect(await own()).toMatchObject([
      { id, state: 'registered', covered: true, memberUntil: null },
    ]);
    const listed = await administrator
      .get(`/membership-lifecycle/registrations?occasion=${occasion}`)
      .expect(200);
    expect(listed.body.data).toMatchObject([{ id, covered: true, memberUntil: null }]);
    const [{ person: name }] = await own();
    const again = await register(occasion, { name }, { of: into, as: max }).expect(409);
    expect(again.body.error.details.reason).toBe('already-registered');
    await cancel(id, { of: others, as: ana }).expect(404);
    await cancel(id, { of: into, as: max }).expect(200);
    expect(await own()).toMatchObject([{ id, state: 'cancelled' }]);
  });
});
