import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { presentAssociation } from '../../helpers/association';
import { loginAs, type Admin } from '../../helpers/admin';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { boot, stop } from '../../helpers/strapi';
import type {
  Identity,
  IdentityView,
} from '../../../src/plugins/membership-lifecycle/shared/settings/identity';

/** The association's identity as the admin reads and saves it. */

const URL = '/membership-lifecycle/settings/identity';
let strapi: Core.Strapi;
let admin: Admin;

interface FieldError {
  path: string[];
  reason: string;
  text: { fr: string; en: string };
}
const errorsOf = (body: { error: { details: { errors: FieldError[] } } }) =>
  body.error.details.errors;

const read = async (): Promise<IdentityView> => (await admin.get(URL).expect(200)).body.data;
const save = (identity: Partial<Identity>, { as = admin, seen = '' } = {}) => {
  const test = as.put(URL, identity);
  return seen ? test.set('If-Match', `"${seen}"`) : test;
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  admin = await loginAs(strapi, 'administrator');
});
afterAll(() => stop(strapi));

test('starts empty and says what is missing', async () => {
  expect(await read()).toMatchObject({
    identity: { name: '', country: 'FR', timeZone: 'Europe/Paris', logoId: null },
    version: 0,
    logo: null,
    missing: ['name', 'sender', 'bank', 'siret', 'address', 'contact', 'rate', 'signatory'],
    nextCall: { year: 2021, value: 1 },
  });
});

