import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { makeBenefit, makeOffer, makeTier } from '../../helpers/content';
import { hasPdfTools, infoOf, textOf } from '../../helpers/pdf';
import { boot, stop } from '../../helpers/strapi';

/** The offer on one sheet: for anybody once it is published, for communications before. */

const LIFECYCLE = '/membership-lifecycle/offers';
const LONG = Array(60).fill('Un paragraphe qui n’en finit pas. '.repeat(6)).join('\n\n');

let strapi: Core.Strapi;
let communications: Admin;
let published: string;
let written: string;

const asBytes = (test: request.Test) =>
  test.buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  });
const open = (url: string) => asBytes(request(strapi.server.httpServer).get(url));
const sheetOf = (id: string, query = '') => communications.get(`${LIFECYCLE}/${id}/sheet${query}`);

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await presentAssociation(strapi);
  const benefit = await makeBenefit(strapi, {
    title: 'Compagnonnage',
    description: 'Un regard **extérieur**.',
    code: 'compagnonnage',
    ...{ kind: 'quota', unit: 'séance' },
  });
  const allowances = [{ benefit, quantity: 6 }];
  const tier = await makeTier(strapi, { name: 'Organismes publics', code: 'publics', allowances });
  const lists = { tiers: [tier], benefits: [benefit] };
  const texts = { why: { heading: 'Pourquoi ?', body: 'Parce que.' } };
  published = await makeOffer(strapi, {
    slug: 'offre',
    title: 'Adhésions 2021',
    ...texts,
    ...lists,
  });
  written = await makeOffer(strapi, { slug: 'projet', title: 'Adhésions 2022', ...lists }, 'draft');
  communications = await loginAs(strapi, 'communications');
});
afterAll(() => stop(strapi));

test('anybody takes the sheet of a published offer, to be read in the browser', async () => {
  const { headers, body } = await open('/api/offers/offre/sheet.pdf').expect(200);
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
  });
  expect(headers['content-disposition']).toMatch(/^inline; filename=/);
  expect(body.subarray(0, 5).toString()).toBe('%PDF-');
  const again = await open('/api/offers/offre/sheet.pdf?locale=fr').expect(200);
  expect(again.body.equals(body)).toBe(true);
  if (!hasPdfTools()) return;
  expect(infoOf(body)).toMatch(/Pages:\s+1\n/);
  const text = textOf(body);
  const parts = ['L’Atelier commun', 'Adhésions 2021', 'Organismes publics', '5 000 €'];
  for (const part of [...parts, '6 séances', '/adhesion']) expect(text).toContain(part);
  expect(text).not.toContain('Projet');
});

test.each(['/api/offers/projet/sheet.pdf', '/api/offers/nothing/sheet.pdf'])(
  '%s is not found: only what is published is shown',
  async (url) => {
    const { body } = await request(strapi.server.httpServer).get(url).expect(404);
    expect(body.error.details.reason).toBe('offer-not-found');
  },
);

test.each(['locale=xx', 'version=draft', 'status=draft'])('%s is refused', async (query) => {
  await request(strapi.server.httpServer).get(`/api/offers/offre/sheet.pdf?${query}`).expect(400);
});

test('communications take the sheet of what they write, marked as a draft', async () => {
  const { body, headers } = await asBytes(sheetOf(written, '?version=draft')).expect(200);
  expect(headers['cache-control']).toBe('private, no-store');
  if (!hasPdfTools()) return;
  const text = textOf(body);
  for (const part of ['Projet', 'Adhésions 2022', 'Organismes publics', 'Compagnonnage']) {
    expect(text).toContain(part);
  }
});

test('the sheet of an offer that is not published is refused with what there is instead', async () => {
  const { body } = await sheetOf(written).expect(404);
  expect(body.error.details.reason).toBe('offer-unpublished');
  await sheetOf('nothing', '?version=draft').expect(404);
  await sheetOf(written, '?version=old').expect(400);
});

test('what is being written is on the sheet of the draft, and not on the public one', async () => {
  await strapi.documents('api::offer.offer').update({
    documentId: published,
    locale: 'fr',
    data: { title: 'Adhésions retouchées' } as never,
  });
  if (!hasPdfTools()) return;
  expect(textOf((await asBytes(sheetOf(published, '?version=draft'))).body)).toContain(
    'retouchées',
  );
  expect(textOf((await open('/api/offers/offre/sheet.pdf')).body)).not.toContain('retouchées');
});

test('an offer that needs more than a page is refused, and says by how much', async () => {
  await strapi.documents('api::offer.offer').update({
    documentId: written,
    locale: 'fr',
    data: { why: { heading: 'Pourquoi ?', body: LONG } } as never,
  });
  const { body } = await sheetOf(written, '?version=draft').expect(422);
  const { reason, lines, text } = body.error.details;
  expect(reason).toBe('sheet-too-long');
  expect(lines).toBeGreaterThan(50);
  expect(text.fr).toContain(String(lines));
});

test('a character that no font has is named', async () => {
  await strapi.documents('api::offer.offer').update({
    documentId: written,
    locale: 'fr',
    data: { why: { heading: 'Pourquoi 漢 ?', body: 'Parce que.' } } as never,
  });
  const { body } = await sheetOf(written, '?version=draft').expect(409);
  expect(body.error.details).toMatchObject({ reason: 'sheet-unwritable', character: '漢' });
});
