import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs, type Admin } from '../../helpers/admin';
import { asToken, call } from '../../helpers/callers';
import { occasionInput, publishOccasion, readCalendar } from '../../helpers/participation';
import { giveRight, makeMember, rights } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Events, programmes and those who take part, over HTTP: the admin's calls and the front-ends'. */

const BASE = '/membership-lifecycle';

let strapi: Core.Strapi;
let staff: Admin;
let communications: Admin;
let token: string | null;
beforeAll(async () => {
  strapi = await boot('2021-06-01');
  staff = await loginAs(strapi, 'membership-staff');
  communications = await loginAs(strapi, 'communications');
  token = await asToken(strapi, 'full-access');
});
afterAll(() => stop(strapi));

const register = (occasion: string, body: object, key?: string) => {
  const asked = call(strapi, 'POST', `/api/occasions/${occasion}/registrations`, token);
  return (key === undefined ? asked : asked.set('Idempotency-Key', key)).send(body);
};

test('an occasion is written, published and filled from the admin', async () => {
  const { membership } = await makeMember(strapi);
  await giveRight(strapi, membership);
  const created = await communications
    .post(`${BASE}/occasions`, occasionInput({ capacity: 2 }))
    .expect(200);
  expect(created.body.data).toMatchObject({ openness: 'draft', version: 1, taken: 0 });
  const { id } = created.body.data;
  await communications.post(`${BASE}/occasions/${id}/publish`, {}).expect(200);
  const eligible = await staff
    .get(`${BASE}/occasions/${id}/eligibility?membership=${membership}`)
    .expect(200);
  expect(eligible.body.data).toMatchObject({ allowed: true, reason: null, covered: true });
  const body = { membership, name: 'Ana Martin' };
  await staff.post(`${BASE}/occasions/${id}/registrations`, body).expect(200);
  const twice = await staff.post(`${BASE}/occasions/${id}/registrations`, body).expect(409);
  expect(twice.body.error.details.reason).toBe('already-registered');
  const { body: list } = await staff.get(`${BASE}/registrations?occasion=${id}`).expect(200);
  expect(list.data).toEqual([expect.objectContaining({ name: 'Ana Martin', covered: true })]);
  const cancelled = await staff
    .post(`${BASE}/registrations/${list.data[0].id}/cancel`, { reason: 'Malade' })
    .expect(200);
  expect(cancelled.body.data.id).toBe(list.data[0].id);
  const { body: view } = await staff.get(`${BASE}/occasions/${id}`).expect(200);
  expect(view.data).toMatchObject({ openness: 'open', taken: 0 });
});

test('whoever writes the programme sees no member, in no answer', async () => {
  const { membership } = await makeMember(strapi);
  await giveRight(strapi, membership);
  const id = await publishOccasion(strapi);
  await staff
    .post(`${BASE}/occasions/${id}/registrations`, { membership, name: 'Zoé Secrète' })
    .expect(200);
  for (const url of [`/registrations?occasion=${id}`, '/exports/registrations']) {
    await communications.get(`${BASE}${url}`).expect(403);
  }
  await communications.post(`${BASE}/occasions/${id}/cancel`, { reason: 'x' }).expect(403);
  for (const url of ['/occasions?when=all', `/occasions/${id}`, `/occasions/${id}/calendar.ics`]) {
    const { text } = await communications.get(`${BASE}${url}`).expect(200);
    expect(text).not.toContain('Secrète');
  }
});

test.each([
  [{ titles: { fr: '', en: '' } }, 'titles.fr', 'required'],
  [{ startTime: '25:00' }, 'startTime', 'not-a-clock'],
  [{ startTime: '02:30', startsOn: '2021-03-28', endsOn: '2021-03-28' }, 'endTime', 'time-skipped'],
  [{ link: 'javascript:alert(1)' }, 'link', 'not-a-web-address'],
  [{ capacity: 0 }, 'capacity', 'out-of-range'],
  [{ benefitCode: 'inconnu' }, 'benefitCode', 'right-unknown'],
])('a form says what is wrong with it, at its field: %j', async (values, path, reason) => {
  const { body } = await staff
    .post(`${BASE}/occasions`, occasionInput(values as never))
    .expect(400);
  const faults = body.error.details.errors.map((fault: { path: string[]; reason: string }) => [
    fault.path.join('.'),
    fault.reason,
  ]);
  expect(faults).toContainEqual([path, reason]);
});

