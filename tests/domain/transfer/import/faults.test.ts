import { noteOf } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/import/texts';
import { tierOffer } from '../../../helpers/facts';
import { OFFERS, line, paid, faults, type Row } from '../../../helpers/import-plan';

/** Every reason why a line is refused. */

describe('a line is refused', () => {
  const one = line(2020);
  test.each<[string, Row[], string[]]>([
    [
      'without a name',
      [{ ...one, 'organisation.name': '' }],
      ['2: value-required at organisation.name'],
    ],
    [
      'that ends before it starts',
      [{ ...one, 'term.endsOn': '31/12/2019' }],
      ['2: ends-before-starts at term.endsOn'],
    ],
    [
      'that lasts a century',
      [{ ...one, 'term.endsOn': '31/12/2120' }],
      ['2: term-too-long at term.endsOn'],
    ],
    [
      'with a mandate that ends before it begins',
      [
        {
          ...one,
          'contacts.billing.mandateFrom': '01/01/2021',
          'contacts.billing.mandateUntil': '31/12/2020',
        },
      ],
      ['2: mandate-out-of-order at contacts.billing.mandateUntil'],
    ],
    [
      'with a negative price',
      [{ ...one, 'term.price': '-5' }],
      ['2: price-negative at term.price'],
    ],
    ['paid in the future', [{ ...one, ...paid('02/06/2021') }], ['2: day-to-come at payment.on']],
    [
      'paid without a day',
      [{ ...one, 'payment.amount': '5' }],
      ['2: payment-without-day at payment.on'],
    ],
    [
      'paid without an amount',
      [{ ...one, 'payment.on': '01/01/2021' }],
      ['2: payment-without-amount at payment.amount'],
    ],
    [
      'paid too much',
      [{ ...one, ...paid('01/02/2020', '5000,01') }],
      ['2: paid-too-much at payment.amount'],
    ],
    [
      'paid back too much',
      [{ ...one, ...paid('01/02/2020', '-1') }],
      ['2: paid-below-zero at payment.amount'],
    ],
    [
      'free and paid',
      [{ ...one, ...paid('01/02/2020'), 'term.price': '0' }],
      ['2: nothing-to-pay at payment.amount'],
    ],
    [
      'due before it is called',
      [{ ...one, 'dues.issuedOn': '02/01/2020', 'dues.dueOn': '01/01/2020' }],
      ['2: due-before-call at dues.dueOn'],
    ],
    [
      'with the SIREN of another',
      [{ ...one, 'organisation.siren': '130005481' }],
      ['2: siren-siret-mismatch at organisation.siren'],
    ],
    [
      'with a departure without a day',
      [{ ...one, 'membership.endKind': 'démission' }],
      ['2: departure-without-day at membership.endedOn'],
    ],
    [
      'after its departure',
      [{ ...one, 'membership.endedOn': '01/06/2019' }],
      ['2: term-after-departure at term.startsOn'],
    ],
    [
      'since after its first term',
      [{ ...one, 'membership.since': '02/01/2020' }],
      ['2: since-after-term at membership.since'],
    ],
    [
      'that used more than was granted',
      [{ ...one, 'rights.compagnonnage.used': '7' }],
      ['2: used-beyond-granted at rights.compagnonnage.used'],
    ],
    [
      'that used a vote',
      [{ ...one, 'rights.vote.used': '1' }],
      ['2: right-not-counted at rights.vote.used'],
    ],
    [
      'that grants a quantity of access',
      [{ ...one, 'rights.centre.granted': '1' }],
      ['2: right-without-quantity at rights.centre.granted'],
    ],
    [
      'that used what its tier does not give',
      [{ ...one, 'rights.evenements.used': '1' }],
      ['2: right-not-granted at rights.evenements.used'],
    ],
    ['that is there twice', [one, one], ['3: line-twice at null']],
    [
      'that brings a payment twice',
      [
        { ...one, ...paid('01/02/2020', '5') },
        { ...one, ...paid('01/02/2020', '5') },
      ],
      ['3: payment-twice at payment.amount'],
    ],
    [
      'that says another price',
      [
        { ...one, ...paid('01/02/2020', '5') },
        { ...one, ...paid('02/02/2020', '5'), 'term.price': '6' },
      ],
      ['3: differs-from-line at term.price'],
    ],
    [
      'that overlaps another',
      [one, line(2020, { 'term.startsOn': '01/06/2020', 'term.endsOn': '31/05/2021' })],
      ['3: overlaps-line at term.startsOn'],
    ],
    [
      'with the call number of another line',
      [line(2019, { 'dues.number': 'F1' }), line(2020, { 'dues.number': 'F1' })],
      ['3: call-number-taken at dues.number'],
    ],
    [
      'with another reference',
      [line(2019, { 'membership.reference': 'M1' }), line(2020, { 'membership.reference': 'M2' })],
      ['3: two-references at membership.reference'],
    ],
    [
      'for each of its faults',
      [{ ...one, 'organisation.siret': '1', 'term.price': 'x', 'payment.on': '32/01/2020' }],
      [
        '2: siret-length at organisation.siret',
        '2: not-an-amount at term.price',
        '2: not-a-day at payment.on',
      ],
    ],
  ])('%s', (_name, rows, expected) => {
    expect(faults(rows)).toEqual(expected);
  });

  test('with the call number of another call', () => {
    const rows = [line(2020, { 'dues.number': '2020-0001' })];
    expect(faults(rows, { numbers: { '2020-0001': 'term' } })).toEqual([
      '2: call-number-taken at dues.number',
    ]);
  });

  test('when two tiers have its name', () => {
    OFFERS.push(tierOffer({ tierCode: 'autre' }));
    const named = faults([{ ...one, 'term.tier': 'Public bodies' }]);
    // Its code is nobody else's.
    const coded = faults([{ ...one, 'term.tier': 'autre' }]);
    OFFERS.pop();
    expect(named).toEqual(['2: tier-ambiguous at term.tier']);
    expect(coded).toEqual([]);
  });
});

test('every remark has its sentence, with its values', () => {
  const note = noteOf(
    {
      reason: 'term-overlaps',
      field: 'term.startsOn',
      params: { startsOn: '2020-01-01', endsOn: '2020-12-31' },
    },
    { 'term.startsOn': 'Début' },
  );
  expect(note).toMatchObject({ column: 'Début', field: 'term.startsOn' });
  expect(note.text.fr).toContain('du 1er janvier 2020 au 31 décembre 2020');
});
