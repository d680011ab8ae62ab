import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Core } from '@strapi/strapi';
import { startReading } from '../../../src/plugins/membership-lifecycle/server/src/kernel/reading/reading-run';
import { tableTask } from '../../../src/plugins/membership-lifecycle/server/src/transfer/import/reader';
import { loginAs, type Admin } from '../../helpers/admin';
import { importer, type Sent } from '../../helpers/import/client';
import { workbookOf, zipOf } from '../../helpers/import/xlsx';
import { boot, stop } from '../../helpers/strapi';

/**
 * Files that are made to stop the server that reads them. Each is refused with the bound that it breaks,
 * or read; the server goes on, and nothing is kept of what was refused.
 */

const MEGABYTE = 1024 * 1024;
const IMPORTS = '/membership-lifecycle/imports';

let strapi: Core.Strapi;
let admin: Admin;

beforeAll(async () => {
  strapi = await boot('2026-11-25');
  admin = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const send = (file: string | Buffer): Promise<Sent> => importer(strapi, admin).send(file);
const packed = (inside: Parameters<typeof workbookOf>[0]): Buffer =>
  zipOf(workbookOf(inside), { packed: true });
const cell = (place: string, inner = '<v>1</v>') => `<c r="${place}">${inner}</c>`;
const text = (words: string) => `<is><t>${words}</t></is>`;
const row = (number: number, inner: string) => `<row r="${number}">${inner}</row>`;
const typed = (place: string, words: string) => `<c r="${place}" t="inlineStr">${text(words)}</c>`;
const HEADINGS = row(1, typed('A1', 'Nom') + typed('B1', 'Formule'));
const LINE = row(2, typed('A2', 'Mont') + typed('B2', 'A'));

const far = (place: string): Buffer =>
  packed({ rows: HEADINGS + row(Number(place.replace(/\D/g, '')), cell(place)) });

/** A workbook whose cells all name one long text. */
const repeated = (cells: number, length: number): Buffer => {
  const rows = Array.from({ length: cells / 100 }, (_, line) => {
    const one = (_cell: unknown, at: number) =>
      `<c r="${at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))}${String.fromCharCode(65 + (at % 26))}${line + 1}" t="s"><v>0</v></c>`;
    return row(line + 1, Array.from({ length: 100 }, one).join(''));
  });
  return packed({ rows: rows.join(''), shared: `<si><t>${'x'.repeat(length)}</t></si>` });
};

/** Entities that stand for ten of the one before, nine times over. */
const laughing = (): string => {
  const more = Array.from({ length: 9 }, (_, at) => {
    return `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`;
  });
  return `<!DOCTYPE worksheet [<!ENTITY l0 "lol">${more.join('')}]>`;
};

/** An archive in which many entries of the directory are the same bytes. */
const overlapping = (entries: number): Buffer => {
  const name = 'xl/worksheets/sheet1.xml';
  const one = zipOf([{ name, text: ' '.repeat(MEGABYTE) }], { packed: true });
  const directory = one.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const end = one.length - 22;
  const entry = one.subarray(directory, end);
  const last = Buffer.from(one.subarray(end));
  last.writeUInt16LE(entries, 10);
  const all = Array.from({ length: entries }, () => entry);
  return Buffer.concat([one.subarray(0, directory), ...all, last]);
};

/** An archive with a part of which the directory at its end says nothing, before the others. */
const hidden = (): Buffer => {
  const seen = packed({ rows: HEADINGS + LINE });
  const secret = zipOf([{ name: 'xl/worksheets/sheet1.xml', text: ' '.repeat(20 * MEGABYTE) }], {
    packed: true,
  });
  const before = secret.subarray(0, secret.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])));
  const whole = Buffer.concat([before, seen]);
  // Places of parts are counted from the beginning of the file.
  const end = whole.length - 22;
  let at = whole.readUInt32LE(end + 16) + before.length;
  whole.writeUInt32LE(at, end + 16);
  while (at < end) {
    whole.writeUInt32LE(whole.readUInt32LE(at + 42) + before.length, at + 42);
    at += 46 + whole.readUInt16LE(at + 28);
  }
  return whole;
};

