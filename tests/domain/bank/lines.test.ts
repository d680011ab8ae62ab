import fc from 'fast-check';
import {
  alikeKey,
  looksAlike,
  newKeys,
  type KnownLine,
  type ReadSaid,
} from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/lines';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';

/** Lines of overlapping files are each kept once, in whatever order the files come. */

const DAYS: Day[] = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];

const line = fc.record({
  account: fc.constantFrom('A', 'B'),
  bookedOn: fc.constantFrom(...DAYS),
  amount: fc.constantFrom(100, 200, -300),
  label: fc.constantFrom('VIR', 'Vir.', 'CHEQUE'),
  details: fc.constantFrom('', '2026-0001'),
  counterparty: fc.constant(''),
  reference: fc.constant(''),
}) satisfies fc.Arbitrary<ReadSaid>;

type Format = KnownLine['format'];
type File = readonly ReadSaid[] | { format: Format; lines: readonly ReadSaid[] };

/** What files leave, one after the other; keys stand for their digests. */
const keptOf = (files: readonly File[]) => {
  const known: KnownLine[] = [];
  const doubts: string[] = [];
  files.forEach((file, at) => {
    const { format, lines } = 'format' in file ? file : { format: 'camt' as const, lines: file };
    for (const [place, { key, isDoubtful }] of newKeys(
      lines,
      { format, known: [...known] },
      String,
    )) {
      known.push({ ...lines[place], key, format, statementId: `${at}` });
      if (isDoubtful) doubts.push(key);
    }
  });
  return { keys: known.map(({ key }) => key).sort(), known, doubts };
};
const kept = (files: readonly File[]): string[] => keptOf(files).keys;

test('files of whole days give the lines of the bank, whichever come first and how often', () => {
  const file = fc.tuple(fc.nat(4), fc.nat(4));
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 30 }),
      fc.array(file, { maxLength: 6 }),
      fc.nat(),
      (lines, spans, turn) => {
        const whole = [...lines].sort((a, b) => (a.bookedOn < b.bookedOn ? -1 : 1));
        const files = spans.map(([from, to]) =>
          whole.filter(({ bookedOn }) => bookedOn >= DAYS[from] && bookedOn <= DAYS[to]),
        );
        const turned = [
          ...files.slice(turn % (files.length + 1)),
          ...files.slice(0, turn % (files.length + 1)),
        ];
        const said = whole.filter((one) => files.some((some) => some.includes(one)));
        expect(kept(files)).toHaveLength(said.length);
        expect(kept([...turned, ...files])).toEqual(kept(files));
      },
    ),
    { numRuns: 500 },
  );
});

const transfer = (reference: string, more: Partial<ReadSaid> = {}): ReadSaid => ({
  ...{ account: 'A', bookedOn: '2026-11-01', amount: 100, label: 'VIR. Évry' },
  ...{ details: '', counterparty: '', reference, ...more },
});
const count = (...files: File[]): number => kept(files).length;
const ofx = (...lines: ReadSaid[]): File => ({ format: 'ofx', lines });
const csv = (...lines: ReadSaid[]): File => ({
  format: 'csv',
  lines: lines.map((one) => ({ ...one, account: '' })),
});

test('a line that only its case and its marks tell from another is the same', () => {
  expect(count([transfer('')], [transfer('', { label: 'vir evry' })])).toBe(1);
  expect(count([transfer(''), transfer('', { label: 'vir evry' })])).toBe(2);
});

