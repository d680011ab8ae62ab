import { refreshed } from '../../../src/plugins/membership-lifecycle/server/src/domain/decide';
import { guessMapping } from '../../../src/plugins/membership-lifecycle/server/src/domain/import/columns';
import { lineReader } from '../../../src/plugins/membership-lifecycle/server/src/domain/import/lines';
import {
  gather,
  type KnownBody,
} from '../../../src/plugins/membership-lifecycle/server/src/domain/import/matching';
import {
  planMember,
  type KnownMember,
  type MemberPlan,
} from '../../../src/plugins/membership-lifecycle/server/src/domain/import/plan';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/domain/default-workflow';
import type {
  Facts,
  Payment,
} from '../../../src/plugins/membership-lifecycle/server/src/domain/types';
import {
  benefitsOf,
  COUNTRY_CODES,
  historyFields,
} from '../../../src/plugins/membership-lifecycle/server/src/services/import/fields';
import { noteOf } from '../../../src/plugins/membership-lifecycle/server/src/services/import/texts';
import {
  counter,
  factsOf,
  Life,
  membership,
  OTHER_TIER,
  term,
  tierOffer,
} from '../../helpers/facts';

/** Lines to what their members become, and every reason why one is refused. */

const TODAY = '2021-06-01';
const OFFERS = [tierOffer({ opensOn: '2021-01-01' }), OTHER_TIER];
const FIELDS = historyFields(OFFERS);
const KEYS = FIELDS.map(({ key }) => key);

type Row = Record<string, string>;

const SIRET = '35600000049837';
const OTHER_SIRET = '13000548100010';
const body = (values: Row = {}): Row => ({
  'organisation.name': 'Commune de Valbrume',
  'organisation.siret': SIRET,
  'organisation.address.postalCode': '01990',
  ...values,
});
const line = (year: number, values: Row = {}): Row => ({
  ...body(),
  'term.tier': 'Organismes publics',
  'term.startsOn': `01/01/${year}`,
  'term.endsOn': `31/12/${year}`,
  'term.price': '5 000,00 €',
  ...values,
});
const paid = (on: string, amount = '5000', values: Row = {}): Row => ({
  'payment.on': on,
  'payment.amount': amount,
  ...values,
});

interface There {
  known?: (KnownBody & { facts?: Facts | null })[];
  numbers?: Record<string, string>;
  tellsCalls?: boolean;
}

const knownMember = (values: Partial<KnownBody> = {}, facts: Facts | null = null) => ({
  organisationId: 'organisation',
  membershipId: facts?.membership.id ?? null,
  reference: facts?.membership.reference ?? null,
  name: 'Commune de Valbrume',
  siret: SIRET,
  postalCode: '01990',
  facts,
  ...values,
});

const memberOf = (one: KnownBody & { facts?: Facts | null }): KnownMember => ({
  facts: one.facts ?? null,
  organisation: {
    id: one.organisationId,
    name: one.name,
    legalForm: null,
    siren: null,
    siret: one.siret,
    address: { lines: null, postalCode: one.postalCode, city: null, country: 'FR' },
    contacts: [],
  },
});

/** Plans rows whose columns are called by the keys of their fields. */
const plan = (rows: Row[], { known = [], numbers = {}, tellsCalls = false }: There = {}) => {
  const read = lineReader(KEYS, FIELDS, guessMapping(KEYS, FIELDS), {
    today: TODAY,
    countries: COUNTRY_CODES,
  });
  const lines = rows.flatMap(
    (row, at) =>
      read(
        KEYS.map((key) => row[key] ?? ''),
        at + 2,
      ) ?? [],
  );
  const ctx = {
    today: TODAY,
    newId: counter('new'),
    offers: OFFERS,
    workflows: [DEFAULT_WORKFLOW],
    benefits: benefitsOf(OFFERS),
    numbers: new Map(Object.entries(numbers)),
    tellsCalls,
  };
  const bodies = gather(lines, known);
  const plans = bodies.map((one) => {
    const there = known.find(({ organisationId }) => organisationId === one.known?.organisationId);
    return planMember(one, there ? memberOf(there) : null, ctx);
  });
  return { lines, plans };
};

