import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { RESOURCE_UID } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { asHolderOf, call, type Caller } from '../../helpers/callers';
import { fieldsOf, makeBenefit, makeTier } from '../../helpers/content';
import { makeResource, MEMBERS, part, resources, sendFile } from '../../helpers/resources';
import { boot, stop } from '../../helpers/strapi';

/** A resource as an editor looks at it, in the place of each of its readers. */

const READ = 'plugin::content-manager.explorer.read';
const TOWN = { kind: 'members' as const, tiers: ['commune'] };
const CENTRE = { kind: 'right' as const, benefit: 'centre' };
const MINUTE = 60_000;

let strapi: Core.Strapi;
let communications: Admin;
let documentId: string;
let file: { id: string; name: string };

const get = (url: string) => request(strapi.server.httpServer).get(url);
const buttonOf = (query: Record<string, string>) =>
  `/content-manager/preview/url/${RESOURCE_UID}?${new URLSearchParams(query)}`;
const addressOf = async (query: Record<string, string> = {}): Promise<string> => {
  const { body } = await communications.get(buttonOf({ documentId, ...query })).expect(200);
  return body.data.url;
};
const pageAs = async (as: string, address?: string) => {
  const { text } = await get(`${address ?? (await addressOf())}&as=${as}`).expect(200);
  return text;
};
const readAs = async (as: string, query: Record<string, string> = {}) => {
  const address = new URL(await addressOf(query), 'http://site');
  const preview = String(address.searchParams.get('preview'));
  const asked = new URLSearchParams({ preview, ...(as ? { as } : {}) });
  const { body } = await get(`/api/resources/${documentId}?${asked}`).expect(200);
  return body.data;
};

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  communications = await loginAs(strapi, 'communications');
  const benefit = await makeBenefit(strapi, { title: 'Centre', code: 'centre', kind: 'access' });
  await makeTier(strapi, { name: 'Communes', code: 'commune', allowances: [{ benefit }] });
  await makeTier(strapi, { name: 'Écoles', code: 'ecole' });
  file = await sendFile(strapi, communications.token, 'a.pdf', Buffer.from('du brouillon'));
  documentId = await makeResource(strapi, part(MEMBERS, { body: 'Texte publié.' }));
  const draft = part(TOWN, { body: 'Texte en cours.', files: [{ id: file.id, name: file.name }] });
  await resources(strapi).update({ documentId, data: { title: 'En cours', content: draft } });
});
afterAll(() => stop(strapi));
afterEach(() => jest.restoreAllMocks());

it('leads to the page of the draft or of what is published, which nobody sees without it', async () => {
  expect(await addressOf()).toMatch(
    new RegExp(`^/ressources/${documentId}\\?preview=draft\\.\\d+\\.[\\w-]{43}$`),
  );
  expect(await pageAs('visitor')).toContain('En cours');
  const published = await addressOf({ status: 'published' });
  expect(await pageAs('visitor', published)).toContain('Guide');
  expect((await get(`/ressources/${documentId}`)).text).not.toContain('En cours');
});

it('leads to a page of one’s own, at the path that was chosen', async () => {
  const own = { siteUrl: 'https://www.example.org', resourcePath: '/read/{documentId}#top' };
  await presentAssociation(strapi, own);
  expect(await addressOf({ status: 'published' })).toMatch(
    new RegExp(
      `^https://www\\.example\\.org/read/${documentId}\\?preview=published\\.\\d+\\.[\\w-]{43}#top$`,
    ),
  );
  await presentAssociation(strapi, { siteUrl: '', resourcePath: '' });
});

it.each([
  ['visitor', false, 'sign-in'],
  ['tier.commune', true, 'member'],
  ['tier.ecole', false, 'other-tier'],
  ['right.centre', false, 'other-tier'],
  ['', false, 'sign-in'],
])('is read as %s by the rule of the draft', async (as, allowed, reason) => {
  const shown = await readAs(as);
  expect(shown).toMatchObject({ title: 'En cours', allowed, because: { reason } });
  expect(shown.part?.body ?? null).toBe(allowed ? 'Texte en cours.' : null);
  const page = await pageAs(as || 'visitor');
  expect(page.includes('Texte en cours.')).toBe(allowed);
  // A member is not invited to apply, as the page's module does not.
  expect(page.includes('id="rejoindre"')).toBe(as === 'visitor' || as === '');
  // The admin's frame shows no page that is not a preview.
  expect(page).toContain('<base target="_blank" />');
  // No module asks again, in the name of whoever is signed in in this browser.
  expect(page).not.toContain('ressource.js');
});