test('what the bank numbers apart is apart, in one file and in another of the same form', () => {
  const [first, second] = [transfer('F-1'), transfer('F-2')];
  expect(count(ofx(first), ofx(second))).toBe(2);
  expect(count(ofx(second), ofx(first), ofx(first, second), ofx(second, first))).toBe(2);
  expect(count(ofx(first), ofx(first, second), ofx(second))).toBe(2);
  expect(keptOf([ofx(first), ofx(second)]).doubts).toEqual([]);
  const own = (bankNumber: string, reference = '') => transfer(reference, { bankNumber });
  expect(count(ofx(own('1', 'R')), ofx(own('2', 'R')), ofx(own('1', 'R')))).toBe(2);
  // Earlier versions kept no number of the bank: their lines are told again by the rest.
  expect(count(ofx(transfer('R')), ofx(own('1', 'R')), ofx(transfer('')), ofx(own('2')))).toBe(1);
  // Another form of file has other numbers; some banks write a word or zeros instead.
  expect(count(ofx(first), [transfer('77')], ofx(first))).toBe(1);
  expect(count(ofx(first), ofx(transfer('')), ofx(transfer('NOTPROVIDED')))).toBe(1);
  expect(count(ofx(transfer('0000000')), ofx(first))).toBe(1);
});

test('a bank that numbers its lines anew in each file tells them again all the same', () => {
  const lines = (turn: string) =>
    [100, 200, 300].map((amount) => transfer(`${turn}${amount}`, { amount }));
  expect(count(lines('a'), lines('b'), lines('c'))).toBe(3);
});

test('what earlier versions kept is known again, with or without the words of who is forgotten', () => {
  const { known } = keptOf([ofx(transfer('F-1'), transfer('F-2'), transfer('F-3', { amount: 7 }))]);
  const same = (one: ReadSaid) => JSON.stringify(['A', '2026-11-01', one.amount, 'vir evry']);
  expect(known.map(({ key }) => key)).toEqual([
    `${same(known[0])}#0`,
    `${same(known[0])}#1`,
    `${same(known[2])}#0`,
  ]);
  const emptied = known.map((one) => ({ ...one, label: 'effacé', reference: '' }));
  const again = [transfer('F-1'), transfer('F-2'), transfer('F-3', { amount: 7 })];
  expect(newKeys(again, { format: 'ofx', known: emptied }, String).size).toBe(0);
});

test('the line of another account is kept, though its file names none, and is to be checked', () => {
  const shared = transfer('');
  const [one, two] = [
    csv(shared, transfer('', { amount: 5 })),
    csv(shared, transfer('', { amount: 9 })),
  ];
  const { keys, doubts } = keptOf([one, two]);
  expect([keys.length, doubts.length]).toEqual([4, 1]);
  // Each is known again by itself.
  expect(count(one, two, one, two)).toBe(4);
  // More days, or more lines of a day that went on, are no other account.
  const later = transfer('', { bookedOn: '2026-11-02' });
  expect(count(csv(shared), csv(shared, transfer('', { amount: 5 }), later))).toBe(3);
  // A file that names its account needs no such doubt.
  expect(count(ofx(shared), ofx(transfer('', { account: 'B' })))).toBe(2);
});

const said = (label: string, account = '', details = '') => ({
  label,
  account,
  details,
  counterparty: '',
});

test.each([
  [
    'the same words in another order',
    said('VIR COMMUNE DE GEX', 'A', 'APPEL 2026-0042'),
    said('APPEL 2026-0042 COMMUNE GEX', 'A'),
    true,
  ],
  [
    'a label that was cut',
    said('VIR COMMUNE DE GEX', 'A'),
    said('VIR COMMUNE DE GEX APPEL 2026-0042'),
    true,
  ],
  ['another number', said('VIR 2026-0042', 'A'), said('VIR 2026-0043', 'A'), false],
  ['another name', said('VIR COMMUNE DE GEX', 'A'), said('VIR COMMUNE DE MASSY', 'A'), false],
  ['another account', said('VIR COMMUNE DE GEX', 'A'), said('VIR COMMUNE DE GEX', 'B'), false],
  ['no words', said('VIR', 'A'), said('VIR COMMUNE DE MASSY', 'A'), true],
])('a line of another form of file with %s', (_, one, other, alike) => {
  expect([looksAlike(one, other), looksAlike(other, one)]).toEqual([alike, alike]);
  expect(alikeKey({ bookedOn: '2026-11-01', amount: 5 })).toBe('2026-11-01 5');
});
