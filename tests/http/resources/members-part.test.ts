/** @databases asks for JSON, components and lists in several languages */
import type { Core } from '@strapi/strapi';
import type { PartAccess } from '../../../src/plugins/membership-lifecycle/shared/resources/members-part';
import { RESOURCE_UID } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';
import { asToken, call, type Caller } from '../../helpers/callers';
import { makeBenefit, makeTier } from '../../helpers/content';
import { userOf } from '../../helpers/member-space';
import { EVERYONE, makeResource, MEMBERS, part, resources } from '../../helpers/resources';
import { compiled, giveRight, makeMember, spokenFor } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The door to parts for members: who reads which, and what others see instead. */

let strapi: Core.Strapi;
let token: Caller;

const TIER: PartAccess = { kind: 'members', tiers: ['organismes-publics'] };
const OTHER_TIER: PartAccess = { kind: 'members', tiers: ['autre'] };
const RIGHT: PartAccess = { kind: 'right', benefit: 'compagnonnage' };

const get = (url: string, caller: Caller = null) => call(strapi, 'GET', url, caller);
const read = async (id: string, caller: Caller = null, query = '') =>
  (await get(`/api/resources/${id}${query}`, caller).expect(200)).body.data;
/** Who reads it, as a reason; the part is there exactly when it is allowed. */
const reasonFor = async (id: string, caller: Caller = null, query = ''): Promise<string> => {
  const { allowed, because, part: shown } = await read(id, caller, query);
  expect(shown !== null).toBe(allowed);
  return because.reason;
};
const patch = (id: string, values: object) =>
  strapi.db.connection('memberships').where('document_id', id).update(values);

/** A member of the tier of tests, with a right, and whoever speaks for it. */
const aMember = async (email: string, right: object = {}) => {
  const membership = await spokenFor(strapi, email);
  await giveRight(strapi, membership, right);
  return { membership, caller: await userOf(strapi, email) };
};

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await makeTier(strapi, { name: 'Organismes publics', code: 'organismes-publics' });
  await makeTier(strapi, { name: 'Autre', code: 'autre' });
  await makeBenefit(strapi, { title: 'Compagnonnage', code: 'compagnonnage' });
  token = await asToken(strapi, 'read-only');
});
afterAll(() => stop(strapi));

