import fc from 'fast-check';
import {
  alikeKey,
  keysOf,
  looksAlike,
} from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/lines';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';

/** Lines of overlapping files are each kept once, in whatever order the files come. */

interface Line {
  account: string;
  bookedOn: Day;
  amount: number;
  label: string;
  details: string;
  counterparty: string;
}

const DAYS: Day[] = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];

const line = fc.record({
  account: fc.constantFrom('A', 'B'),
  bookedOn: fc.constantFrom(...DAYS),
  amount: fc.constantFrom(100, 200, -300),
  label: fc.constantFrom('VIR', 'Vir.', 'CHEQUE'),
  details: fc.constantFrom('', '2026-0001'),
  counterparty: fc.constant(''),
}) satisfies fc.Arbitrary<Line>;

const kept = (files: readonly (readonly Line[])[]): string[] => {
  const known = new Set<string>();
  for (const file of files) for (const key of keysOf(file)) known.add(key);
  return [...known].sort();
};

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

test('a line that only its case and its marks tell from another is the same', () => {
  const [first, second] = keysOf([
    {
      account: '',
      bookedOn: '2026-11-01',
      amount: 1,
      label: 'VIR. Évry',
      details: '',
      counterparty: '',
    },
    {
      account: '',
      bookedOn: '2026-11-01',
      amount: 1,
      label: 'vir evry',
      details: '',
      counterparty: '',
    },
  ]);
  expect(first.replace('#0', '#1')).toBe(second);
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
