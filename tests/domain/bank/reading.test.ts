import { readStatements } from '../../../src/plugins/membership-lifecycle/server/src/bank/reading/reading';
import { Unreadable } from '../../../src/plugins/membership-lifecycle/server/src/bank/reading/unreadable';
import { BANK_REFUSALS } from '../../../src/plugins/membership-lifecycle/server/src/bank/refusals/bank';
import {
  camtOf,
  cfonbOf,
  cfonbRecords,
  CSV_COLUMNS,
  csvOf,
  entryOf,
  ofxOf,
  prefixed,
  type Movement,
} from '../../helpers/bank/statements';

/** Statements of the four formats are read to the cent, or refused with the line and what to do. */

const read = (file: string | Buffer, more: object = {}) =>
  readStatements({
    bytes: typeof file === 'string' ? Buffer.from(file) : file,
    today: '2026-12-01',
    columns: null,
    known: [CSV_COLUMNS],
    ...more,
  });

const reasonOf = async (file: string | Buffer, more: object = {}) => {
  const error: unknown = await read(file, more).catch((one: unknown) => one);
  if (!(error instanceof Unreadable)) return error;
  // Each hole of the sentence has its value.
  const holes = [...BANK_REFUSALS[error.reason].fr.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  expect(Object.keys(error.details)).toEqual(expect.arrayContaining(holes));
  return [error.reason, error.details.line];
};

const PAID: Movement = {
  on: '2026-11-03',
  amount: 120_050,
  label: 'VIR RECU COMMUNE DE ÉVRY',
  details: 'Appel 2026-0042 & 2026-0043',
  payer: 'SGC EVRY',
  reference: 'MANDAT 1204',
};
const FEE: Movement = { on: '2026-11-05', amount: -1_299, label: 'FRAIS DE TENUE DE COMPTE' };
const movements = [PAID, FEE];
const account = { movements, opening: -5_000 };

const FORMATS: [name: string, file: () => string | Buffer][] = [
  ['CAMT.053', () => camtOf(account)],
  ['CAMT.053 with prefixes', () => prefixed(camtOf(account))],
  [
    'CAMT.053 in Latin-1',
    () =>
      Buffer.from(
        camtOf(account, { declaration: '<?xml version="1.0" encoding="ISO-8859-1"?>' }),
        'latin1',
      ),
  ],
  ['OFX', () => ofxOf(account)],
  ['OFX with raw ampersands and commas', () => ofxOf(account, { raw: true, mark: ',' })],
  ['OFX in one line', () => ofxOf(account).replace(/\n(?=<)/g, '')],
  ['CFONB 120', () => Buffer.from(cfonbOf(account), 'latin1')],
  ['CFONB 120 without line breaks', () => Buffer.from(cfonbOf(account, ''), 'latin1')],
  ['CFONB 120 whose blanks were cut', () => cfonbOf(account).replace(/ +\r\n/g, '\n')],
  ['CSV', () => csvOf(account)],
  ['CSV in Latin-1', () => Buffer.from(csvOf(account), 'latin1')],
  ['CSV with a mark of UTF-8', () => `\ufeff${csvOf(account)}`],
  ['CSV in UTF-16', () => Buffer.from(`\ufeff${csvOf(account)}`, 'utf16le')],
  ['CSV with tabs', () => csvOf(account).replace(/;/g, '\t')],
];

test.each(FORMATS)('%s is read to the cent', async (name, file) => {
  const { head, rows } = await read(file());
  expect(rows.map(({ bookedOn, amount }) => [bookedOn, amount])).toEqual([
    ['2026-11-03', 120_050],
    ['2026-11-05', -1_299],
  ]);
  const [{ label, details, counterparty, reference }] = rows;
  expect(label).toBe(PAID.label);
  expect(details).toBe(PAID.details);
  expect(reference).toContain('MANDAT 1204');
  expect(counterparty).toBe(name.startsWith('OFX') ? '' : PAID.payer);
  const [statement] = head.statements;
  expect(statement.account).toBe(name.startsWith('CSV') ? '' : '30002005500000157841Z');
  expect([statement.from, statement.to]).toEqual(['2026-11-03', '2026-11-05']);
  if (!/CSV|OFX/.test(name))
    expect([statement.opening, statement.closing]).toEqual([-5_000, 113_751]);
});

test('each transaction of a batch is a line, and what is not booked is none', async () => {
  const other = { ...PAID, amount: 30_000, reference: 'MANDAT 9', payer: 'COMMUNE DE MASSY' };
  const entries = [entryOf([PAID, other]), entryOf([FEE], 'PDNG')];
  const { rows } = await read(camtOf({ movements: [PAID, other] }, { entries }));
  expect(rows.map(({ amount, counterparty }) => [amount, counterparty])).toEqual([
    [120_050, 'SGC EVRY'],
    [30_000, 'COMMUNE DE MASSY'],
  ]);
});

test('a batch whose amounts are not told is one line', async () => {
  const entry = entryOf([PAID, PAID]).replace(/(<\/Refs>)<Amt.*?<\/Amt>/g, '$1');
  const { rows } = await read(camtOf({ movements: [PAID, PAID] }, { entries: [entry] }));
  expect(rows.map(({ amount }) => amount)).toEqual([240_100]);
});

const OTHER = { ...PAID, amount: 30_000, reference: 'MANDAT 9', payer: 'COMMUNE DE MASSY' };
/** A batch of two payments of which the bank keeps 1.50 €, in two ways of saying so. */
const netOf = (charges: string): string =>
  entryOf([PAID, OTHER])
    .replace('<Amt Ccy="EUR">1500.50</Amt>', '<Amt Ccy="EUR">1499.00</Amt>')
    .replace('<NtryDtls>', `${charges}<NtryDtls>`);

test.each([
  ['of a total', '<Chrgs><Rcrd><Amt Ccy="EUR">1.50</Amt></Rcrd></Chrgs>'],
  ['of an older version', '<Chrgs><Amt Ccy="EUR">1.00</Amt></Chrgs><Chrgs><Amt>0.50</Amt></Chrgs>'],
])(
  'a batch net of charges %s keeps every payer, and the charge is apart',
  async (_name, charges) => {
    const movements = [{ ...PAID, amount: 149_900 }];
    const { rows } = await read(camtOf({ movements }, { entries: [netOf(charges)] }));
    expect(rows.map(({ amount, counterparty, label }) => [amount, counterparty, label])).toEqual([
      [120_050, 'SGC EVRY', PAID.label],
      [30_000, 'COMMUNE DE MASSY', PAID.label],
      [-150, '', `FRAIS · ${PAID.label}`],
    ]);
  },
);

test('a batch that adds up otherwise is one line, with every payer and text', async () => {
  const movements = [{ ...PAID, amount: 149_900 }];
  const { rows } = await read(camtOf({ movements }, { entries: [netOf('')] }));
  expect(rows).toHaveLength(1);
  const [{ amount, counterparty, reference }] = rows;
  expect([amount, counterparty]).toEqual([149_900, 'SGC EVRY · COMMUNE DE MASSY']);
  expect(reference).toContain('MANDAT 1204');
  expect(reference).toContain('MANDAT 9');
});

test.each([
  ['true', 1, 'VIR SEPA', 'RETOUR · VIR SEPA'],
  ['1', -1, 'PRLV SEPA', 'RETOUR · PRLV SEPA'],
  ['true', -1, 'REJET PRLV', 'REJET PRLV'],
  ['false', 1, 'VIR SEPA', 'VIR SEPA'],
])('a movement that the bank takes back says so: %s, %s, %s', async (told, sign, label, read_) => {
  const entry = entryOf([{ ...PAID, amount: 5_000 * sign, label }]);
  const entries = [entry.replace('</CdtDbtInd>', `</CdtDbtInd><RvslInd>${told}</RvslInd>`)];
  const { rows } = await read(
    camtOf({ movements: [{ ...PAID, amount: 5_000 * sign }] }, { entries }),
  );
  expect(rows.map((row) => [row.label, row.amount])).toEqual([[read_, 5_000 * sign]]);
});

test('a file holds several statements, and movements of nothing are left out', async () => {
  const note = { ...FEE, amount: 0, label: 'MESSAGE DE LA BANQUE' };
  const one = cfonbOf({ movements: [PAID, note] });
  const { head, rows } = await read(`${one}\r\n${cfonbOf({ movements: [FEE] })}\r\n`);
  expect(head.statements).toHaveLength(2);
  expect(rows.map(({ statement, amount }) => [statement, amount])).toEqual([
    [0, 120_050],
    [1, -1_299],
  ]);
});

const records = cfonbRecords(account);

test.each<[string, () => string | Buffer, unknown]>([
  ['nothing', () => '', 'bank-format'],
  ['a PDF', () => '%PDF-1.7 …', 'bank-format'],
  ['a workbook', () => Buffer.from('504b030414000600', 'hex'), 'bank-format'],
  ['words', () => 'Bonjour', 'bank-format'],
  ['another XML', () => '<?xml version="1.0"?><Document><Other/></Document>', 'bank-format'],
  ['UTF-16 without its mark', () => Buffer.from(csvOf(account), 'utf16le'), 'bank-encoding'],
  ['a wrong balance', () => cfonbOf({ ...account, closing: 1 }), ['bank-balance', records.length]],
  ['a wrong balance of CAMT', () => camtOf({ ...account, closing: 1 }), ['bank-balance', 9]],
  [
    'CFONB without its end',
    () => records.slice(0, -1).join('\n'),
    ['bank-truncated', records.length - 1],
  ],
  ['CFONB cut in a record', () => cfonbOf(account, '').slice(0, 300), ['bank-truncated', 3]],
  [
    'CFONB of two accounts',
    () => [records[0], records[1].replace('0000157841Z', '0000157841X')].join('\n'),
    ['bank-record', 2],
  ],
  [
    'a foreign record',
    () => [records[0], `99${records[1].slice(2)}`].join('\n'),
    ['bank-record', 2],
  ],
  [
    'an amount that is none',
    () => [records[0], records[1].replace(/\d[{A-I](?= *MANDAT)/, '0?')].join('\n'),
    ['bank-field', 2],
  ],
  ['a day that is none', () => cfonbOf(account).replaceAll('031126', '321126'), ['bank-field', 1]],
  ['dollars', () => cfonbOf(account).replaceAll('EUR2', 'USD2'), ['bank-currency', 1]],
  ['dollars in OFX', () => ofxOf(account).replace('EUR', 'USD'), ['bank-currency', 7]],
  ['dollars in CAMT', () => camtOf(account).replace('<Ccy>EUR', '<Ccy>USD'), 'bank-currency'],
  ['OFX without its end', () => ofxOf(account).slice(0, -20), 'bank-truncated'],
  [
    'OFX with a wrong day',
    () => ofxOf(account).replace('20261103', '20261399'),
    ['bank-field', 10],
  ],
  ['CAMT without its end', () => camtOf(account).slice(0, 900), 'bank-truncated'],
  [
    'entities that unfold',
    () => camtOf(account).replace('<Document', '<!DOCTYPE a [<!ENTITY a "aaaa">]><Document'),
    'bank-xml',
  ],
  [
    'elements too deep',
    () => camtOf(account).replace('<Stmt>', `<Stmt>${'<a>'.repeat(100)}${'</a>'.repeat(100)}`),
    'bank-xml',
  ],
  [
    'an amount that no account has',
    () => ofxOf({ movements: [{ ...PAID, amount: 99_999_999_999 }] }),
    'bank-field',
  ],
  ['a statement without movements', () => cfonbOf({ movements: [] }), 'bank-no-lines'],
  ['a cell that is no amount', () => csvOf(account).replace('1200,50', 'douze'), ['bank-cell', 5]],
  ['a cell that is no day', () => csvOf(account).replace('03/11/2026', 'hier'), ['bank-cell', 5]],
  [
    'two columns of one name',
    () => csvOf(account).replace('Tiers', 'Libellé'),
    'bank-heading-twice',
  ],
  ['a quote that never closes', () => `${csvOf(account)}\r\n"jamais`, 'bank-truncated'],
  ['a line of a megabyte', () => `${csvOf(account)}\n${'x'.repeat(1_100_000)}`, 'bank-line-long'],
  [
    'too many lines',
    () => csvOf({ movements: Array.from({ length: 20_001 }, () => FEE) }),
    'bank-too-many-lines',
  ],
])('%s is refused', async (_, file, reason) => {
  const found = await reasonOf(file());
  expect(typeof reason === 'string' ? [reason, (found as unknown[])[1]] : reason).toEqual(found);
});

test('a CSV without headings asks for its columns each time, and loses no line', async () => {
  const bare = '03/11/2026;VIR SGC EVRY;1 200,50\n05/11/2026;FRAIS;-12,99;solde 5\n';
  const { head, rows } = await read(bare, {
    known: [{ day: 'Colonne 1', label: 'Colonne 2', amount: 'Colonne 3' }],
  });
  expect(rows).toEqual([]);
  expect(head.columns).toMatchObject({
    headings: ['Colonne 1', 'Colonne 2', 'Colonne 3', 'Colonne 4'],
    examples: [
      ['03/11/2026', '05/11/2026'],
      ['VIR SGC EVRY', 'FRAIS'],
      ['1 200,50', '-12,99'],
      ['solde 5'],
    ],
    guessed: {},
  });
  const columns = { day: 'Colonne 1', label: 'Colonne 2', amount: 'Colonne 3' };
  const chosen = await read(bare, { known: [], columns });
  expect(chosen.rows.map(({ bookedOn, label, amount }) => [bookedOn, label, amount])).toEqual([
    ['2026-11-03', 'VIR SGC EVRY', 120_050],
    ['2026-11-05', 'FRAIS', -1_299],
  ]);
});

test('a CSV of a new kind asks for its columns, which words of its headings propose', async () => {
  const { head, rows } = await read(csvOf(account), { known: [] });
  expect(rows).toEqual([]);
  expect(head.columns).toMatchObject({ guessed: CSV_COLUMNS });
  expect(head.columns?.examples[1]).toEqual([PAID.label, FEE.label]);
  const chosen = await read(csvOf(account), { known: [], columns: CSV_COLUMNS });
  expect(chosen.rows).toHaveLength(2);
});

test.each([
  ['without an amount', { day: 'Date comptable', label: 'Libellé' }],
  ['of another file', { ...CSV_COLUMNS, day: 'Date' }],
  ['one of them twice', { ...CSV_COLUMNS, reference: 'Libellé' }],
])('columns %s are refused', async (_, columns) => {
  expect(await reasonOf(csvOf(account), { columns })).toEqual(['bank-columns', undefined]);
});

test('a signed amount in one column is read with its thousands', async () => {
  const csv =
    'Date;Libellé;Montant\n03/11/2026;VIR;"1 200,50"\n04/11/2026;FRAIS;-12,99\n05/11/2026;VIR;+3,00';
  const columns = { day: 'Date', label: 'Libellé', amount: 'Montant' };
  const { rows } = await read(csv, { columns });
  expect(rows.map(({ amount }) => amount)).toEqual([120_050, -1_299, 300]);
});