describe('who reads', () => {
  const made: Record<string, string> = {};
  let ana: Caller;
  let membership: string;
  beforeAll(async () => {
    for (const [name, access] of Object.entries({ EVERYONE, MEMBERS, TIER, OTHER_TIER, RIGHT })) {
      made[name] = await makeResource(strapi, part(access));
    }
    ({ caller: ana, membership } = await aMember('ana@example.org', { granted: 2 }));
  });

  it('is nobody but visitors of what is for all, without a sign-in', async () => {
    expect(await reasonFor(made.EVERYONE!)).toBe('everyone');
    for (const name of ['MEMBERS', 'TIER', 'OTHER_TIER', 'RIGHT']) {
      expect(await reasonFor(made[name]!)).toBe('sign-in');
      expect(await reasonFor(made[name]!, token)).toBe('sign-in');
    }
  });

  it.each([
    ['MEMBERS', 'member'],
    ['TIER', 'member'],
    ['OTHER_TIER', 'other-tier'],
    ['RIGHT', 'member'],
  ])('is a member of %s: %s, by sign-in and by a token in its name', async (name, reason) => {
    expect(await reasonFor(made[name]!, ana)).toBe(reason);
    expect(await reasonFor(made[name]!, token, `?membership=${membership}`)).toBe(reason);
  });

  it('is nobody by an account without a membership, or not confirmed', async () => {
    const stranger = await userOf(strapi, 'x@example.org');
    expect(await reasonFor(made.MEMBERS!, stranger)).toBe('no-membership');
    const unsure = await userOf(strapi, 'Ana@example.org', { confirmed: false });
    expect(await reasonFor(made.MEMBERS!, unsure)).toBe('no-membership');
  });

  it('names who reads, in the language of the answer', async () => {
    expect((await read(made.TIER!)).access).toEqual({
      ...{ kind: 'members', tiers: ['Organismes publics'], benefit: null },
    });
    const { access, because } = await read(made.RIGHT!, null, '?locale=en');
    expect(access).toEqual({ kind: 'right', tiers: [], benefit: 'Compagnonnage' });
    expect(because.text).toBe('For members: sign in to your member space.');
  });

  it('names no tier by what is a draft', async () => {
    await makeTier(strapi, { name: 'Formule secrète', code: 'secrete' }, 'draft');
    const id = await makeResource(strapi, part({ kind: 'members', tiers: ['secrete'] }));
    expect((await read(id)).access.tiers).toEqual(['secrete']);
  });

  it('is a holder of a right that is used up, and not of one that is not held', async () => {
    const { membership: used, caller } = await aMember('used@example.org', { granted: 1 });
    await strapi.db.connection('adh_entitlement').where('membership_id', used).update({ used: 1 });
    expect(await reasonFor(made.RIGHT!, caller)).toBe('member');
    const without = await aMember('without@example.org', { benefit: 'evenements' });
    expect(await reasonFor(made.RIGHT!, without.caller)).toBe('not-granted');
  });

  it('is nobody whose membership is suspended, in its grace or lapsed', async () => {
    const { membership: id, caller } = await aMember('later@example.org');
    await patch(id, { suspended_on: '2021-05-01' });
    expect(await reasonFor(made.MEMBERS!, caller)).toBe('not-active');
    await patch(id, { suspended_on: null });
    expect(await reasonFor(made.MEMBERS!, caller)).toBe('member');
    for (const day of ['2022-01-10', '2023-06-01']) {
      setToday(strapi, day);
      expect(await reasonFor(made.MEMBERS!, caller)).toBe('not-active');
      expect(await reasonFor(made.MEMBERS!, token, `?membership=${id}`)).toBe('not-active');
    }
    setToday(strapi, '2021-06-01');
  });

  it('is somebody by any of several memberships', async () => {
    const lapsed = await spokenFor(strapi, 'two@example.org');
    await giveRight(strapi, lapsed, { startsOn: '2019-01-01', endsOn: '2019-12-31' });
    const caller = await userOf(strapi, 'two@example.org');
    expect(await reasonFor(made.RIGHT!, caller)).toBe('not-active');
    const second = await spokenFor(strapi, 'two@example.org');
    await giveRight(strapi, second);
    expect(await reasonFor(made.RIGHT!, caller)).toBe('member');
  });

  it('is refused a member that does not exist, and the name of one to who is no token', async () => {
    const unknown = await get(`/api/resources/${made.EVERYONE}?membership=nobody`, token);
    expect(unknown.body.error.details.reason).toBe('membership-unknown');
    for (const caller of [null, ana]) {
      await get(`/api/resources/${made.MEMBERS}?membership=${membership}`, caller).expect(400);
    }
    const other = (await makeMember(strapi)).membership;
    expect(await reasonFor(made.MEMBERS!, token, `?membership=${other}`)).toBe('not-active');
  });

  it('is decided in lists, by one reading of the facts, and the part is in none', async () => {
    const counted = jest.spyOn(strapi.plugin('membership-lifecycle').service('clock'), 'today');
    const { body, headers } = await get('/api/resources?pageSize=100', ana).expect(200);
    expect(headers['cache-control']).toBe('private, no-store');
    const allowed = Object.fromEntries(
      body.data.map((one: { documentId: string; allowed: boolean }) => [
        one.documentId,
        one.allowed,
      ]),
    );
    expect(allowed[made.RIGHT!]).toBe(true);
    expect(allowed[made.OTHER_TIER!]).toBe(false);
    expect(counted.mock.calls.length).toBeLessThan(5);
    counted.mockRestore();
    expect(JSON.stringify(body)).not.toContain('Réservé.');
  });

  it('is told of documents of any type, asked for together', async () => {
    const ids = [made.MEMBERS, made.OTHER_TIER, 'nothing'];
    const query = ids.map((id) => `documentId=${id}`).join('&');
    const { body } = await get(`/api/members-parts/resources?${query}`, ana).expect(200);
    expect(body.data).toMatchObject([
      { documentId: made.MEMBERS, allowed: true, part: { body: 'Réservé.', files: [] } },
      { documentId: made.OTHER_TIER, allowed: false, part: null },
    ]);
    const unknown = await get(`/api/members-parts/tiers?documentId=x`).expect(404);
    expect(unknown.body.error.details.reason).toBe('part-type-unknown');
    await get('/api/members-parts/resources').expect(400);
  });
});

