import fs from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import type { ListedCall } from '../../../src/plugins/membership-lifecycle/shared/account/calls';
import type { PlannedDeposit } from '../../../src/plugins/membership-lifecycle/shared/core/deposits';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { parse } from '../../helpers/csv';
import { take } from '../../helpers/exports';
import { brokenRules } from '../../helpers/invoice-rules';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The folder to deposit on Chorus Pro: its files, its list, and what is left aside with why. */

const LIFECYCLE = '/membership-lifecycle';
const ADDRESS = { lines: 'Hôtel de ville', postalCode: '78470', city: 'Exemple', country: 'FR' };
const SIRET = '35600000049837';
const VAT = { vatTreatment: 'outside-scope', vatMention: 'Hors du champ de la TVA' };

let strapi: Core.Strapi;
let staff: Admin;
let reader: Admin;
let members: string[];

const view = async (id: string): Promise<MembershipView> =>
  (await staff.get(`${LIFECYCLE}/memberships/${id}`).expect(200)).body.data;
const run = (id: string, name: string, input: object) =>
  staff.post(`${LIFECYCLE}/memberships/${id}/commands/${name}`, input).expect(200);
const listed = async (question = ''): Promise<ListedCall[]> =>
  (await reader.get(`${LIFECYCLE}/calls?pageSize=100&${question}`).expect(200)).body.data;
const idOf = async (number: string): Promise<string> =>
  (await listed(`search=${number}`)).find((row) => row.number === number)?.id ?? '';
const plan = async (question = ''): Promise<PlannedDeposit[]> =>
  (await reader.get(`${LIFECYCLE}/calls/deposit-plan?${question}`).expect(200)).body.data.lines;
const organisation = async (name: string, data: object): Promise<void> => {
  const found = await strapi.documents('api::organisation.organisation').findFirst({
    filters: { name },
  });
  const documentId = found?.documentId ?? '';
  await strapi
    .documents('api::organisation.organisation')
    .update({ documentId, data: data as never });
};
/** The folder, unpacked. */
const folder = async (question = '') => {
  const { status, name, type, content } = await take(
    strapi,
    reader.token,
    `deposit-folder?${question}`,
  );
  const files = status === 200 ? unzipSync(content) : {};
  const texts = Object.fromEntries(
    Object.entries(files).map(([file, bytes]) => [file, Buffer.from(bytes)]),
  );
  const csv = texts['liste.csv'] ? parse(texts['liste.csv'].toString('utf8')) : [];
  const [headings = [], ...lines] = csv;
  const rows = lines.map((cells) =>
    Object.fromEntries(headings.map((heading, at) => [heading, cells[at]])),
  );
  return { status, name, type, files: texts, rows };
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi, VAT);
  members = await manyMembers(strapi, 6);
  staff = await loginAs(strapi, 'membership-staff');
  reader = await loginAs(strapi, 'reader');
  await organisation('Commune 0', { facturX: true, siret: SIRET, address: ADDRESS });
  await organisation('Commune 1', { engagementRequired: true, siret: '73282932000074' });
  await organisation('Commune 2', { facturX: true, siret: '99000300600014', address: ADDRESS });
  await organisation('Commune 4', { facturX: true, siret: '99000307100018', address: ADDRESS });
  setToday(strapi, '2021-02-01');
  for (const [index, id] of members.entries()) {
    const numbers = index === 1 ? { engagementNumber: 'EJ-7' } : {};
    await run(id, 'issue-call', { termId: (await view(id)).terms[0].id, ...numbers });
  }
  // Since then: one is corrected, one is paid, one of an organisation that now requires a number.
  setToday(strapi, '2021-02-15');
  const [corrected] = (await view(members[2])).dues;
  await run(members[2], 'reissue-call', {
    duesId: corrected.id,
    serviceCode: 'SRV',
    reason: 'Service',
  });
  const [paid] = (await view(members[4])).dues;
  await run(members[4], 'record-payment', { duesId: paid.id, amount: paid.amount.amount });
  await organisation('Commune 3', { serviceCodeRequired: true, siret: '99000314700016' });
});
afterAll(() => stop(strapi));

test('what is ready is told, and what is not with why and where to mend it', async () => {
  const lines = await plan();
  const told = Object.fromEntries(lines.map(({ number, why }) => [number, why?.fr ?? null]));
  expect(told).toMatchObject({
    '2021-0001': null,
    '2021-0002': null,
    '2021-0003': expect.stringContaining('annulé'),
    '2021-0004': expect.stringContaining('le code service (fiche de l’organisme'),
    '2021-0005': null,
    '2021-0006': expect.stringContaining('ne reçoit pas ses appels par Chorus Pro'),
    '2021-0007': null,
    'AV2021-0001': null,
  });
  expect(lines).toHaveLength(8);
  const remarks = Object.fromEntries(
    lines.map(({ number, remarks: of }) => [number, of.map(({ fr }) => fr).join(' ')]),
  );
  expect(remarks['2021-0001']).toBe('');
  expect(remarks['2021-0002']).toContain('à saisir sur le portail');
  expect(remarks['2021-0005']).toContain('Déjà réglé');
  expect(remarks['AV2021-0001']).toContain('n’est pas noté comme déposé');
});

