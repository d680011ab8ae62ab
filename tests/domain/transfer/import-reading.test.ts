import fc from 'fast-check';
import { readTable } from '../../../src/plugins/membership-lifecycle/server/src/transfer/import/reading';
import { Unreadable } from '../../../src/plugins/membership-lifecycle/server/src/transfer/import/unreadable';
import { REFUSALS } from '../../../src/plugins/membership-lifecycle/server/src/refusals';
import { historyOf } from '../../helpers/import/history';
import { workbookOf, xlsxOf, zipOf } from '../../helpers/import/xlsx';

/** Bytes to a table, or to a reason that has its sentence; the process around it is not started. */

const seed = Number(process.env.FC_SEED ?? 20261125);
beforeAll(() => console.info(`fast-check seed: ${seed} (FC_SEED changes it)`));

const sheet = historyOf({ today: '2026-11-25', lines: 5 });
const reasonOf = (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => null,
    (error: unknown) => (error instanceof Unreadable ? error.reason : error),
  );
const csv = (text: string) => readTable(Buffer.from(text));

test('whatever the file holds, it is read or refused with a sentence', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 2_000 }).map((some) => Buffer.from(some)),
    fc.string({ unit: 'binary', maxLength: 500 }).map((text) => Buffer.from(text)),
    fc.stringMatching(/^[a;,"\t\n\r =]{0,200}$/).map((text) => Buffer.from(text)),
    // A workbook with bytes changed here and there.
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }).map((changes) => {
      const file = Buffer.from(xlsxOf(sheet));
      for (const [at, byte] of changes) file[at % file.length] = byte;
      return file;
    }),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (file) => {
      const reason = await reasonOf(readTable(file));
      expect(reason === null || String(reason) in REFUSALS).toBe(true);
    }),
    { seed, numRuns: Number(process.env.FC_RUNS ?? 500) },
  );
});

test.each([
  ['columns at the bound', `${'x;'.repeat(199)}y`, 'import-without-lines'],
  ['a column beyond', `${'x;'.repeat(200)}y`, 'import-too-many-columns'],
  ['a column beyond, of spaces alone', `Nom${';'.repeat(200)} \nMont`, null],
  ['lines at the bound', `Nom\n${'x\n'.repeat(20_000)}`, null],
  ['a line beyond', `Nom\n${'x\n'.repeat(20_001)}`, 'import-too-many-lines'],
  ['empty lines after the last', `Nom\nx\n${'\n'.repeat(39_000)}`, null],
  ['a cell at the bound', `Nom\n${'x'.repeat(32_767)}`, null],
  ['a cell beyond', `Nom\n${'x'.repeat(32_768)}`, 'import-cell-too-long'],
  ['a quote that never closes', 'Nom;Formule\nMont;A\n"x;y\nz', 'import-quote-open'],
])('%s', async (_name, text, reason) => {
  expect(await reasonOf(csv(text))).toBe(reason);
});

test('the line of a fault is told', async () => {
  await expect(csv(`Nom\nMont\n${'x'.repeat(32_768)}`)).rejects.toMatchObject({
    details: { line: 3, max: 32_767 },
  });
  await expect(csv('Nom;Formule\nMont;A\n"x;y\nz')).rejects.toMatchObject({ details: { line: 3 } });
});

test('the sheet that is asked for is the one that is judged', async () => {
  const rows = (place: string) =>
    `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="${place}2"><v>2</v></c></row>`;
  const wide = workbookOf({ rows: rows('XFD') });
  const narrow = workbookOf({ rows: rows('A') });
  const parts = narrow.map((part) => {
    if (part.name === 'xl/workbook.xml') {
      const more = '<sheet name="Loin &amp; large" sheetId="2" r:id="rId9"/></sheets>';
      return { ...part, text: part.text.replace('</sheets>', more) };
    }
    if (part.name !== 'xl/_rels/workbook.xml.rels') return part;
    const [worksheet] = /<Relationship Id="rId1"[^>]*>/.exec(part.text) ?? [''];
    const other = worksheet.replace('rId1', 'rId9').replace('sheet1.xml', 'sheet2.xml');
    return { ...part, text: part.text.replace(worksheet, worksheet + other) };
  });
  const far = wide.find(({ name }) => name === 'xl/worksheets/sheet1.xml')?.text ?? '';
  const file = zipOf([...parts, { name: 'xl/worksheets/sheet2.xml', text: far }]);
  expect(await readTable(file)).toMatchObject({ headings: ['1'], rows: [['2']] });
  expect(await reasonOf(readTable(file, 'Loin & large'))).toBe('import-too-many-columns');
});