/** The one member that rows make. */
const made = (rows: Row[], there?: There): MemberPlan => {
  const { lines, plans } = plan(rows, there);
  expect(lines.flatMap(({ faults }) => faults)).toEqual([]);
  expect(plans).toHaveLength(1);
  return plans[0];
};

/** Why rows are refused: `line: reason at field`. */
const faults = (rows: Row[], there?: There): string[] =>
  plan(rows, there).lines.flatMap(({ line: number, faults: own }) =>
    own.map(({ reason, field }) => `${number}: ${reason} at ${field}`),
  );

describe('a new member', () => {
  test('has its terms, calls, payments and rights, and the status of its dates', () => {
    const { organisation, after, rights, lines } = made([
      line(2019, { ...paid('12/03/2019'), 'dues.number': 'F-19' }),
      line(2020, { ...paid('01/02/2020', '3000'), 'rights.compagnonnage.used': '4' }),
      line(2021, { 'rights.compagnonnage.granted': '8' }),
    ]);
    expect(organisation).toMatchObject({ isNew: true, name: 'Commune de Valbrume' });
    expect(lines.map(({ outcome }) => outcome)).toEqual(['made', 'made', 'made']);
    expect(after.membership).toMatchObject({
      status: 'active',
      appliedOn: '2019-01-01',
      approvedOn: '2019-01-01',
      tierCode: 'organismes-publics',
    });
    expect(after.terms.map((one) => [one.startsOn, one.endsOn, one.state, one.imported])).toEqual([
      ['2019-01-01', '2019-12-31', 'issued', true],
      ['2020-01-01', '2020-12-31', 'issued', true],
      ['2021-01-01', '2021-12-31', 'issued', true],
    ]);
    expect(after.dues.map(({ number, issuedOn, amount }) => [number, issuedOn, amount])).toEqual([
      ['F-19', '2019-01-01', 500_000],
      [null, '2020-01-01', 500_000],
      [null, '2021-01-01', 500_000],
    ]);
    expect(after.payments.map(({ on, amount, kind }) => [on, amount, kind])).toEqual([
      ['2019-03-12', 500_000, 'received'],
      ['2020-02-01', 300_000, 'received'],
    ]);
    const mentoring = rights.filter(({ right }) => right.benefitCode === 'compagnonnage');
    expect(mentoring.map(({ right, used }) => [right.granted, used])).toEqual([
      [6, 0],
      [6, 4],
      [8, 0],
    ]);
    expect(lines[1].notes.map(({ reason }) => reason)).toContain('stays-owed');
  });

  test('is still to be called for the term under way, when the file tells calls and not that one', () => {
    const rows = [line(2020), line(2021), line(2022)];
    const { after, lines } = made(rows, { tellsCalls: true });
    const [past] = after.terms;
    // A term that is over stays owed; what has not ended may still be called.
    expect(after.dues.map(({ termId }) => termId)).toEqual([past.id]);
    expect(lines.slice(1).map(({ notes }) => notes.map(({ reason }) => reason))).toEqual([
      expect.arrayContaining(['stays-to-call']),
      expect.arrayContaining(['stays-to-call']),
    ]);
    const called = made([{ ...line(2021), 'dues.issuedOn': '05/01/2021' }], { tellsCalls: true });
    expect(called.after.dues).toHaveLength(1);
    expect(made([line(2021, paid('02/02/2021'))], { tellsCalls: true }).after.dues).toHaveLength(1);
    expect(made([line(2021)]).after.dues).toHaveLength(1);
  });

  test('has several payments of a term on several lines, refunds among them', () => {
    const { after, lines } = made([
      line(2020, paid('01/02/2020', '2000')),
      line(2020, paid('01/03/2020', '3500')),
      line(2020, paid('01/04/2020', '-500')),
    ]);
    expect(after.terms).toHaveLength(1);
    expect(after.payments.map(({ amount, kind }) => [amount, kind])).toEqual([
      [200_000, 'received'],
      [350_000, 'received'],
      [-50_000, 'refund'],
    ]);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['made', 'made', 'made']);
  });

  test('takes the published price of the day when the file gives none', () => {
    expect(made([line(2021, { 'term.price': '' })]).after.terms[0].price).toBe(500_000);
    expect(faults([line(2019, { 'term.price': '' })])).toEqual(['2: price-missing at term.price']);
  });

  test('keeps the name of a tier of old times, and has none that nobody sells today', () => {
    const old = made([line(2015, { 'term.tier': 'Villes & agglos' })]);
    expect(old.after.terms[0]).toMatchObject({
      tierCode: 'villes-agglos',
      tierNames: { fr: 'Villes & agglos', en: 'Villes & agglos' },
      allowances: [],
    });
    expect(old.after.membership.status).toBe('lapsed');
    expect(faults([line(2021, { 'term.tier': 'Villes & agglos' })])).toEqual([
      '2: tier-not-published at term.tier',
    ]);
  });

  test('that left is ended, and is asked nothing', () => {
    const { after, effects } = made([
      line(2021, { 'membership.endedOn': '01/05/2021', 'membership.endKind': 'radiation' }),
    ]);
    expect(after.membership).toMatchObject({ status: 'ended', endKind: 'excluded' });
    expect(effects.filter(({ key }) => key.endsWith('proposal'))).toEqual([]);
  });

  test('that applied after its last term is a candidate again', () => {
    const { after, lines } = made([line(2019, { 'membership.appliedOn': '01/02/2021' })]);
    expect(after.membership).toMatchObject({ status: 'applied', approvedOn: null });
    expect(lines[0].notes.map(({ reason }) => reason)).toContain('applies-again');
  });

  test('keeps the day since which it is a member, and its departure', () => {
    const { after } = made([line(2019, { 'membership.since': '4 mai 2012' })]);
    expect(after.membership.importedSince).toBe('2012-05-04');
  });

  test('counts the months of an anniversary from its first term, without a drift', () => {
    OFFERS[0] = tierOffer({ policy: { ...OFFERS[0].policy, kind: 'anniversary' } });
    const { after } = made([
      line(2020, { 'term.startsOn': '29/02/2020', 'term.endsOn': '27/02/2021' }),
      line(2021, { 'term.startsOn': '28/02/2021', 'term.endsOn': '27/02/2022' }),
    ]);
    OFFERS[0] = tierOffer({ opensOn: '2021-01-01' });
    expect(after.terms.map((one) => [one.anchorOn, one.anchorOffset, one.months])).toEqual([
      ['2020-02-29', 0, 12],
      ['2020-02-29', 12, 12],
    ]);
  });
});