test('it holds each file as it was issued, its data, and a list with what is left aside', async () => {
  const { status, name, type, files, rows } = await folder();
  expect([status, name, type]).toEqual([200, 'dossier-de-depot-2021-02-15.zip', 'application/zip']);
  expect(Object.keys(files).sort()).toEqual([
    ...['liste.csv', 'liste.xlsx'],
    ...['pdf/2021-0001-commune-0.pdf', 'pdf/2021-0002-commune-1.pdf'],
    ...['pdf/2021-0005-commune-4.pdf', 'pdf/2021-0007-commune-2.pdf'],
    'pdf/av2021-0001-commune-2.pdf',
    ...['xml/2021-0001-commune-0.xml', 'xml/2021-0005-commune-4.xml'],
    ...['xml/2021-0007-commune-2.xml', 'xml/av2021-0001-commune-2.xml'],
  ]);
  const [call] = (await view(members[0])).dues;
  const issued = await strapi
    .plugin('membership-lifecycle')
    .service('papers')
    .read(call.papers[0].id);
  expect(files['pdf/2021-0001-commune-0.pdf'].equals(issued.bytes)).toBe(true);
  for (const [file, bytes] of Object.entries(files)) {
    if (!file.endsWith('.xml')) continue;
    expect(brokenRules(bytes.toString('utf8'), ['european', 'chorus'])).toEqual([]);
  }
  expect(rows.map((row) => [row['Numéro'], row['À déposer']])).toEqual([
    ...['2021-0001', '2021-0002'].map((number) => [number, 'oui']),
    ...['2021-0003', '2021-0004'].map((number) => [number, 'non']),
    ['2021-0005', 'oui'],
    ['2021-0006', 'non'],
    ...['2021-0007', 'AV2021-0001'].map((number) => [number, 'oui']),
  ]);
  expect(rows[0]).toMatchObject({
    Nature: 'Appel de cotisation',
    'Émis le': '01/02/2021',
    Organisme: 'Commune 0',
    SIRET,
    Montant: '5000,00',
    'Déjà reçu': '0,00',
    'Cadre de facturation': 'A1',
    IBAN: 'FR7699999000010000001234537',
    'Fichier PDF': 'pdf/2021-0001-commune-0.pdf',
    'Fichier XML': 'xml/2021-0001-commune-0.xml',
  });
  expect(rows[1]).toMatchObject({ 'N° d’engagement': 'EJ-7', 'Fichier XML': '' });
  expect(rows[4]).toMatchObject({ 'Déjà reçu': '5000,00' });
  expect(rows[7]).toMatchObject({ Nature: 'Avoir', Annule: '2021-0003', IBAN: '' });
  const [sheet] = await readXlsxFile(files['liste.xlsx']);
  expect(sheet.data).toHaveLength(9);
});

test('it holds what is chosen alone, and nothing twice', async () => {
  const [one, two] = [await idOf('2021-0001'), await idOf('2021-0007')];
  const noted = { ids: [one], state: 'deposited', on: '2021-02-15', reason: '' };
  await staff.post(`${LIFECYCLE}/calls/deposits`, noted).expect(200);
  const { files, rows } = await folder(`ids=${one},${two}`);
  expect(Object.keys(files).filter((file) => file.startsWith('pdf/'))).toEqual([
    'pdf/2021-0007-commune-2.pdf',
  ]);
  expect(rows[0]).toMatchObject({
    'À déposer': 'non',
    'À savoir': expect.stringContaining('15 février 2021'),
  });
  // Once rejected, it may be deposited again; why is told.
  await staff
    .post(`${LIFECYCLE}/calls/deposits`, { ...noted, state: 'rejected', reason: 'Service inconnu' })
    .expect(200);
  const [line] = await plan(`ids=${one}`);
  expect([line.why, line.remarks[0].fr]).toEqual([
    null,
    expect.stringContaining('Service inconnu'),
  ]);
});

test('a file that is missing is told in the list, and the others are there', async () => {
  const id = await idOf('2021-0002');
  const [call] = (await view(members[1])).dues;
  const { digest } = await strapi.db
    .connection('adh_paper')
    .where({ document_id: call.papers[0].id })
    .first('digest');
  const kept = strapi.plugin('membership-lifecycle').service('papers').folder();
  await fs.rm(path.join(kept, digest.slice(0, 2), digest));
  const { files, rows } = await folder(`ids=${id},${await idOf('2021-0007')}`);
  expect(Object.keys(files).filter((file) => file.startsWith('pdf/'))).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    'À déposer': 'non',
    'À savoir': expect.stringContaining('manque dans le stockage'),
  });
});

test('its list says the SIRET that its data have, and that the organisation has another by now', async () => {
  await run(members[0], 'change-identity', {
    siret: '35600000000048',
    on: '2021-02-15',
    reason: 'Déménagement',
  });
  const { rows } = await folder(`ids=${await idOf('2021-0001')}`);
  expect(rows[0]).toMatchObject({ SIRET, 'À savoir': expect.stringContaining('porte l’ancien') });
});

test('whoever may not read papers gets none, and bad questions are refused', async () => {
  const sessions = await loginAs(strapi, 'sessions');
  expect((await take(strapi, sessions.token, 'deposit-folder')).status).toBe(403);
  expect((await take(strapi, reader.token, 'deposit-folder?state=x')).status).toBe(400);
  expect((await take(strapi, reader.token, 'deposit-folder?page=1')).status).toBe(400);
  const none = await folder('search=personne');
  expect(Object.keys(none.files).sort()).toEqual(['liste.csv', 'liste.xlsx']);
  expect(none.rows).toEqual([]);
});