test('refuses a colour that nobody could read, and says which one of its hue reads', async () => {
  const { identity } = await read();
  const named = { ...identity, name: 'L’Atelier commun' };
  const wrong = {
    ...named,
    color: '#ff9900',
    secondColor: 'bleu',
    fonts: 'comic' as never,
    links: 'blog',
  };
  const { body } = await save(wrong).expect(400);
  const errors = errorsOf(body).map(({ path, reason }) => [path[0], reason]);
  expect(errors).toEqual(
    expect.arrayContaining([
      ['color', 'color-too-light'],
      ['secondColor', 'not-a-color'],
      ['fonts', 'not-a-choice'],
      ['links', 'not-web-addresses'],
    ]),
  );
  const [light] = errorsOf(body).filter(({ reason }) => reason === 'color-too-light');
  expect(light?.text.fr).toMatch(/#[0-9a-f]{6}, de la même teinte/);
  expect(light?.text.en).toMatch(/choose #[0-9a-f]{6} instead/);
});

test('is saved when everything in it holds, and tidied', async () => {
  const { identity } = await read();
  const { body } = await save({
    ...identity,
    name: ' L’Atelier commun ',
    siret: '356 000 000 49837',
    rna: 'w751212517',
    iban: 'fr76 3000 6000 0112 3456 7890 189',
    bic: 'agrifrpp',
    email: 'adhesions@example.org',
    website: 'https://www.example.org',
    siteUrl: ' https://adhesions.example.org/pages// ',
    signatoryName: ' Jeanne Martin ',
    signatoryQuality: 'trésorière',
    callPrefix: 'COT-',
    callDigits: 5,
  }).expect(200);
  expect(body.data.identity).toMatchObject({
    name: 'L’Atelier commun',
    siret: '35600000049837',
    rna: 'W751212517',
    siteUrl: 'https://adhesions.example.org/pages',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
    signatoryName: 'Jeanne Martin',
    signatoryQuality: 'trésorière',
    signatoryQualityEn: '',
  });
  expect(body.data).toMatchObject({
    version: 1,
    missing: ['sender', 'address', 'rate'],
  });
  expect(await read()).toEqual(body.data);
});

const REFUSED: [keyof Identity, unknown, string][] = [
  ['name', ' ', 'name-required'],
  ['name', 'x'.repeat(121), 'too-long'],
  ['legalName', 'a\nb', 'control-character'],
  ['rna', '751212517', 'not-a-rna'],
  ['siret', '3560000004983', 'siret-length'],
  ['siret', '35600000049838', 'not-a-siret'],
  ['siret', '3560000004983A', 'not-a-siret'],
  ['country', 'XX', 'not-a-choice'],
  ['country', 'France', 'not-a-choice'],
  ['email', 'nobody', 'not-an-email'],
  ['website', 'javascript:alert(1)', 'not-a-web-address'],
  ['siteUrl', 'adhesions.example.org', 'not-a-site-address'],
  ['siteUrl', 'https://example.org/?page=1', 'not-a-site-address'],
  ['siteUrl', 'https://example.org/#top', 'not-a-site-address'],
  ['siteUrl', 'https://user:word@example.org', 'not-a-site-address'],
  ['answerPath', '/renew', 'not-a-site-path'],
  ['answerPath', '/renew?t={token}', 'not-a-site-path'],
  ['spacePath', 'https://elsewhere.example', 'not-a-site-path'],
  ['offerPath', `/{slug}${'x'.repeat(200)}`, 'too-long'],
  ['accessibility', 'totale', 'not-a-choice'],
  ['accessibilityUrl', 'javascript:alert(1)', 'not-a-web-address'],
  ['logoId', '1', 'not-an-image'],
  ['logoId', 1.5, 'not-an-image'],
  ['pictureId', '1', 'not-an-image'],
  ['logoId', 987_654, 'not-an-image'],
  ['iban', 'FR763000600001123456789018', 'iban-length'],
  ['iban', 'FR7630006000011234567890188', 'iban-check'],
  ['bic', 'AGRIFRPPX', 'bic-length'],
  ['bic', 'AGRIZZPP', 'not-a-bic'],
  ['callPrefix', 'É', 'not-a-call-prefix'],
  ['callPrefix', 'ADHESION-', 'call-prefix-too-long'],
  ['electronicAddress', '999000000', 'not-an-electronic-address'],
  ['chorusFrame', 'B1', 'not-a-choice'],
  ['callDigits', 2, 'out-of-range'],
  ['callDigits', '4', 'not-a-whole-number'],
  ['signatoryName', 'x'.repeat(121), 'too-long'],
  ['signatoryQualityEn', 'a\nb', 'control-character'],
  ['vatMentionEn', 'x'.repeat(201), 'too-long'],
  ['senderName', 'A\r\nBcc: victim@example.org', 'control-character'],
  ['senderEmail', 'a@b', 'not-an-email'],
  ['replyTo', 'a b@example.org', 'not-an-email'],
  ['timeZone', 'Europe/Nowhere', 'not-a-time-zone'],
  ['timeZone', '', 'required'],
];

test.each(REFUSED)(
  '%s cannot be %j: %s, at its field, and nothing changes',
  async (field, value, reason) => {
    const before = await read();
    const { body } = await save({ ...before.identity, [field]: value } as Identity).expect(400);
    expect(errorsOf(body).map(({ path, reason: why }) => [path.join('.'), why])).toEqual([
      [field, reason],
    ]);
    for (const text of Object.values(errorsOf(body)[0].text)) expect(text).not.toMatch(/[{}]/);
    expect(await read()).toEqual(before);
  },
);

test('an IBAN that is too short says by how much, in both languages', async () => {
  const { identity } = await read();
  const { body } = await save({ ...identity, iban: 'FR76 3000 6000 0112 3456 7890 18' }).expect(
    400,
  );
  expect(errorsOf(body)[0].text).toEqual({
    fr: 'Un IBAN du pays FR compte 27 caractères\u00a0; celui-ci en compte 26.',
    en: 'An IBAN of FR has 27 characters; this one has 26.',
  });
});

test('the BIC of the former bank is refused at its field, beside what else is wrong', async () => {
  const before = await read();
  const another = { ...before.identity, iban: 'FR7699999000010000001234537' };
  const { body } = await save({ ...another, logoId: 987_654 }).expect(400);
  expect(errorsOf(body).map(({ path, reason }) => [path.join('.'), reason])).toEqual([
    ['bic', 'bic-of-former-bank'],
    ['logoId', 'not-an-image'],
  ]);
  expect(await read()).toEqual(before);
  await save({ ...another, bic: '' }).expect(200);
  await save(before.identity).expect(200);
});

test('knows no other field, and needs each of its own', async () => {
  const { identity } = await read();
  const { bic: _bic, ...rest } = identity;
  const { body } = await save({ ...rest, surprise: true } as unknown as Identity).expect(400);
  expect(errorsOf(body).map(({ path, reason }) => [path.join('.'), reason])).toEqual(
    expect.arrayContaining([
      ['surprise', 'unknown-field'],
      ['bic', 'required'],
    ]),
  );
});

describe('the logo and the picture', () => {
  const file = (mime: string) =>
    strapi.db.query('plugin::upload.file').create({
      data: {
        name: 'logo',
        hash: `logo-${mime}`,
        mime,
        ext: '.x',
        size: 1,
        url: '/uploads/logo.x',
        provider: 'local',
      },
    });

  test('is an image of the media library that mailboxes can show', async () => {
    const png = await file('image/png');
    const { identity } = await read();
    const { body } = await save({ ...identity, logoId: png.id }).expect(200);
    expect(body.data.logo).toEqual({
      id: png.id,
      name: 'logo',
      url: '/uploads/logo.x',
      alternativeText: null,
    });
    const svg = await file('image/svg+xml');
    const refused = await save({ ...identity, logoId: svg.id, pictureId: 987_654 }).expect(400);
    expect(errorsOf(refused.body)).toMatchObject([
      { path: ['logoId'], reason: 'not-an-image' },
      { path: ['pictureId'], reason: 'not-an-image' },
    ]);
    expect((await read()).identity).toMatchObject({ logoId: png.id, pictureId: null });
    const both = await save({ ...identity, logoId: png.id, pictureId: png.id }).expect(200);
    expect(both.body.data.picture).toEqual(body.data.logo);
  });

  test('whose file is deleted is no logo any more', async () => {
    const { identity } = await read();
    await strapi.db.query('plugin::upload.file').delete({ where: { id: identity.logoId } });
    expect((await read()).logo).toBeNull();
    expect((await read()).picture).toBeNull();
    await save({ ...identity, logoId: null, pictureId: null }).expect(200);
  });
});

describe('two people', () => {
  test('the second is told by whom, and of what stands now; nothing is written', async () => {
    const other = await loginAs(strapi, 'administrator');
    const { identity, version } = await read();
    await save({ ...identity, phone: '01 02 03 04 05' }, { as: other, seen: `${version}` }).expect(
      200,
    );
    const { body } = await save({ ...identity, city: 'Lyon' }, { seen: `${version}` }).expect(409);
    expect(body.error.details).toMatchObject({
      reason: 'identity-changed-meanwhile',
      by: { fr: expect.stringMatching(/^Test /), en: expect.stringMatching(/^Test /) },
      version: version + 1,
      identity: { phone: '01 02 03 04 05', city: identity.city },
    });
    expect(body.error.details.text.fr).toContain(body.error.details.by.fr);
    expect(await read()).toMatchObject({ version: version + 1, identity: { city: identity.city } });
    await save(
      { ...body.error.details.identity, city: 'Lyon' },
      { seen: `${body.error.details.version}` },
    ).expect(200);
    expect((await read()).identity).toMatchObject({ phone: '01 02 03 04 05', city: 'Lyon' });
  });

  test('of ten who save what they read at once, one is heard', async () => {
    const { identity, version } = await read();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        save({ ...identity, city: `Ville ${index}` }, { seen: `${version}` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
    expect((await read()).version).toBe(version + 1);
  });

  test('a version that is none is refused', async () => {
    const { identity } = await read();
    await request(strapi.server.httpServer)
      .put(URL)
      .set('Authorization', `Bearer ${admin.token}`)
      .set('If-Match', 'abc')
      .send(identity)
      .expect(400);
  });
});

describe('calls for dues', () => {
  const issue = async (membership: string) => {
    const base = `/membership-lifecycle/memberships/${membership}`;
    const { body } = await admin.get(base).expect(200);
    const [term] = body.data.terms;
    const answer = await admin.post(`${base}/commands/issue-call`, { termId: term.id }).expect(200);
    return answer.body.data.dues[0].number as string;
  };

  test('take the number that was announced, and follow each other when the prefix changes', async () => {
    const [first, second] = await manyMembers(strapi, 2);
    await presentAssociation(strapi);
    const { identity, nextCall } = await read();
    await save({ ...identity, callPrefix: 'COT-', callDigits: 5 }).expect(200);
    expect(await issue(first)).toBe(`COT-2021-${String(nextCall.value).padStart(5, '0')}`);
    await save({ ...identity, callPrefix: '', callDigits: 3 }).expect(200);
    expect((await read()).nextCall).toEqual({ year: 2021, value: nextCall.value + 1 });
    expect(await issue(second)).toBe(`2021-${String(nextCall.value + 1).padStart(3, '0')}`);
  });
});