describe('the daily run after an import', () => {
  const living = ({ after }: MemberPlan) =>
    new Life({ ...after, contacts: factsOf().contacts }, TODAY);

  test('asks nobody for a term that is long over', () => {
    const life = living(made([line(2019)]))
      .day(TODAY)
      .day('2021-12-31');
    expect(life.letters).toEqual([]);
    expect(life.facts.renewals).toEqual([]);
  });

  test('proposes by itself a renewal that opens later', () => {
    const { after, effects } = made([line(2021)]);
    expect(effects).toEqual([]);
    const life = living({ after } as MemberPlan).day(TODAY);
    expect(life.letters).toEqual([]);
    expect(life.day('2021-10-03').letters).toEqual(['renewal-proposal']);
  });

  test('opens and leaves to staff a renewal whose window had opened', () => {
    const imported = made([
      line(2020, { 'term.startsOn': '01/07/2020', 'term.endsOn': '30/06/2021' }),
    ]);
    expect(imported.after.membership.nextDueOn).toBe(TODAY);
    const life = living(imported).day(TODAY);
    expect(life.last.renewal).toMatchObject({ proposedOn: null, stageId: 'to-prepare' });
    life.day('2021-08-30').day('2021-12-31');
    expect(life.letters).toEqual([]);
    expect(life.facts.membership).toMatchObject({
      status: 'grace',
      because: { rule: 'never-asked' },
    });
    life.do('move-renewal', { stageId: 'proposed' });
    expect(life.letters).toEqual(['renewal-proposal']);
  });

  test('takes the reminders of the past as done', () => {
    const imported = made([
      line(2020, { 'term.startsOn': '21/06/2020', 'term.endsOn': '20/06/2021' }),
    ]);
    const past = DEFAULT_WORKFLOW.reminders.filter(({ offsetDays }) => offsetDays <= -19);
    expect(past.length).toBeGreaterThan(0);
    const done = imported.effects.filter(({ key }) => key.includes(':reminder:'));
    expect(done.map(({ key, state }) => [key.split(':').at(-1), state]).sort()).toEqual(
      past.map(({ id }) => [id, 'imported']).sort(),
    );
  });
});