test('a form is not saved over what somebody else saved', async () => {
  const id = await publishOccasion(strapi);
  const { body } = await staff.get(`${BASE}/occasions/${id}`).expect(200);
  const form = { ...occasionInput({ place: 'Lille' }), version: body.data.version };
  await staff.put(`${BASE}/occasions/${id}`, form).expect(200);
  const late = await staff.put(`${BASE}/occasions/${id}`, form).expect(409);
  expect(late.body.error.details.reason).toBe('occasion-changed');
});

test('a list is kept to what was published', async () => {
  const id = await publishOccasion(strapi);
  const draft = (await staff.post(`${BASE}/occasions`, occasionInput({})).expect(200)).body.data.id;
  const { data } = (await staff.get(`${BASE}/occasions?state=published&pageSize=100`).expect(200))
    .body;
  const ids = data.map((one: { id: string }) => one.id);
  expect([ids.includes(id), ids.includes(draft)]).toEqual([true, false]);
  await staff.get(`${BASE}/occasions?state=gone`).expect(400);
});

describe('the calendar file', () => {
  test('of what is announced is anybody’s, and changes its number with its hour', async () => {
    const id = await publishOccasion(strapi, {
      place: 'Salle 3; au fond',
      link: 'https://a.example',
    });
    const read = async () =>
      request(strapi.server.httpServer).get(`/api/occasions/${id}/calendar.ics`).expect(200);
    const answer = await read();
    expect(answer.headers['content-type']).toMatch(/^text\/calendar/);
    expect(answer.headers['content-disposition']).toContain('rendez-vous.ics');
    const before = readCalendar(answer.text);
    expect(before).toMatchObject({ DTSTART: '20210620T120000Z', LOCATION: 'Salle 3\\; au fond' });
    const { body } = await staff.get(`${BASE}/occasions/${id}`).expect(200);
    const form = { ...occasionInput({ startTime: '15:00' }), version: body.data.version };
    await staff.put(`${BASE}/occasions/${id}`, form).expect(200);
    const after = readCalendar((await read()).text);
    expect(after).toMatchObject({ UID: before.UID, DTSTART: '20210620T130000Z' });
    expect(Number(after.SEQUENCE)).toBe(Number(before.SEQUENCE) + 1);
  });

  test('of a draft is the team’s alone', async () => {
    const { body } = await staff.post(`${BASE}/occasions`, occasionInput()).expect(200);
    const { id } = body.data;
    await staff.get(`${BASE}/occasions/${id}/calendar.ics`).expect(200);
    await request(strapi.server.httpServer).get(`/api/occasions/${id}/calendar.ics`).expect(404);
  });
});

