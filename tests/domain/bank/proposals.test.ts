import fc from 'fast-check';
import {
  indexOf,
  numberedIn,
} from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/evidence';
import {
  refusedParts,
  refusedRefunds,
  referenceOf,
} from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/matching';
import {
  propose,
  proposeRefunds,
  sureOf,
} from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/proposals';
import {
  proposeRejections,
  saysRejected,
} from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/rejections';
import { waysToSum } from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/sums';
import type {
  FreeReceipt,
  LineToMatch,
  OpenCall,
  Payer,
} from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/types';

/** Lines are matched by numbers, amounts and names, each with its reasons; sure is only what is. */

const payer = (membershipId: string, name: string, more: Partial<Payer> = {}): Payer => ({
  membershipId,
  reference: `ADH-2026-${membershipId.padStart(4, '0')}`,
  name,
  formerNames: [],
  siren: null,
  sirets: [],
  ...more,
});

const call = (
  duesId: string,
  membershipId: string,
  number: string,
  left: number,
  dueOn = '2026-03-31' as const,
): OpenCall => ({ duesId, membershipId, number, left, issuedOn: '2025-01-15', dueOn });

const PAYERS = [
  payer('1', 'Commune de Saint-Martin-d’Hères', { sirets: ['21380421700013'], siren: '213804217' }),
  payer('2', 'Communauté de communes du Pays de Gex'),
  payer('3', 'Commune de Valence', { formerNames: ['Commune de Valence-sur-Rhône'] }),
  payer('4', 'Commune de Saint-Martin'),
];
const CALLS = [
  call('d1', '1', 'AC2026-0042', 120_000),
  call('d2', '2', 'AC2026-0043', 300_000),
  { ...call('d3', '2', 'AC2025-0017', 280_000), dueOn: '2025-03-31' as const },
  call('d4', '3', 'AC2026-0044', 50_000),
  call('d5', '4', 'AC2026-0045', 77_000),
];

const line = (label: string, amount: number, more: Partial<LineToMatch> = {}): LineToMatch => ({
  bookedOn: '2026-11-03',
  amount,
  label,
  details: '',
  counterparty: '',
  reference: '',
  alike: false,
  undone: false,
  ...more,
});

const TODAY = '2026-12-01';
const OWN = ['Réseau des Territoires du Rhône', ''];
const RECEIPTS: FreeReceipt[] = [];
const best = (one: LineToMatch, calls = CALLS, receipts = RECEIPTS, payers = PAYERS) =>
  propose(one, indexOf({ calls, receipts, refunds: [], payers, own: OWN, today: TODAY }))[0];
const said = (found: ReturnType<typeof best> | undefined) =>
  found && [
    found.level,
    found.parts.map(({ duesId, receiptId, amount }) => [duesId ?? receiptId, amount]),
    found.reasons.map(({ rule }) => rule),
  ];