describe('a member who is there', () => {
  const there = (facts: Partial<Facts> = {}, values: Partial<KnownBody> = {}): There => ({
    known: [
      knownMember(
        values,
        refreshed(
          factsOf({ membership: membership({ approvedOn: '2021-01-04' }), ...facts }),
          TODAY,
        ),
      ),
    ],
  });

  test('gets the terms that it lacks', () => {
    const added = made([line(2019, paid('01/02/2019')), line(2020)], there({ terms: [term()] }));
    expect(added.lines.map(({ outcome }) => outcome)).toEqual(['changed', 'changed']);
    expect(added.after.terms).toHaveLength(3);
    expect(added.after.membership).toMatchObject({ appliedOn: '2021-01-04', status: 'active' });
  });

  test('keeps what differs, and is told', () => {
    const rows = [
      line(2021, {
        'organisation.name': 'Ville de Valbrume',
        'organisation.legalForm': 'Commune',
        'membership.reference': 'M-1',
        'term.price': '4 000',
      }),
    ];
    const kept = made(rows, there({ terms: [term()] }));
    expect(kept.lines).toMatchObject([{ outcome: 'changed' }]);
    expect(kept.organisation.own).toEqual({ legalForm: 'Commune' });
    expect(kept.lines[0].notes.map(({ reason, field }) => `${reason} ${field}`)).toEqual([
      'kept organisation.name',
      'fills organisation.legalForm',
      'kept membership.reference',
      'kept term.price',
    ]);
    expect(kept.after.terms).toEqual([term()]);
  });

  test('stays as it is when the file says nothing new', () => {
    const same = made([line(2021, { 'term.price': '' })], there({ terms: [term()] }));
    expect(same.lines.map(({ outcome }) => outcome)).toEqual(['same']);
    expect(same.changes).toBe(false);
  });

  describe('with payments that nothing tells apart', () => {
    const HALF = 250_000;
    const call = {
      ...{ id: 'dues', membershipId: 'member', termId: 'term', number: null, amount: 500_000 },
      ...{ issuedOn: '2021-01-01', dueOn: '2021-01-31', currency: 'EUR', cancelledOn: null },
      ...{ engagementNumber: null, serviceCode: null },
    };
    const payment = (id: string, values: Partial<Payment> = {}): Payment => ({
      ...{ id, duesId: 'dues', kind: 'received', amount: HALF, on: '2021-02-01', method: null },
      ...{ reference: null, reason: null, reversesId: null },
      ...values,
    });
    const having = (...payments: Payment[]) =>
      there({ terms: [term({ imported: true })], dues: [call], payments });
    const half = line(2021, paid('01/02/2021', '2500'));

    test('changes nothing when as many came', () => {
      const same = made([half, half], having(payment('1'), payment('2')));
      expect(same.lines.map(({ outcome }) => outcome)).toEqual(['same', 'same']);
      expect(same.changes).toBe(false);
    });

    test('is refused when fewer came, or none: nothing says which is true', () => {
      const twice = ['3: payment-twice at payment.amount'];
      expect(faults([half, half], having(payment('1')))).toEqual(twice);
      expect(faults([half, half], having())).toEqual(twice);
      expect(faults([half, half])).toEqual(twice);
    });

    test('does not take one that was reversed for one that came', () => {
      const back = { kind: 'reversal' as const, amount: -HALF, reversesId: '2' };
      const payments = [payment('1'), payment('2'), payment('3', back)];
      expect(faults([half, half], having(...payments))).toEqual([
        '3: payment-twice at payment.amount',
      ]);
    });

    test('finds each by its reference first, in whatever order they stand', () => {
      const of = (reference: string) =>
        line(2021, paid('01/02/2021', '2500', { 'payment.reference': reference }));
      const payments = [payment('1', { reference: 'B' }), payment('2', { reference: 'A' })];
      expect(made([of('A'), of('B')], having(...payments)).changes).toBe(false);
      expect(faults([of('A'), of('A'), of('B')], having(...payments))).toEqual([
        '3: payment-twice at payment.amount',
      ]);
    });
  });

  test('is not ended by a departure of old times', () => {
    const back = made(
      [line(2019, { 'membership.endedOn': '31/12/2019' })],
      there({ terms: [term()] }),
    );
    expect(back.after.membership).toMatchObject({ endedOn: null, status: 'active' });
    expect(back.lines[0].notes.map(({ field }) => field)).toContain('membership.endedOn');
  });

  test.each([
    ['an overlap', line(2021, { 'term.startsOn': '01/07/2020', 'term.endsOn': '30/06/2021' }), {}],
    ['another end', line(2021, { 'term.endsOn': '30/11/2021' }), {}],
    ['another tier', line(2021, { 'term.tier': 'Petites communes' }), {}],
    ['a payment of a term that is followed here', line(2021, paid('01/02/2021')), {}],
    ['a body that was merged', line(2019), { endKind: 'merged', endedOn: '2021-02-01' }],
    ['a body that was refused', line(2022), { refusedOn: '2021-02-01' }],
    ['a body that left', line(2022), { endKind: 'withdrawn', endedOn: '2021-12-31' }],
  ] as const)('refuses %s', (_name, row, values) => {
    const facts = { membership: membership(values), terms: [term()] };
    expect(faults([row], there(facts)).length).toBe(1);
  });
});

