import {
  isSameMapping,
  keptMapping,
} from '../../../../src/plugins/membership-lifecycle/admin/src/transfer/imports/file/kept-mapping';
import { csvFile } from '../../../../src/plugins/membership-lifecycle/admin/src/kit/utils/csv';

/** What the page of the import makes by itself: the columns that it keeps, the files that it gives. */

const columns = (...headings: string[]) =>
  headings.map((heading) => ({ heading, examples: [] as string[] }));

describe('a file that replaces another', () => {
  const before = {
    columns: columns('Nom', 'Numéro', 'Notes'),
    mapping: { 'organisation.name': 'Nom', 'organisation.siret': 'Numéro' },
  };

  it('keeps the columns that were chosen, and leaves out what was left out', () => {
    const now = {
      columns: columns('Nom', 'Numéro', 'Notes'),
      mapping: { 'organisation.name': 'Nom', 'membership.reference': 'Notes' },
    };
    const kept = keptMapping(before, now);
    expect(kept).toEqual(before.mapping);
    expect(isSameMapping(kept, now.mapping)).toBe(false);
    expect(isSameMapping(kept, { ...before.mapping })).toBe(true);
  });

  it('takes the guess for a column that is new, and lets go of one that is gone', () => {
    const now = { columns: columns('Nom', 'SIRET'), mapping: { 'organisation.siret': 'SIRET' } };
    expect(keptMapping(before, now)).toEqual({
      'organisation.name': 'Nom',
      'organisation.siret': 'SIRET',
    });
  });
});

it('gives files that spreadsheets open and compute nothing of', async () => {
  const file = csvFile([
    ['Nom', 'Raison'],
    ['=1+1', 'dit « oui ; non »'],
    ['-5', 'a "b"'],
  ]);
  expect(Buffer.from(await file.arrayBuffer()).toString('utf8')).toBe(
    ['\uFEFFNom;Raison', `'=1+1;"dit « oui ; non »"`, `'-5;"a ""b"""`, ''].join('\r\n'),
  );
});
