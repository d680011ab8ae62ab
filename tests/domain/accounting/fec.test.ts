import {
  fecName,
  fecOf,
} from '../../../src/plugins/membership-lifecycle/server/src/accounting/rules/fec';
import { shareAfter } from '../../../src/plugins/membership-lifecycle/server/src/accounting/rules/entries';
import {
  oneLine,
  written,
} from '../../../src/plugins/membership-lifecycle/server/src/accounting/rules/written';
import { latin } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/latin';
import { BOOK_SETTINGS } from '../../helpers/accounting';
import type { Entry } from '../../../src/plugins/membership-lifecycle/server/src/accounting/rules/types';

/** The file in the columns of the FEC: what is closed is made again from it, byte for byte. */

const ENTRY: Entry = {
  source: 'call:1',
  kind: 'call',
  journal: 'dues',
  on: '2026-03-02',
  piece: '2026-0001',
  pieceOn: '2026-03-01',
  membershipId: 'm',
  isCorrection: false,
  lines: [
    { role: 'dues', membershipId: null, amount: -123_405 },
    { role: 'members', membershipId: 'm', amount: 123_405 },
  ],
};
const BOOKS = {
  ...BOOK_SETTINGS,
  accounts: { ...BOOK_SETTINGS.accounts, dues: { code: '7561', label: 'Cotisations' } },
};

it('has the eighteen columns, in their order, separated by tabs, with decimal commas', () => {
  const names = new Map([
    ['m', { reference: 'ADH-2026-0001', organisation: 'Commune\tde\r\nTest | Sud' }],
  ]);
  const { lines } = written([ENTRY], BOOKS, names, { dues: 41, bank: 0, other: 0, history: 0 });
  const text = fecOf(lines.map((line) => ({ ...line, closedOn: '2027-01-10' as const })));
  expect(text).toBe(
    [
      'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise',
      'COT\tCotisations\t42\t20260302\t411\tAdhérents\tADH-2026-0001\tCommune de Test Sud\t2026-0001\t20260301\tAppel 2026-0001 - Commune de Test Sud\t1234,05\t0,00\t\t\t20270110\t\t',
      'COT\tCotisations\t42\t20260302\t7561\tCotisations\t\t\t2026-0001\t20260301\tAppel 2026-0001 - Commune de Test Sud\t0,00\t1234,05\t\t\t20270110\t\t',
      '',
    ].join('\r\n'),
  );
  expect(fecOf(lines.map((line) => ({ ...line, closedOn: null })))).toContain('\t\t\t\t\t\r\n');
});

it('is named by the SIREN and the last day', () => {
  expect(fecName('123456782', '2026-12-31')).toBe('123456782FEC20261231.txt');
  expect(fecName('', '2026-12-31')).toBe('FEC20261231.txt');
});

it('has the letters of what settles each other', () => {
  const { lines } = written([ENTRY], BOOKS, new Map());
  const letter = { letter: 'AAB', letteredOn: '2026-04-01' as const, closedOn: null };
  const [, first] = fecOf(lines.map((line) => ({ ...line, ...letter }))).split('\r\n');
  expect(first.split('\t').slice(13, 15)).toEqual(['AAB', '20260401']);
});

it.each([
  ['Appel – « L’été… »', "Appel - « L'été... »"],
  ['Œuvre à 5 €, ŠŽ', 'Œuvre à 5 €, ŠŽ'],
  ['Łódź, São, ½ „x“', 'Lódz, São, 1/2 "x"'],
  ['e\u0301t\u0117 日本 \u{1f600}', 'éte ?? ?'],
])('writes %s in the characters of ISO 8859-15: %s', (text, told) => {
  expect(latin(text)).toBe(told);
  expect(oneLine(text)).toBe(told);
});

it('has texts of one line, never too long', () => {
  expect(oneLine('  a\u0000b\u2028c|d\te ')).toBe('a b c d e');
  expect(oneLine('x'.repeat(500))).toHaveLength(200);
});

it.each([
  // A whole year to come, none of it, and half a cent, which goes away from zero on both sides.
  [10_000, '2027-01-01', '2027-12-31', 10_000],
  [10_000, '2025-01-01', '2026-12-31', 0],
  [10_000, '2026-07-01', '2027-06-30', 4_959],
  [1, '2026-12-31', '2027-01-01', 1],
  [-1, '2026-12-31', '2027-01-01', -1],
  [36_600, '2027-02-28', '2028-02-28', 36_600],
] as const)('puts aside of %i cents from %s to %s: %i', (amount, startsOn, endsOn, share) => {
  expect(shareAfter(amount, { startsOn, endsOn }, '2026-12-31')).toBe(share);
});