test.each<[string, LineToMatch, unknown]>([
  [
    'a number and its amount',
    line('VIR AC2026-0042', 120_000),
    ['sure', [['d1', 120_000]], ['number', 'amount']],
  ],
  [
    'a number that lost its marks',
    line('REF AC 2026 0042', 120_000),
    ['sure', [['d1', 120_000]], ['number', 'amount']],
  ],
  [
    'a number cut between two records',
    line('COTISATION AC2026-00', 120_000, { details: '42 EXERCICE' }),
    ['sure', [['d1', 120_000]], ['number', 'amount']],
  ],
  [
    'several numbers',
    line('AC2026-0043 AC2025-0017', 580_000),
    [
      'sure',
      [
        ['d3', 280_000],
        ['d2', 300_000],
      ],
      ['number', 'number', 'sum'],
    ],
  ],
  [
    'the number of one, the money of two',
    line('AC2026-0043', 580_000),
    [
      'likely',
      [
        ['d2', 300_000],
        ['d3', 280_000],
      ],
      ['number', 'sum'],
    ],
  ],
  [
    'a part of a call',
    line('AC2026-0042', 20_000),
    ['likely', [['d1', 20_000]], ['number', 'part']],
  ],
  ['too much', line('AC2026-0042', 130_000), ['likely', [['d1', 130_000]], ['number', 'over']]],
  [
    'a number, and the SIRET of somebody else',
    line('AC2026-0044 21380421700013', 50_000),
    ['likely', [['d4', 50_000]], ['number', 'amount', 'other-payer']],
  ],
  [
    'a SIRET and the amount',
    line('VIR', 120_000, { counterparty: '213 804 217 00013' }),
    ['sure', [['d1', 120_000]], ['siret', 'amount']],
  ],
  [
    'the number of the membership',
    line('ADH-2026-0002', 580_000),
    [
      'sure',
      [
        ['d3', 280_000],
        ['d2', 300_000],
      ],
      ['reference', 'sum'],
    ],
  ],
  [
    'a name and the amount',
    line('VIR MAIRIE DE ST MARTIN D HERES', 120_000),
    ['likely', [['d1', 120_000]], ['name', 'amount']],
  ],
  [
    'a name that is a part of another',
    line('VIR COMMUNE DE SAINT MARTIN', 77_000),
    ['likely', [['d5', 77_000]], ['name', 'amount']],
  ],
  [
    'a former name',
    line('COMMUNE DE VALENCE SUR RHONE', 50_000),
    ['likely', [['d4', 50_000]], ['former-name', 'amount']],
  ],
  [
    'a short name of a kind of body',
    line('CC DU PAYS DE GEX', 300_000),
    ['likely', [['d2', 300_000]], ['name', 'amount']],
  ],
  [
    'a place alone',
    line('VALENCE COTISATION', 50_000),
    ['possible', [['d4', 50_000]], ['name-part', 'amount']],
  ],
  ['an office that pays for many', line('TRESORERIE DE VALENCE', 60_000), undefined],
  ['an amount alone', line('VIREMENT', 50_000), ['possible', [['d4', 50_000]], ['only-amount']]],
  ['nothing', line('VIREMENT', 12_345), undefined],
  [
    'a line that another form of file said',
    line('AC2026-0042', 120_000, { alike: true }),
    ['likely', [['d1', 120_000]], ['number', 'amount', 'alike']],
  ],
])('%s', (_, one, expected) => {
  expect(said(best(one))).toEqual(expected);
});

test.each<[string, string, string[]]>([
  // What a line says, its payer, and what takes « sûr » away.
  ['2026-0019', 'MAIRIE DE MAREUIL L ETOILE', []],
  ['2026-0019', 'TRESORERIE DE GEX', []],
  ['MANDAT 104 BORD 3 2026-0019', 'COMMUNE DE MAREUIL L ETOILE', []],
  ['MANDAT 104 BORD 3 VOTRE APPEL 2026-0019', 'DGFIP', []],
  ['COTISATION ANNUELLE 2026-0019', 'M OU MME LEROY', []],
  ['2026-0019', 'M OU MME LEROY', ['bare-number: LEROY']],
  ['2026-0019', 'VILLE DE TROUVILLE', ['bare-number: VILLE', 'other-payer: VILLE DE TROUVILLE']],
  ['APPEL 2026-0019', 'SOCIETE ABC', ['other-payer: SOCIETE ABC']],
  [
    '2026-0019',
    'COMMUNE DE MAREUIL-SUR-LAY',
    ['bare-number: COMMUNE', 'other-payer: COMMUNE DE MAREUIL-SUR-LAY'],
  ],
  ['BORDEREAU 12 2026-0019', 'DGFIP', ['bare-number: BORDEREAU']],
  ['MAND 104 2026-0019 BORD 3', 'DGFIP', ['bare-number: MAND']],
  ['REF DEPENSE 2026-0019', 'MAIRIE DE MAREUIL L ETOILE', ['own-number: 2026-0019']],
  ['ABONNEMENT N° 2026-0019', '', ['own-number: 2026-0019']],
  ['N/REF 2026-0019', 'MAIRIE DE MAREUIL L ETOILE', ['own-number: 2026-0019']],
  ['V/REF 2026-0019', 'MAIRIE DE MAREUIL L ETOILE', []],
])('%s of « %s »', (label, counterparty, doubts) => {
  const payers = [payer('9', 'Commune de Mareuil-l’Étoile')];
  const calls = [call('d9', '9', '2026-0019', 12_000)];
  const found = best(line(label, 12_000, { counterparty }), calls, [], payers);
  const told = found.reasons.flatMap(({ rule, params: { word, name, number } }) =>
    ['bare-number', 'other-payer', 'own-number'].includes(rule)
      ? [`${rule}: ${word ?? name ?? number}`]
      : [],
  );
  expect([found.level, told]).toEqual([doubts.length > 0 ? 'likely' : 'sure', doubts]);
});