describe('a stricter rule', () => {
  it('closes at once, as a draft too, in any language', async () => {
    const { caller } = await aMember('strict@example.org');
    const id = await makeResource(strapi, part(MEMBERS));
    expect(await reasonFor(id, caller)).toBe('member');
    const update = (asked: object) => resources(strapi).update({ documentId: id, ...asked });
    await update({ locale: 'fr', data: { content: part(OTHER_TIER) } });
    expect(await reasonFor(id, caller)).toBe('other-tier');
    await update({ locale: 'fr', data: { content: part(MEMBERS) } });
    expect(await reasonFor(id, caller)).toBe('member');
    await update({ locale: 'en', data: { title: 'Guide', content: part(OTHER_TIER) } });
    expect(await reasonFor(id, caller)).toBe('other-tier');
    expect((await read(id, caller)).access.tiers).toEqual(['Autre']);
  });

  it('is published in any order of the languages', async () => {
    const { caller } = await aMember('order@example.org');
    const id = await makeResource(strapi, part(MEMBERS));
    const en = { title: 'Guide', content: part(MEMBERS, { body: 'For members.' }) };
    await resources(strapi).update({ documentId: id, locale: 'en', data: en });
    await resources(strapi).publish({ documentId: id, locale: 'en' });
    expect((await read(id, caller, '?locale=en')).part.body).toBe('For members.');
    const strict = { content: part(OTHER_TIER) };
    await resources(strapi).update({ documentId: id, locale: 'fr', data: strict });
    await resources(strapi).publish({ documentId: id, locale: 'en' });
    expect(await reasonFor(id, caller, '?locale=en')).toBe('other-tier');
    await resources(strapi).publish({ documentId: id, locale: 'fr' });
    expect(await reasonFor(id, caller, '?locale=en')).toBe('other-tier');
  });

  it('opens nothing wider than what is published', async () => {
    const id = await makeResource(strapi, part(MEMBERS));
    await resources(strapi).update({ documentId: id, data: { content: part(EVERYONE) } });
    expect(await reasonFor(id)).toBe('sign-in');
  });

  it('is what cannot be read, and what was taken away of a draft leaves what is published', async () => {
    const id = await makeResource(strapi, part(EVERYONE));
    await resources(strapi).update({ documentId: id, data: { content: null } });
    expect(await reasonFor(id)).toBe('everyone');
    await strapi.db.query(RESOURCE_UID as 'api::benefit.benefit').updateMany({
      where: { documentId: id, publishedAt: null },
      data: { content: { access: { kind: 'all' } } } as never,
    });
    expect(await reasonFor(id)).toBe('unreadable');
  });
});