describe('a front-end with a token', () => {
  test('lists what is published and still to come, and nobody’s name', async () => {
    const { membership } = await makeMember(strapi);
    await giveRight(strapi, membership);
    const id = await publishOccasion(strapi, { capacity: 4, titles: { fr: 'Visite', en: '' } });
    await staff.post(`${BASE}/occasions`, occasionInput({ titles: { fr: 'Brouillon', en: '' } }));
    await register(id, { membership, name: 'Zoé Secrète' }, 'list-1').expect(201);
    const { body, text } = await call(
      strapi,
      'GET',
      '/api/occasions?locale=en&pageSize=100',
      token,
    ).expect(200);
    const mine = body.data.find((one: { id: string }) => one.id === id);
    expect(mine).toMatchObject({
      title: 'Visite',
      left: 3,
      openness: 'open',
      startsAt: '2021-06-20T12:00:00.000Z',
    });
    expect(text).not.toMatch(/Secrète|Brouillon/);
  });

  test('registers once per key, counts the use, and gives it back', async () => {
    const { membership } = await makeMember(strapi);
    await giveRight(strapi, membership, { granted: 2 });
    const id = await publishOccasion(strapi, { benefitCode: 'compagnonnage' });
    const body = { membership, name: 'Ana Martin' };
    await register(id, body).expect(400);
    const first = await register(id, body, 'key-1').expect(201);
    const again = await register(id, body, 'key-1').expect(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toEqual(first.body);
    await register(id, { ...body, name: 'Bob' }, 'key-1').expect(422);
    const used = async () => (await rights(strapi).find(membership))[0].used;
    expect(await used()).toBe(1);
    const url = `/api/occasions/registrations/${first.body.data.id}/cancel`;
    const cancel = (reason: string, key: string) =>
      call(strapi, 'POST', url, token).set('Idempotency-Key', key).send({ reason });
    await call(strapi, 'POST', url, token).send({ reason: 'Empêchée' }).expect(400);
    await cancel('Empêchée', 'key-1-cancelled').expect(200);
    expect(await used()).toBe(0);
    const once = await cancel('Empêchée', 'key-1-cancelled').expect(200);
    expect(once.headers['idempotent-replayed']).toBe('true');
    await cancel('Autre motif', 'key-1-cancelled').expect(422);
    const other = await asToken(strapi, 'full-access');
    const foreign = await call(strapi, 'POST', url, other)
      .set('Idempotency-Key', 'key-1-cancelled')
      .send({ reason: 'Empêchée' })
      .expect(409);
    expect(foreign.body.error.details.reason).toBe('registration-cancelled');
    // As rows hold it that were written before callers were kept apart.
    const key = createHash('sha256').update('key-1-cancelled').digest('hex');
    await strapi.db
      .connection('adh_registration')
      .where('document_id', first.body.data.id)
      .update({
        cancel_key: key,
        idempotency_key: createHash('sha256').update('key-1').digest('hex'),
      });
    await cancel('Empêchée', 'key-1-cancelled').expect(200);
    expect((await register(id, body, 'key-1').expect(201)).body).toEqual(first.body);
    const anothers = await call(strapi, 'POST', `/api/occasions/${id}/registrations`, other)
      .set('Idempotency-Key', 'key-1')
      .send(body)
      .expect(201);
    expect(anothers.body.data.id).not.toBe(first.body.data.id);
    const late = await cancel('Empêchée', 'another-key').expect(409);
    expect(late.body.error.details.reason).toBe('registration-cancelled');
  });

  test('is told why a member may not come', async () => {
    const { membership } = await makeMember(strapi);
    await giveRight(strapi, membership, { granted: 0 });
    const id = await publishOccasion(strapi, { benefitCode: 'compagnonnage' });
    const { body } = await register(id, { membership, name: 'Ana' }, 'key-2').expect(409);
    expect(body.error.details).toMatchObject({ reason: 'exhausted', granted: 0 });
    await register(id, { membership: 'nobody', name: 'Ana' }, 'key-3').expect(404);
    await register('nothing', { membership, name: 'Ana' }, 'key-4').expect(404);
  });
});

test('a cancelled occasion stays on the agenda until its day is past, where it was public', async () => {
  const listed = async (as: string | null) => {
    const { body } = await call(strapi, 'GET', '/api/occasions?pageSize=100', as).expect(200);
    return body.data as { id: string; openness: string }[];
  };
  const day = { startsOn: '2021-06-10', endsOn: '2021-06-10' };
  const open = await publishOccasion(strapi, day);
  const reserved = await publishOccasion(strapi, { ...day, announced: false });
  const draft = await communications.post(`${BASE}/occasions`, occasionInput(day)).expect(200);
  for (const id of [open, reserved]) {
    await staff.post(`${BASE}/occasions/${id}/cancel`, { reason: 'Salle fermée' }).expect(200);
  }
  const ofAll = await listed(null);
  expect(ofAll.find(({ id }) => id === open)).toMatchObject({ openness: 'cancelled' });
  expect(ofAll.map(({ id }) => id)).not.toContain(reserved);
  const ofToken = (await listed(token)).map(({ id }) => id);
  expect(ofToken).toEqual(expect.arrayContaining([open, reserved]));
  expect(ofToken).not.toContain(draft.body.data.id);
  const page = await call(strapi, 'GET', '/agenda', null).expect(200);
  expect(page.text).toContain('Ce rendez-vous est annulé.');
  expect(page.text).not.toContain('Salle fermée');
  setToday(strapi, '2021-06-11');
  expect((await listed(null)).map(({ id }) => id)).not.toContain(open);
  setToday(strapi, '2021-06-01');
});