test('a body that was merged before it is brought in keeps the terms that it had', () => {
  const { after } = made([
    line(2019, { 'membership.endedOn': '31/12/2019', 'membership.endKind': 'fusion' }),
  ]);
  expect(after.terms).toHaveLength(1);
  expect(after.membership).toMatchObject({ status: 'ended', endKind: 'merged' });
});

describe('whose line it is after a change of name or a merger', () => {
  const facts = (id: string, values: Partial<Facts> = {}) =>
    factsOf({ membership: membership({ id, reference: id }), ...values });
  const old = { name: 'Ville A', siret: OTHER_SIRET };
  const goesOn = knownMember({ organisationId: 'b', formerly: [old] }, facts('B-1'));
  const merged = knownMember(
    { ...old, organisationId: 'a', takenOver: { by: 'b', keeps: ['2020-01-01'] } },
    facts('A-1', { terms: [term({ startsOn: '2020-01-01', endsOn: '2020-12-31' })] }),
  );
  const asOld = (year: number, values: Row = {}) =>
    line(year, {
      'organisation.name': 'Ville A',
      'organisation.siret': OTHER_SIRET,
      'organisation.address.postalCode': '',
      ...values,
    });
  const bodies = (rows: Row[], known: There['known']) =>
    plan(rows, { known }).plans.map(({ organisation }) => organisation.id);

  test('a former number, or a former name alone, finds the member', () => {
    expect(bodies([asOld(2019)], [goesOn])).toEqual(['b']);
    expect(bodies([asOld(2019, { 'organisation.siret': '' })], [goesOn])).toEqual(['b']);
  });

  test('a name of today comes before a name of the past', () => {
    const today = knownMember({ ...old, organisationId: 'c' }, facts('C-1'));
    expect(bodies([asOld(2019)], [goesOn, today])).toEqual(['c']);
  });

  test('a body that was merged keeps its own terms, and hands on the lines that it never had', () => {
    expect(bodies([asOld(2020)], [goesOn, merged])).toEqual(['a']);
    const { plans } = plan([asOld(2019), asOld(2018)], { known: [goesOn, merged] });
    expect(plans.map(({ organisation }) => organisation.id)).toEqual(['b']);
    expect(plans[0].after.terms).toHaveLength(2);
    const notes = plans[0].lines.flatMap((one) => one.notes.map(({ reason }) => reason));
    expect(notes.filter((reason) => reason === 'taken-over')).toHaveLength(2);
  });
});