describe('what is listed', () => {
  it('is the French one where a translation has none', async () => {
    const id = await makeResource(strapi, part(EVERYONE, { body: 'En français.' }));
    await resources(strapi).update({ documentId: id, locale: 'en', data: { title: 'English' } });
    await resources(strapi).publish({ documentId: id, locale: 'en' });
    const shown = await read(id, null, '?locale=en');
    expect(shown).toMatchObject({ title: 'English', part: { body: 'En français.' } });
  });

  it('is published, the latest first, in French where it is not translated', async () => {
    await makeResource(strapi, null, { title: 'Brouillon-seul' }, 'draft');
    const old = await makeResource(strapi, null, { title: 'Ancienne', publishedOn: '2001-01-01' });
    const topics = [{ label: 'Eau' }];
    const fresh = await makeResource(strapi, null, {
      ...{ title: 'Récente', publishedOn: '2021-05-31', topics, programme: 'P', language: 'fr' },
    });
    await resources(strapi).update({
      documentId: fresh,
      locale: 'en',
      data: { title: 'Recent', topics },
      status: 'published',
    });
    const list = async (query: string) =>
      (await get(`/api/resources?pageSize=100${query}`).expect(200)).body;
    const all = await list('');
    expect(all.data[0]).toEqual({
      ...{ documentId: fresh, title: 'Récente', summary: 'Un guide.', picture: null },
      updatedAt: expect.any(String),
      ...{ topics: ['Eau'], programme: 'P', language: 'fr', publishedOn: '2021-05-31' },
      access: { kind: 'everyone', tiers: [], benefit: null },
      allowed: true,
      because: { reason: 'everyone', text: 'Ouvert à tous.' },
    });
    expect(all.data.at(-1).documentId).toBe(old);
    expect(JSON.stringify(all)).not.toContain('Brouillon');
    const english = await list('&locale=en');
    expect(english.meta.pagination.total).toBe(all.meta.pagination.total);
    expect(english.data[0].title).toBe('Recent');
    expect(english.data.at(-1).title).toBe('Ancienne');
    expect((await list('&topic=Eau')).data.map((one: { title: string }) => one.title)).toEqual([
      'Récente',
    ]);
    expect((await list('&search=ancienne')).meta.pagination.total).toBe(1);
    expect((await list(`&search=${encodeURIComponent('Réservé.')}`)).meta.pagination.total).toBe(0);
    expect((await list('&page=2')).data).toEqual([]);
  });

  it('is no draft, for anybody who knows it', async () => {
    const id = await makeResource(strapi, part(EVERYONE), {}, 'draft');
    const { body } = await get(`/api/resources/${id}`).expect(404);
    expect(body.error.details.reason).toBe('resource-unknown');
  });
});

describe('a field that Strapi would hand out', () => {
  const start = () =>
    (
      compiled('bootstrap') as { default: (context: { strapi: Core.Strapi }) => Promise<void> }
    ).default({ strapi });
  const plant = (attribute: object) => {
    const { attributes } = strapi.contentTypes['api::tier.tier'];
    (attributes as Record<string, unknown>).planted = {
      customField: 'plugin::membership-lifecycle.members-part',
      type: 'json',
      ...attribute,
    };
  };
  afterEach(() => {
    const { attributes } = strapi.contentTypes['api::tier.tier'];
    delete (attributes as Record<string, unknown>).planted;
  });

  it.each([
    [{ searchable: false }, '"private": true'],
    [{ private: true }, '"searchable": false'],
    [{ private: true, searchable: false }, '"localized": true'],
  ])('stops the start with %j, and says what to write', async (attribute, said) => {
    plant(attribute);
    await expect(start()).rejects.toThrow(said);
    await expect(start()).rejects.toThrow('api::tier.tier, field “planted”');
  });
});

describe('what is saved', () => {
  it.each([
    ['nonsense', 'content', 'not-an-object'],
    [{ ...part(EVERYONE), more: 1 }, 'content.more', 'unknown-field'],
    [{ ...part(EVERYONE), body: 3 }, 'content.body', 'not-a-text'],
    [{ ...part(EVERYONE), files: {} }, 'content.files', 'not-a-list'],
    [{ ...part(EVERYONE), access: { kind: 'all' } }, 'content.access.kind', 'not-a-choice'],
    [{ ...part(EVERYONE), access: null }, 'content.access', 'not-an-object'],
    [part({ kind: 'members', tiers: ['x'] }), 'content.access', 'part-tier-unknown'],
    [part({ kind: 'right', benefit: 'x' }), 'content.access', 'part-benefit-unknown'],
    [part(EVERYONE, { files: [{ id: 'x', name: 'a.pdf' }] }), 'content.files', 'part-file-unknown'],
    [part(EVERYONE, { body: '![](file:x)' }), 'content.body', 'part-file-unknown'],
  ])('is refused as %j at %s: %s', async (content, path, reason) => {
    const refused = await makeResource(strapi, content).catch((error: unknown) => error);
    const { details } = refused as { details: { errors: { path: string[]; reason: string }[] } };
    expect(details.errors[0]).toMatchObject({ path: path.split('.'), reason });
  });

  it('needs a title and a day to be published', async () => {
    const refused = await makeResource(strapi, null, { publishedOn: null }).catch((e: Error) => e);
    expect((refused as Error).message).toContain('nécessaire');
  });
});