it('is read by holders of a right, which the members of a tier have by their tier', async () => {
  const id = await makeResource(strapi, part(CENTRE, { body: 'Du centre.' }), {}, 'draft');
  for (const [as, allowed] of [
    ['right.centre', true],
    ['tier.commune', true],
    ['tier.ecole', false],
  ] as const) {
    const address = await addressOf({ documentId: id });
    expect((await pageAs(as, address)).includes('Du centre.')).toBe(allowed);
  }
});

it('is read as a visitor where the code is of nothing, as the choice then says', async () => {
  const id = await makeResource(strapi, part(MEMBERS), {}, 'draft');
  for (const as of ['tier.deleted', 'right.deleted', 'tier.centre']) {
    const page = await pageAs(as, await addressOf({ documentId: id }));
    expect(page).toMatch(/<option value="visitor" selected/);
    expect(page).toContain('Cette personne ne lit pas la partie réservée');
  }
});

it('gives the draft’s files to who would read them, until the preview is over', async () => {
  const { part: shown } = await readAs('tier.commune');
  const { url } = shown.files[0];
  const { body } = await get(url).buffer(true).expect(200);
  expect(body.toString()).toBe('du brouillon');
  await get(url.replace('tier.commune', 'right.commune')).expect(410);
  await get(url.replace('preview.draft', 'preview.published')).expect(410);
  const clock = strapi.plugin('membership-lifecycle').service('clock');
  const now: number = clock.wall();
  jest.spyOn(clock, 'wall').mockImplementation(() => now + 16 * MINUTE);
  await get(url).expect(410);
});

it('ends after a quarter of an hour, and opens nothing else', async () => {
  const address = new URL(await addressOf(), 'http://site');
  const token = String(address.searchParams.get('preview'));
  const other = await makeResource(strapi, part(MEMBERS), {}, 'draft');
  const of = (id: string, preview: string, more = '') =>
    get(`/api/resources/${id}?preview=${encodeURIComponent(preview)}${more}`);
  await of(documentId, token).expect(200);
  await of(other, token).expect(410);
  await of(documentId, token, '&locale=en').expect(410);
  await of(documentId, token.replace('draft', 'published')).expect(410);
  for (const wrong of ['', 'x', `${token}x`, token.replace(/\d+/, '9'.repeat(15))]) {
    const { body } = await of(documentId, wrong).expect(410);
    expect(body.error.details).toMatchObject({ reason: 'preview-over' });
  }
  await of(documentId, token, '&as=everybody').expect(400);
  await of(documentId, token, '&as=tier.').expect(400);
  const page = await get(`/ressources/${documentId}?preview=x`).expect(403);
  expect(page.headers['cache-control']).toBe('private, no-store');
  const clock = strapi.plugin('membership-lifecycle').service('clock');
  const now: number = clock.wall();
  jest.spyOn(clock, 'wall').mockImplementation(() => now + 16 * MINUTE);
  await of(documentId, token).expect(410);
});

it('is kept by no cache', async () => {
  const address = await addressOf();
  const { headers } = await get(`${address}&as=tier.commune`).expect(200);
  expect(headers['cache-control']).toBe('private, no-store');
  expect(headers['x-robots-tag']).toBe('noindex');
});

it('shows a draft that has neither a title nor a part yet', async () => {
  const { documentId: id } = await resources(strapi).create({ data: {}, status: 'draft' });
  const page = await pageAs('visitor', await addressOf({ documentId: id }));
  expect(page).toContain('(sans titre)');
  expect(page).toContain('Rien n’est encore écrit pour les membres');
});

it('leads nowhere for who may not read the part, and for what there is not', async () => {
  const statusFor = async (caller: Caller, query: Record<string, string> = {}) =>
    (await call(strapi, 'GET', buttonOf({ documentId, ...query }), caller)).status;
  const editor = communications.token;
  expect(await statusFor(editor)).toBe(200);
  expect(await statusFor(editor, { documentId: 'nothing' })).toBe(204);
  expect(await statusFor(editor, { locale: 'en' })).toBe(204);
  expect(await statusFor(editor, { locale: 'de' })).toBe(204);
  const all = fieldsOf(strapi, RESOURCE_UID);
  const reading = (fields: string[]) =>
    asHolderOf(strapi, {
      action: READ,
      subject: RESOURCE_UID,
      properties: { fields, locales: ['fr'] },
    });
  expect(await statusFor(await reading(all))).toBe(200);
  for (const hidden of ['content', 'language']) {
    expect(await statusFor(await reading(all.filter((field) => field !== hidden)))).toBe(204);
  }
});