describe('whose line it is', () => {
  const facts = (id: string) => factsOf({ membership: membership({ id, reference: id }) });
  const two: There = {
    known: [
      knownMember({ organisationId: 'a' }, facts('A-1')),
      knownMember({ organisationId: 'b', siret: OTHER_SIRET, name: 'Ville B' }, facts('B-1')),
    ],
  };
  const memberIn = (row: Row) => plan([row], two).plans[0]?.organisation.id;

  test('by SIRET, by reference, by name and postal code, by name alone', () => {
    const bare = { 'organisation.siret': '', 'organisation.address.postalCode': '' };
    expect(memberIn(line(2019, { 'organisation.name': 'X' }))).toBe('a');
    expect(
      memberIn(line(2019, { ...bare, 'organisation.name': 'X', 'membership.reference': 'b-1' })),
    ).toBe('b');
    expect(
      memberIn(
        line(2019, {
          ...bare,
          'organisation.name': 'COMMUNE DE VALBRUMÉ',
          'organisation.address.postalCode': '01 990',
        }),
      ),
    ).toBe('a');
    expect(memberIn(line(2019, { ...bare, 'organisation.name': 'ville-b' }))).toBe('b');
    expect(memberIn(line(2019, { ...bare, 'organisation.name': 'Ville C' }))).toBe('new-1');
  });

  test('lines of one new body make one member', () => {
    const { plans } = plan([
      line(2018, { 'organisation.siret': '' }),
      line(2019, { 'membership.reference': 'M-1' }),
      line(2020, {
        'organisation.siret': '',
        'organisation.name': 'Valbrume',
        'membership.reference': 'm-1',
      }),
      line(2021, { 'organisation.name': 'Autre', 'organisation.siret': OTHER_SIRET }),
    ]);
    expect(plans.map(({ lines }) => lines.map((one) => one.line))).toEqual([[2, 3, 4], [5]]);
  });

  test.each([
    ['two-members', line(2019, { 'membership.reference': 'B-1' })],
    [
      'reference-with-another-siret',
      line(2019, { 'organisation.siret': '35600000000048', 'membership.reference': 'A-1' }),
    ],
    ['name-with-another-siret', line(2019, { 'organisation.siret': '35600000000048' })],
  ])('refuses %s', (reason, row) => {
    expect(faults([row], two)).toEqual([expect.stringContaining(`2: ${reason} at`)]);
  });

  test('refuses a name that several have', () => {
    const twins: There = {
      known: [
        knownMember({ organisationId: 'a', siret: null, postalCode: '01000' }),
        knownMember({ organisationId: 'b', siret: null, postalCode: '02000' }),
      ],
    };
    const row = line(2019, { 'organisation.siret': '', 'organisation.address.postalCode': '' });
    expect(faults([row], twins)).toEqual(['2: several-of-this-name at organisation.name']);
  });
});

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
      ['2: siren-of-another at organisation.siren'],
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
        '2: not-a-siret at organisation.siret',
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

describe('the columns', () => {
  const guess = (headings: string[], remembered = {}) => guessMapping(headings, FIELDS, remembered);

  test('are known by key, name and other names, whatever their case, accents and punctuation', () => {
    expect(
      guess([
        'RAISON SOCIALE',
        'n°  siret',
        'Code  Postal',
        'date de debut',
        'Date de fin',
        'term.tier',
        'Numéro adhérent',
      ]),
    ).toEqual({
      'organisation.name': 'RAISON SOCIALE',
      'organisation.siret': 'n°  siret',
      'organisation.address.postalCode': 'Code  Postal',
      'term.startsOn': 'date de debut',
      'term.endsOn': 'Date de fin',
      'term.tier': 'term.tier',
      'membership.reference': 'Numéro adhérent',
    });
  });

  test('are taken as they were last time, first', () => {
    expect(guess(['Nom', 'Titre'], { 'organisation.name': 'Titre' })).toEqual({
      'organisation.name': 'Titre',
    });
    expect(guess(['Nom'], { 'organisation.name': 'Titre' })).toEqual({
      'organisation.name': 'Nom',
    });
  });

  test('serve one field each', () => {
    const mapping = Object.values(guess(['Contact', 'Échéance', 'Type', 'Nom', 'Organisme']));
    expect(new Set(mapping).size).toBe(mapping.length);
  });
});