test('a name at the end of a cut label is judged by the field of the payer', () => {
  const payers = [payer('9', 'Ville de Die')];
  const calls = [call('d9', '9', '2026-0019', 12_000)];
  const of = (counterparty: string) => {
    const more = { details: 'N° 2026-0019', counterparty };
    return best(line('VIREMENT SEPA RECU VILLE DE DIE', 12_000, more), calls, [], payers).level;
  };
  expect([of('VILLE DE DIE-SUR-SEMOY'), of('VILLE DE DIE'), of('')]).toEqual([
    ...['likely', 'sure', 'sure'],
  ]);
});

test('the seat of an office ends with its label', () => {
  const calls = [call('d9', '1', '2026-0019', 12_000)];
  const more = { details: 'PRESTATION N° 2026-0019', counterparty: 'TRESORERIE DE GEX' };
  expect(best(line('VIREMENT SEPA RECU TRESORERIE D', 12_000, more), calls).level).toBe('likely');
});

test('a date is no number of a call', () => {
  const calls = [call('d9', '1', '2026-1231', 9_900)];
  expect(said(best(line('ECHEANCE 20261231', 9_900), calls))).toEqual([
    'possible',
    [['d9', 9_900]],
    ['only-amount'],
  ]);
  expect(said(best(line('APPEL 2026-1231', 9_900), calls))).toEqual([
    'sure',
    [['d9', 9_900]],
    ['number', 'amount'],
  ]);
});

test('of two calls of one amount, the oldest is proposed and not sure', () => {
  const calls = [call('d8', '1', 'AC2027-0001', 120_000, '2027-03-31' as never), CALLS[0]];
  expect(said(best(line('21380421700013', 120_000), calls))).toEqual([
    'likely',
    [['d1', 120_000]],
    ['siret', 'amount', 'oldest'],
  ]);
});

const receipt = (
  receiptId: string,
  membershipId: string,
  amount: number,
  numbers: string[],
  on = '2026-11-05' as const,
): FreeReceipt => ({ receiptId, membershipId, amount, numbers, on });

test('a payment that was recorded by hand is linked, and not recorded again', () => {
  const receipts = [receipt('r1', '1', 120_000, ['AC2026-0042'])];
  const others = CALLS.slice(1);
  expect(said(best(line('AC2026-0042', 120_000), others, receipts))).toEqual([
    'sure',
    [['r1', 120_000]],
    ['number', 'amount', 'recorded'],
  ]);
  expect(said(best(line('21380421700013', 120_000), others, receipts))).toEqual([
    'sure',
    [['r1', 120_000]],
    ['siret', 'amount', 'recorded'],
  ]);
  // The call still waits: somebody recorded it, then a second transfer came; people judge.
  const both = propose(
    line('MAIRIE ST MARTIN D HERES', 120_000),
    indexOf({ calls: CALLS, receipts, refunds: [], payers: PAYERS, own: [], today: TODAY }),
  );
  expect(both.map(({ level, parts }) => [level, parts[0].receiptId ?? parts[0].duesId])).toEqual([
    ['likely', 'r1'],
    ['likely', 'd1'],
  ]);
  const far = [{ ...receipts[0], on: '2026-01-05' as const }];
  expect(best(line('AC2026-0042', 120_000), others, far)).toBeUndefined();
});

test('the association’s own name before a number says whom the money is for, and nobody else', () => {
  const calls = [call('d6', '1', '2026-0104', 120_000)];
  const told = (label: string, counterparty = '') => {
    const { level, reasons } = best(line(label, 120_000, { counterparty }), calls);
    return [
      level,
      reasons.slice(2).map(({ rule, params }) => [rule, params.name ?? params.number]),
    ];
  };
  expect(told('VIR RESEAU DES TERRITOIRES DU RHONE 2026-0104')).toEqual(['sure', []]);
  expect(told('2026-0104 RESEAU TERRITOIRES RHONE', 'DGFIP')).toEqual(['sure', []]);
  expect(told('VIR RESEAU DES TERRITOIRES 2026-0104')).toEqual([
    'likely',
    [['own-number', '2026-0104']],
  ]);
  expect(told('VIR RESEAU DES TERRITOIRES DU RHONE DONATEURS 2026-0104')).toEqual([
    'likely',
    [['own-number', '2026-0104']],
  ]);
  expect(told('RESEAU DES TERRITOIRES DU RHONE 2026-0104', 'COMMUNE DE VALENCE')).toEqual([
    'likely',
    [
      ['bare-number', '2026-0104'],
      ['other-payer', 'Commune de Valence'],
    ],
  ]);
});

