import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { boot, stop } from '../../helpers/strapi';

/** Personal data as its page asks for it. */

const PRIVACY = '/membership-lifecycle/privacy';
const EMAIL = 'zoe.martin@example.org';
const SCRIPT = '<script>alert(1)</script> & "Zoé"';

let strapi: Core.Strapi;
let staff: Admin;

const reasonOf = (answer: {
  status: number;
  body: { error?: { details?: { reason?: string } } };
}) => [answer.status, answer.body.error?.details?.reason];
const person = (query: string) => staff.get(`${PRIVACY}/person${query}`);

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  const [member] = await manyMembers(strapi, 2);
  staff = await loginAs(strapi, 'membership-staff');
  const view = await staff.get(`/membership-lifecycle/memberships/${member}`).expect(200);
  await strapi.documents('api::organisation.organisation').update({
    documentId: view.body.data.organisation.documentId,
    data: { contacts: [{ name: SCRIPT, email: EMAIL, role: 'representative' }] } as never,
  });
  await strapi.documents('api::organisation.organisation').create({
    data: {
      name: 'Commune de Vaux',
      contacts: [
        { name: 'Éléonore Durand', email: 'mairie@vaux.example', role: 'representative' },
        { name: 'Éléonore Petit', email: 'epetit@vaux.example', role: 'billing' },
        { name: 'Paul Durand', email: 'pdurand@vaux.example', role: 'operational' },
      ],
    } as never,
  });
});
afterAll(() => stop(strapi));

test('a person is searched by two letters at least, and asked for by an address or a name', async () => {
  expect((await staff.get(`${PRIVACY}/people?search=zoe.m`)).body.data).toMatchObject({
    people: [{ subject: { email: EMAIL } }],
    more: false,
  });
  expect((await staff.get(`${PRIVACY}/people?search=z`)).status).toBe(400);
  expect((await staff.get(`${PRIVACY}/people`)).status).toBe(400);
  expect((await staff.get(`${PRIVACY}/people?search=%25%25`)).body.data.people).toEqual([]);
  expect((await person('')).status).toBe(400);
  expect((await person('?name=x')).status).toBe(400);
  expect((await person('?email=x')).status).toBe(400);
  expect(reasonOf(await person('?email=nobody@example.org'))).toEqual([404, 'person-unknown']);
  expect(reasonOf(await person('?name=x&membershipId=nobody'))).toEqual([
    404,
    'membership-unknown',
  ]);
});

test.each(['Éléonore Durand', 'durand eleonore', 'DURAND  ÉLÉONORE', 'eléonore mairie@vaux'])(
  'the words of « %s » find who has all of them, in any order and without accents',
  async (typed) => {
    const { body } = await staff
      .get(`${PRIVACY}/people?search=${encodeURIComponent(typed)}`)
      .expect(200);
    expect(body.data.people.map(({ email }: { email: string }) => email)).toEqual([
      'mairie@vaux.example',
    ]);
  },
);

test('one word finds whoever has it', async () => {
  const { body } = await staff.get(`${PRIVACY}/people?search=durand`).expect(200);
  expect(body.data.people.map(({ name }: { name: string }) => name)).toEqual([
    'Éléonore Durand',
    'Paul Durand',
  ]);
});

test('the files say the same, and no text of theirs is run', async () => {
  const file = (format: string) =>
    staff.get(`${PRIVACY}/person/file?email=${EMAIL}&format=${format}`).buffer(true);
  const json = await file('json').expect(200);
  expect(JSON.parse(String(json.text ?? json.body)).contacts[0]).toMatchObject({ name: SCRIPT });
  const html = await file('html').expect(200);
  const page = html.text ?? String(html.body);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Zoé&quot;');
  expect(page).not.toContain('<script>');
  expect(html.headers['content-disposition']).toMatch(/^attachment/);
  expect(html.headers['content-security-policy']).toMatch(/sandbox/);
  const csv = await file('csv').expect(200);
  expect(csv.text).toContain(EMAIL);
  expect((await file('pdf')).status).toBe(400);
});

test('the register is read, saved as it was seen, and taken as a file', async () => {
  const { body } = await staff.get(`${PRIVACY}/register`).expect(200);
  const { months, version, lines } = body.data;
  expect(lines.length).toBeGreaterThan(8);
  const bases = Object.fromEntries(lines.map(({ id }: { id: string }) => [id, `Base de ${id}`]));
  const saved = await staff
    .put(`${PRIVACY}/settings`, { months: { ...months, contacts: 24 }, bases })
    .set('If-Match', `"${version}"`)
    .expect(200);
  expect(saved.body.data.months).toMatchObject({ contacts: 24, papers: null });
  const late = await staff
    .put(`${PRIVACY}/settings`, { months, bases })
    .set('If-Match', `"${version}"`);
  expect(reasonOf(late)).toEqual([409, 'privacy-changed']);
  const file = await staff.get(`${PRIVACY}/register/file?format=csv&locale=fr`).expect(200);
  expect(file.text).toContain('Base de contacts');
  expect(file.text).toContain('qui voit les adhésions');
  const page = await staff.get(`${PRIVACY}/register/file?format=html`).buffer(true).expect(200);
  expect(page.text ?? String(page.body)).toContain('<td>Base de contacts</td>');
  for (const wrong of [{ contacts: 0 }, { contacts: 1.5 }, { contacts: '36' }, { other: 1 }]) {
    const answer = await staff.put(`${PRIVACY}/settings`, {
      months: { ...months, ...wrong },
      bases,
    });
    expect(answer.status).toBe(400);
  }
});

test('a person is forgotten as they were shown', async () => {
  const { body } = await person(`?email=${EMAIL}`).expect(200);
  const { fingerprint, confirmation, subject } = body.data;
  const asked = { subject, papers: [], account: false, reason: 'Demande', confirmation };
  const late = await staff.post(`${PRIVACY}/person/erase`, { ...asked, fingerprint: 'x' });
  expect(reasonOf(late)).toEqual([409, 'person-changed']);
  const done = await staff.post(`${PRIVACY}/person/erase`, { ...asked, fingerprint }).expect(200);
  expect(done.body.data).toMatchObject({ contacts: 1 });
  const again = await staff.post(`${PRIVACY}/person/erase`, { ...asked, fingerprint });
  expect(reasonOf(again)).toEqual([404, 'person-unknown']);
});

test('what would go is shown before it goes', async () => {
  const { body } = await staff.get(`${PRIVACY}/retention`).expect(200);
  expect(reasonOf(await staff.post(`${PRIVACY}/retention/purge`, { fingerprint: 'x' }))).toEqual([
    409,
    'retention-changed',
  ]);
  const { fingerprint } = body.data;
  await staff.post(`${PRIVACY}/retention/purge`, { fingerprint }).expect(200);
});
