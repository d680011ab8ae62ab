import { deflateRawSync } from 'node:zlib';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { loginAs, type Admin } from '../../helpers/admin';
import { importer, type Sent } from '../../helpers/import/client';
import { csvOf, historyOf } from '../../helpers/import/history';
import { xlsxOf, zipOf } from '../../helpers/import/xlsx';
import { boot, stop } from '../../helpers/strapi';

/** What cannot be imported is refused with a sentence, whatever the file; never with a failure. */

const TODAY = '2026-11-25';
const IMPORTS = '/membership-lifecycle/imports';
const MEGABYTE = 1024 * 1024;

let strapi: Core.Strapi;
let admin: Admin;

beforeAll(async () => {
  strapi = await boot(TODAY);
  admin = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const send = (file: string | Buffer, sheet?: string): Promise<Sent> =>
  importer(strapi, admin).send(file, 'membres.csv', sheet);
const sheet = historyOf({ today: TODAY, lines: 5 });
const parts = [{ name: 'xl/other.xml', text: '<x/>' }];

/** A small archive whose one part says that it is larger, or smaller, than it is. */
const lying = (said: number, real: number): Buffer => {
  const data = deflateRawSync(Buffer.alloc(real, 32));
  const [name, text] = ['xl/worksheets/sheet1.xml', 'x'.repeat(data.length)];
  const zip = zipOf([{ name, text }]);
  data.copy(zip, zip.indexOf(text));
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  zip.writeUInt16LE(8, 8);
  zip.writeUInt16LE(8, central + 10);
  zip.writeUInt32LE(said, central + 24);
  return zip;
};

const REFUSED: [string, () => string | Buffer, string][] = [
  ['nothing', () => '', 'import-file-empty'],
  ['spaces', () => '\n \n;;\n', 'import-file-empty'],
  ['headings alone', () => 'Nom;Formule\n\n', 'import-without-lines'],
  ['a heading twice', () => 'Nom;Nom\na;b', 'import-heading-twice'],
  [
    'columns without end',
    () => `${'a;'.repeat(300).replace(/a/g, () => Math.random().toString())}\nx`,
    'import-too-many-columns',
  ],
  ['lines without end', () => `Nom\n${'x\n'.repeat(20_001)}`, 'import-too-many-lines'],
  ['empty lines without end', () => `Nom\n${'\n'.repeat(50_000)}x`, 'import-too-many-lines'],
  ['a file that is too large', () => Buffer.alloc(10 * MEGABYTE + 1, 'x'), 'import-file-too-large'],
  ['a quote that never closes', () => 'Nom;Formule\n"x;y\nz', 'import-quote-open'],
  ['bytes', () => Buffer.from([0, 1, 2, 3, 0xff]), 'import-file-unreadable'],
  ['a broken archive', () => xlsxOf(sheet).subarray(0, 500), 'import-file-unreadable'],
  ['an archive that is no workbook', () => zipOf(parts), 'import-file-unreadable'],
  [
    'an archive that fills the memory',
    () => lying(2_000 * MEGABYTE, 10),
    'import-unpacks-too-large',
  ],
  [
    'an archive that hides how large it is',
    () => lying(100, 50 * MEGABYTE),
    'import-file-unreadable',
  ],
];

test.each(REFUSED)('%s', async (_name, file, reason) => {
  const answer = await send(file());
  expect(answer).toMatchObject({ status: 400, reason });
  expect(answer.text?.fr).not.toMatch(/[{}]/);
});

test('no file, or more than one', async () => {
  const none = await admin.post(IMPORTS, { file: 'x' });
  expect([none.status, none.body.error.details.reason]).toEqual([400, 'import-file-missing']);
  const two = await request(strapi.server.httpServer)
    .post(IMPORTS)
    .set('Authorization', `Bearer ${admin.token}`)
    .attach('file', Buffer.from('Nom\nx'), 'a.csv')
    .attach('other', Buffer.from('Nom\nx'), 'b.csv');
  expect([two.status, two.body.error.details.reason]).toEqual([400, 'import-file-missing']);
});

test('a sheet by its name, and none of that name', async () => {
  expect((await send(xlsxOf(sheet), 'Membres')).status).toBe(200);
  expect(await send(xlsxOf(sheet), 'Autre')).toMatchObject({
    status: 400,
    reason: 'import-sheet-unknown',
  });
});

test('places of lines are those of the spreadsheet, empty lines and broken cells included', async () => {
  const csv = 'Nom;Formule;Début;Fin\n"Valbrume\nle Haut";A;x;y\n\n;;;\nMont;A;x;y';
  const { view } = await send(csv);
  expect(view.rows).toBe(2);
  const lines = await importer(strapi, admin).lines(view.id);
  expect(lines.map(({ line, organisation }) => [line, organisation])).toEqual([
    [2, 'Valbrume le Haut'],
    [5, 'Mont'],
  ]);
  const found = await importer(strapi, admin).lines(view.id, '&search=MONT&outcome=refused');
  expect(found.map(({ line }) => line)).toEqual([5]);
});

test('a column without a heading is called by its place', async () => {
  const { view } = await send('Nom;;Formule\na;b;c');
  expect(view.columns.map(({ heading }) => heading)).toEqual(['Nom', 'Colonne 2', 'Formule']);
});

test('what a page asks for wrongly', async () => {
  const { view } = await send(csvOf(sheet));
  const asked = async (url: string) => {
    const { status, body } = await admin.get(`${IMPORTS}/${url}`);
    return [status, body.error?.details?.reason];
  };
  expect(await asked('nothing')).toEqual([404, 'import-unknown']);
  expect(await asked('nothing/lines')).toEqual([404, 'import-unknown']);
  expect(await asked('nothing/progress')).toEqual([404, 'import-unknown']);
  expect(await asked(`${view.id}/lines?outcome=x`)).toEqual([400, 'invalid-input']);
  const client = importer(strapi, admin);
  expect(await client.map(view.id, { 'organisation.nothing': 'Nom' })).toMatchObject({
    status: 400,
    reason: 'invalid-input',
  });
  expect(await client.map(view.id, { 'organisation.name': 'Nulle part' })).toMatchObject({
    status: 400,
  });
  expect((await admin.get(`${IMPORTS}/${view.id}/progress`)).body.data).toEqual({
    phase: 'done',
    done: view.rows,
    total: view.rows,
  });
});