test('two lines for one call are not both sure', () => {
  const lines = [
    line('AC2026-0042', 120_000),
    line('21380421700013', 120_000),
    line('AC2026-0044', 50_000),
  ];
  const sure = sureOf(
    lines,
    indexOf({ calls: CALLS, receipts: [], refunds: [], payers: PAYERS, own: [], today: TODAY }),
  );
  expect(sure.map((one) => one?.parts[0].duesId ?? null)).toEqual(['d1', null, 'd4']);
});

test('sums are those that a naive search finds, and one that is found twice is known to be', () => {
  const all = (amounts: readonly number[], sum: number): string[] =>
    Array.from({ length: 2 ** amounts.length }, (_, mask) =>
      amounts.flatMap((_one, at) => (mask & (2 ** at) ? [at] : [])),
    )
      .filter(
        (places) =>
          places.length > 0 && places.reduce((total, at) => total + amounts[at], 0) === sum,
      )
      .map((places) => places.join());
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 9 }),
      fc.integer({ min: 1, max: 40 }),
      (amounts, sum) => {
        const ways = waysToSum(amounts, sum).map((places) => places.join());
        const naive = all(amounts, sum);
        expect(ways).toHaveLength(Math.min(2, naive.length));
        expect(naive).toEqual(expect.arrayContaining(ways));
      },
    ),
    { numRuns: 1_000 },
  );
});