const REFUSED: [string, () => string | Buffer, string][] = [
  ['the farthest cell', () => far('XFD1048576'), 'import-too-many-columns'],
  ['a far line', () => far('CV200000'), 'import-too-many-lines'],
  ['a far column', () => far('XFD2'), 'import-too-many-columns'],
  [
    'a line that no sheet has',
    () => packed({ rows: HEADINGS + row(4_000_000_000, '') }),
    'import-too-many-lines',
  ],
  ['a text that a million cells repeat', () => repeated(200_000, 5_000), 'import-too-much-text'],
  ['a text beyond what a cell holds', () => repeated(100, 5 * MEGABYTE), 'import-cell-too-long'],
  [
    'cells without end',
    () => packed({ rows: HEADINGS + row(2, cell('A2', '<v>1</v>').repeat(1_000_001)) }),
    'import-too-many-cells',
  ],
  [
    'parts that are large together',
    () => packed({ rows: HEADINGS + LINE + ' '.repeat(90 * MEGABYTE) }),
    'import-unpacks-too-large',
  ],
  ['one part under many entries', () => overlapping(1_000), 'import-unpacks-too-large'],
  ['more entries than parts', () => overlapping(2_001), 'import-too-many-parts'],
  [
    'an archive in an archive',
    () => zipOf([{ name: 'xl/workbook.xml', text: deflateRawSync('x').toString('latin1') }]),
    'import-file-unreadable',
  ],
  ['one line of CSV', () => 'x;'.repeat(4.5 * MEGABYTE), 'import-line-too-long'],
  ['one cell of CSV', () => 'x'.repeat(9 * MEGABYTE), 'import-line-too-long'],
  ['a hundred thousand columns', () => `${'x;'.repeat(100_000)}\n1`, 'import-too-many-columns'],
  [
    'a quote that opens in a large file',
    () => `Nom;Formule\n"${'x;y\n'.repeat(2 * MEGABYTE)}`,
    'import-line-too-long',
  ],
  ['UTF-16', () => Buffer.from('Nom;Formule\nMont;A', 'utf16le'), 'import-file-unreadable'],
];

test.each(REFUSED)('%s', async (_name, file, reason) => {
  const answer = await send(file());
  expect(answer).toMatchObject({ status: 400, reason });
  expect(answer.text?.fr).not.toMatch(/[{}]/);
  expect(answer.text?.en).not.toMatch(/[{}]/);
});

const READ: [string, () => Buffer][] = [
  [
    'lines that are empty down to the last of a sheet',
    () => packed({ rows: HEADINGS + LINE + '<row/>'.repeat(100_000) + row(1_048_576, '') }),
  ],
  [
    'cells that hold nothing but a look',
    () => packed({ rows: HEADINGS + LINE + row(90_000, '<c r="XFD90000" s="1"/>') }),
  ],
  [
    'cells that are merged over a whole sheet',
    () =>
      packed({
        rows: HEADINGS + LINE,
        after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      }),
  ],
  [
    'entities that unfold',
    () => packed({ rows: HEADINGS + row(2, typed('A2', '&l9;')), before: laughing() }),
  ],
  ['a part that the directory hides', hidden],
];

test.each(READ)('%s', async (_name, file) => {
  const { status, view } = await send(file());
  expect(status).toBe(200);
  expect(view.columns.map(({ heading }) => heading)).toEqual(['Nom', 'Formule']);
  expect(view.rows).toBe(1);
});

test('nothing is kept of a file that was refused', async () => {
  const listed = async () => (await admin.get(IMPORTS).expect(200)).body.data.length;
  const before = await listed();
  await send(far('XFD1048576'));
  expect(await listed()).toBe(before);
});

test('files that come together are read one by one, and who comes last is told', async () => {
  const reader = strapi.plugin('membership-lifecycle').service('importReader');
  // In one turn of the event loop, since a quick reading would make room for whoever comes later.
  const together = Array.from({ length: 8 }, () => reader.read(Buffer.from('Nom;Formule\nMont;A')));
  const answers = await Promise.allSettled(together);
  const refused = answers.slice(5);
  expect(answers.slice(0, 5).map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'));
  expect(refused).toEqual(
    Array(3).fill({
      status: 'rejected',
      reason: expect.objectContaining({ reason: 'import-busy' }),
    }),
  );
  expect((await send('Nom;Formule\nMont;A')).status).toBe(200);
});

test('a server that stops does not wait for a file', async () => {
  const reading = send(repeated(200_000, 20));
  const reader = strapi.plugin('membership-lifecycle').service('importReader');
  const ended = async (): Promise<void> => {
    reader.close();
    const answer = await Promise.race([reading, new Promise((resolve) => setImmediate(resolve))]);
    return answer === undefined ? ended() : undefined;
  };
  await ended();
  expect(await reading).toMatchObject({ status: 503, reason: 'import-busy' });
});

/** A program in the place of the one that reads: whatever it does, it is ended, and the server is not. */
test.each([
  ['never ends', 1, 'import-reading-too-long'],
  ['keeps objects', 60, 'import-reading-too-large'],
  ['keeps bytes', 60, 'import-reading-too-large'],
  ['fails', 60, 'import-file-unreadable'],
])('a reading that %s', async (way, seconds, reason) => {
  const program = path.resolve(__dirname, '../../helpers/import/hungry.js');
  const asked = { bytes: Buffer.from(way), sheet: undefined };
  await expect(startReading(tableTask(program, asked), seconds).file).rejects.toMatchObject({
    reason,
  });
});