test('what is proposed never holds more than the line, and each call at most what is left of it', () => {
  const calls = fc.array(
    fc.record({
      member: fc.constantFrom('1', '2', '3'),
      left: fc.integer({ min: 1, max: 9 }),
      number: fc.nat(30),
    }),
    { maxLength: 10 },
  );
  const words = fc.constantFrom(
    'AC2026-0001',
    'AC2026-0002',
    'AC2026-0003',
    '21380421700013',
    'CC PAYS DE GEX',
    'VALENCE',
    'VIR',
  );
  fc.assert(
    fc.property(
      calls,
      fc.array(words, { maxLength: 5 }),
      fc.integer({ min: 1, max: 30 }),
      (some, label, amount) => {
        const all = some.map(({ member, left }, at) =>
          call(`d${at}`, member, `AC2026-${String(at).padStart(4, '0')}`, left),
        );
        for (const { level, parts, reasons } of propose(
          line(label.join(' '), amount),
          indexOf({ calls: all, receipts: [], refunds: [], payers: PAYERS, own: [], today: TODAY }),
        )) {
          expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(amount);
          expect(new Set(parts.map(({ duesId }) => duesId)).size).toBe(parts.length);
          const over = parts.filter(
            ({ duesId, amount: share }) =>
              share > (all.find((one) => one.duesId === duesId)?.left ?? Infinity),
          );
          expect(over.length > 0).toBe(reasons.some(({ rule }) => rule === 'over'));
          if (level === 'sure') expect(over).toEqual([]);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test('five thousand members and two thousand lines are compared within a second or two', () => {
  const payers = Array.from({ length: 5_000 }, (_, at) =>
    payer(String(at), `Commune de Saint-Lieu ${at}`),
  );
  const calls = payers.map(({ membershipId }, at) =>
    call(`d${at}`, membershipId, `AC2026-${String(at).padStart(4, '0')}`, 50_000 + at),
  );
  const lines = Array.from({ length: 2_000 }, (_, at) =>
    line(`VIR COMMUNE DE SAINT LIEU ${at} ${'MOT '.repeat(300)}`, 50_000 + at),
  );
  // Of the processor, whatever else the machine does.
  const began = process.cpuUsage();
  const index = indexOf({ calls, receipts: [], refunds: [], payers, own: [], today: TODAY });
  expect(lines.every((one) => propose(one, index).length > 0)).toBe(true);
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(20);
});

test('a line says the numbers of calls that wait for nothing more', () => {
  const settled = { membershipId: '1', number: '2026-0026' };
  const calls = new Map([['20260026', settled]]);
  const index = indexOf({
    calls: [],
    receipts: [],
    refunds: [],
    payers: PAYERS,
    own: [],
    today: TODAY,
  });
  const found = (label: string, details = '') =>
    numberedIn(line(label, 4_242, { details }), calls, index);
  expect(found('COTISATION 2026-0026 COMPLEMENT')).toEqual([settled]);
  expect(found('COTISATION 2026-00', '26')).toHaveLength(1);
  expect(found('COTISATION 2026-0027')).toEqual([]);
});

test('a line of before its call, or of a day to come, is to be checked', () => {
  const rules = (bookedOn: LineToMatch['bookedOn'], label = 'AC2026-0042') => {
    const issued = CALLS.map((one) => ({ ...one, issuedOn: '2026-11-02' as const }));
    const found = best(line(label, 120_000, { bookedOn }), issued);
    return [found.level, ...found.reasons.map(({ rule }) => rule)];
  };
  expect(rules('2026-11-01')).toEqual(['likely', 'number', 'amount', 'before-call']);
  expect(rules('2026-11-01', 'VIR 21380421700013')).toContain('before-call');
  expect(rules('2026-11-02')).toEqual(['sure', 'number', 'amount']);
  expect(rules(TODAY)).toEqual(['sure', 'number', 'amount']);
  expect(rules('2026-12-02')).toEqual(['likely', 'number', 'amount', 'future-day']);
});

test('the number of a membership is not read as one of a call', () => {
  // ADH-2026-0001 is of the first member, and 2026-0001 a call.
  const calls = ['1', '3'].map((member) => [call('d1', member, '2026-0001', 50_000)]);
  for (const some of calls) {
    const found = best(line('COTISATION ADH-2026-0001', 50_000), some);
    expect(found.reasons.map(({ rule }) => rule)).not.toContain('number');
  }
  const [own] = calls;
  const twice = [...own, call('d2', '1', '2026-0002', 50_000)];
  expect(best(line('COTISATION ADH 2026 0001', 50_000), twice).level).toBe('likely');
  expect(best(line('ADH-2026-0001 APPEL 2026-0001', 50_000), twice).level).toBe('sure');
});

test('money that goes out is put on refunds of its amount and a near day, the named and nearest first', () => {
  const refund = (receiptId: string, membershipId: string, on: FreeReceipt['on']): FreeReceipt => ({
    ...{ receiptId, membershipId, on },
    amount: 50_000,
    numbers: receiptId === 'r4' ? ['AC2026-0099'] : [],
  });
  const refunds = [
    refund('r1', '1', '2026-10-20'),
    refund('r2', '2', '2026-11-02'),
    refund('r3', '3', '2026-09-01'),
    refund('r4', '4', '2026-10-10'),
  ];
  const index = indexOf({
    calls: CALLS,
    receipts: [],
    refunds,
    payers: PAYERS,
    own: [],
    today: TODAY,
  });
  const found = (label: string, amount = 50_000) =>
    proposeRefunds(line(label, amount), index).map(({ level, parts: [part], reasons }) => [
      ...[part.receiptId, level],
      reasons.map(({ rule }) => rule).join(),
    ]);
  expect(found('VIR EMIS')).toEqual([
    ['r2', 'possible', 'amount,recorded'],
    ['r1', 'possible', 'amount,recorded'],
    ['r4', 'possible', 'amount,recorded'],
  ]);
  expect(found('VIR COMMUNE DE SAINT MARTIN D HERES')[0]).toEqual([
    ...['r1', 'likely', 'name,amount,recorded'],
  ]);
  expect(found('VIR AC2026-0099')[0]).toEqual(['r4', 'likely', 'number,amount,recorded']);
  expect(found('VIR EMIS', 49_999)).toEqual([]);
});

test('a line of money that the bank takes back finds the payment that it names', () => {
  const paid = (receiptId: string, membershipId: string, on: string, more = {}) => ({
    ...{ receiptId, membershipId, on: on as '2026-10-30', amount: 50_000 },
    ...{ numbers: [] as string[], reference: null as string | null, ...more },
  });
  const payments = [
    paid('p1', '3', '2026-10-30', { numbers: ['AC2026-0044'] }),
    paid('p2', '1', '2026-10-20', { reference: 'CHQ 0001234' }),
    paid('p3', '2', '2026-08-30'),
    paid('p4', '2', '2026-11-04'),
    paid('p5', '2', '2026-11-03', { reference: 'CHQ 0005678' }),
    paid('p6', '2', '2026-09-04', { reference: 'CHQ 0009012' }),
  ];
  const index = indexOf({
    calls: CALLS,
    receipts: [],
    refunds: [],
    payers: PAYERS,
    own: [],
    today: TODAY,
  });
  const found = (label: string, rejections: typeof payments = []) =>
    proposeRejections(line(label, 50_000), index, { rejections, payments }).map(
      ({ level, parts: [part], reasons }) => [
        ...[part.receiptId, level],
        reasons.map(({ rule }) => rule).join(),
      ],
    );
  // Of eight weeks before, never of a day to come; one that nothing names is possible.
  expect(found('REJET VIREMENT')).toEqual([
    ['p5', 'possible', 'amount,rejects'],
    ['p1', 'possible', 'amount,rejects'],
    ['p2', 'possible', 'amount,rejects'],
  ]);
  // Of the sixtieth day before still; one of the very day is a cheque that came back as it was put in.
  expect(found('REJET CHQ 0009012')[0]?.[0]).toBe('p6');
  expect(found('REJET CHQ 0005678')[0]?.[0]).toBe('p5');
  expect(found('IMPAYE AC2026-0044')[0]).toEqual(['p1', 'likely', 'number,amount,rejects']);
  const reference = 'payment-reference,amount,rejects';
  expect(found('REJET CHQ 0001234')[0]).toEqual(['p2', 'likely', reference]);
  expect(found('RETOUR COMMUNE DE ST MARTIN D HERES')[0][0]).toBe('p2');
  expect(found('VIR EMIS AC2026-0044')).toEqual([]);
  // Noted by hand already, the line is put on that, and no second one is noted.
  expect(found('REJET', [paid('r1', '3', '2026-11-02')])).toEqual([
    ['r1', 'possible', 'amount,recorded'],
  ]);
  // Of another member, whom the line does not name, neither a payment nor a rejection is proposed.
  const ofOther = [paid('r1', '3', '2026-11-02')];
  expect(found('REJET COMMUNE DE ST MARTIN D HERES', ofOther)).toEqual([
    ['p2', 'likely', 'name,amount,rejects'],
  ]);
  expect(found('REJET CHQ 0001234', ofOther)).toEqual([['p2', 'likely', reference]]);
  expect(found('IMPAYE AC2026-0044')).toHaveLength(1);
  expect(found('REJET COMMUNE DE SAINT MARTIN', ofOther)).toEqual([]);
  expect(found('VIR COMMUNE DE SAINT MARTIN', ofOther)).toEqual([]);
  const says = (label: string, details = '') => saysRejected({ label, details });
  expect([says('REJETÉ PAR'), says('PRLV', 'impayé'), says('VIR RETOUR')]).not.toContain(false);
  expect([says('VIR REJETTIER'), says('REMISE CHEQUES')]).not.toContain(true);
});

test('refunds make the amount that goes out exactly', () => {
  const part = { membershipId: '1', receiptId: 'r', amount: 100 };
  expect(refusedRefunds([part, part], 200)).toBeNull();
  expect(refusedRefunds([part], 200)).toEqual({
    reason: 'bank-refunds-differ',
    details: { left: 200 },
  });
  expect(refusedRefunds([part], 0)?.reason).toBe('bank-line-changed');
  expect(refusedRefunds([{ membershipId: '1', amount: 200 }], 200)?.reason).toBe(
    'bank-not-incoming',
  );
});

test('parts beyond what is left of a line are refused, and its words are a reference', () => {
  const part = { membershipId: '1', amount: 100 };
  expect(refusedParts([part, part], 200)).toBeNull();
  expect(refusedParts([part, part], 199)).toEqual({
    reason: 'bank-amounts-differ',
    details: { left: 199 },
  });
  expect(refusedParts([part], 0)).toEqual({ reason: 'bank-line-changed', details: {} });
  expect([
    referenceOf({ reference: 'MANDAT 12', label: 'VIR' }),
    referenceOf({ reference: '', label: 'VIR' }),
    referenceOf({ reference: '', label: '' }),
  ]).toEqual(['MANDAT 12', 'VIR', null]);
});
