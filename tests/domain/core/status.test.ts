import fc from 'fast-check';
import {
  standingByTerms,
  standingOf,
  statusOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/status';
import type {
  Facts,
  Renewal,
  Status,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { sentence } from '../../../src/plugins/membership-lifecycle/server/src/core/sentences';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { anyDay, ENOUGH, ensure, plusDays, RUNS, tellSeed } from '../../helpers/days';
import { factsOf, Life, membership, newRenewal, PRICE, term, workflow } from '../../helpers/facts';

beforeAll(tellSeed);

const told = (facts: Facts, day: Day) => {
  const { status, because } = statusOf(facts, day);
  return `${status} ${because.rule}`;
};

const member = membership({ approvedOn: '2021-01-01', appliedOn: '2020-12-01' });
const renewal = (stageId: string, values: Partial<Renewal> = {}): Renewal =>
  newRenewal({ workflowId: 'workflow', stageId, ...values });
const year = (values: Partial<Facts> = {}) =>
  factsOf({ membership: member, terms: [term()], ...values });
const next = term({ id: 'next', state: 'proposed', startsOn: '2022-01-01', endsOn: '2022-12-31' });
const renewed = (stageId: string, values: Partial<Renewal> = {}) =>
  year({ terms: [term(), next], renewals: [renewal(stageId, values)] });
const paid: Partial<Facts> = {
  dues: [
    {
      id: 'dues',
      membershipId: 'member',
      termId: 'term',
      number: '2021-0001',
      issuedOn: '2021-01-01',
      dueOn: '2021-01-31',
      amount: PRICE,
      currency: 'EUR',
      engagementNumber: null,
      serviceCode: null,
      cancelledOn: null,
      heldUntil: null,
      heldCause: null,
      writtenOff: null,
      writtenOffOn: null,
      writtenOffAs: null,
    },
  ],
  payments: [
    {
      id: 'payment',
      duesId: 'dues',
      creditOf: null,
      receiptId: null,
      kind: 'received',
      amount: PRICE,
      on: '2021-02-01',
      method: null,
      reference: null,
      reason: null,
      reversesId: null,
    },
  ],
};

/** Each rule with the days around its bounds. */
const TABLE: [string, Facts, [day: Day, expected: string][]][] = [
  ['an application', factsOf(), [['2021-01-04', 'applied applied']]],
  [
    'a refusal',
    factsOf({ membership: membership({ refusedOn: '2021-02-01' }) }),
    [
      ['2021-01-31', 'applied applied'],
      ['2021-02-01', 'refused refused'],
      ['2021-02-02', 'refused refused'],
    ],
  ],
  [
    'an approval that awaits the payment',
    factsOf({
      membership: membership({ approvedOn: '2021-02-01' }),
      terms: [term({ state: 'proposed', startsOn: '2021-03-01', issuedOn: null })],
      workflow: workflow({ activation: 'payment' }),
    }),
    [
      ['2021-01-31', 'applied applied'],
      ['2021-02-01', 'pending awaiting-payment'],
    ],
  ],
  [
    'an approval whose term was prepared and is still to be issued, under the rule of the decision',
    factsOf({
      membership: membership({ approvedOn: '2021-02-01' }),
      terms: [term({ state: 'proposed', startsOn: '2021-03-01', issuedOn: null })],
      workflow: workflow({ activation: 'decision' }),
    }),
    [['2021-02-01', 'pending awaiting-issue']],
  ],
  [
    'a first term to come, then running, then over: no gap of a day between the rules',
    year(),
    [
      ['2020-12-31', 'pending term-comes'],
      ['2021-01-01', 'active term-runs-uncalled'],
      ['2021-12-31', 'active term-runs-uncalled'],
      ['2022-01-01', 'grace grace'],
      ['2022-02-28', 'grace grace'],
      ['2022-03-01', 'grace grace'],
      ['2022-03-02', 'lapsed lapsed'],
    ],
  ],
  [
    'a term whose call is open, then overdue',
    year({ dues: paid.dues }),
    [
      ['2021-01-31', 'active term-runs-unpaid'],
      ['2021-02-01', 'active term-runs-unpaid'],
    ],
  ],
  ['a term that is paid', year(paid), [['2021-06-01', 'active term-runs']]],
  [
    'a term that is waived',
    year({ terms: [term({ waivedOn: '2021-01-02' })] }),
    [['2021-06-01', 'active term-runs']],
  ],
  [
    'a term that is free',
    year({ terms: [term({ price: 0 })] }),
    [['2021-06-01', 'active term-runs']],
  ],
  [
    'no grace at all',
    year({ workflow: workflow({ graceDays: 0 }) }),
    [
      ['2021-12-31', 'active term-runs-uncalled'],
      ['2022-01-01', 'lapsed lapsed'],
    ],
  ],
  [
    'a member who was asked in time and does not answer',
    renewed('proposed', { proposedOn: '2021-10-02' }),
    [
      ['2022-03-01', 'grace grace'],
      ['2022-03-02', 'lapsed lapsed'],
    ],
  ],
  [
    'a member who was asked after the end has the days of grace from then on',
    renewed('proposed', { proposedOn: '2022-05-01' }),
    [
      ['2022-06-30', 'grace grace'],
      ['2022-07-01', 'lapsed lapsed'],
    ],
  ],
  [
    'a committed member, who never lapses by date',
    renewed('payment-order', { proposedOn: '2021-10-02' }),
    [
      ['2021-12-31', 'active term-runs-uncalled'],
      ['2022-01-01', 'grace committed'],
      ['2022-03-02', 'grace committed'],
      ['2031-01-01', 'grace committed'],
    ],
  ],
  [
    'a member whose council decides on an unknown day, who never lapses by date',
    renewed('council', { proposedOn: '2021-10-02' }),
    [
      ['2022-01-01', 'grace deciding'],
      ['2031-01-01', 'grace deciding'],
    ],
  ],
  [
    'a member who was never asked, who never lapses by date',
    renewed('to-prepare'),
    [
      ['2022-03-01', 'grace grace'],
      ['2022-03-02', 'grace never-asked'],
      ['2031-01-01', 'grace never-asked'],
    ],
  ],
  [
    'a renewal that was closed within the grace, of which the member was told',
    renewed('not-renewed', { closedOn: '2022-01-15', proposedOn: '2021-10-02' }),
    [
      ['2022-01-14', 'grace grace'],
      ['2022-01-15', 'lapsed closed'],
      ['2022-03-01', 'lapsed closed'],
      ['2022-03-02', 'lapsed closed'],
    ],
  ],
  [
    'a gap between two terms',
    year({ terms: [term(), { ...next, state: 'issued', startsOn: '2022-06-01' }] }),
    [
      ['2022-03-01', 'grace grace'],
      ['2022-03-02', 'lapsed lapsed'],
      ['2022-05-31', 'lapsed lapsed'],
      ['2022-06-01', 'active term-runs-uncalled'],
    ],
  ],
  [
    'a void term counts for nothing',
    year({ terms: [term({ state: 'void', voidedOn: '2021-02-01' })] }),
    [['2021-06-01', 'pending awaiting-term']],
  ],
  [
    'an override, which ends with its last day',
    year({
      membership: {
        ...member,
        overrideStatus: 'active',
        overrideFrom: '2022-04-01',
        overrideUntil: '2022-04-30',
        overrideReason: 'Vote en mai',
      },
    }),
    [
      ['2022-03-31', 'lapsed lapsed'],
      ['2022-04-29', 'active override'],
      ['2022-04-30', 'active override'],
      ['2022-05-01', 'lapsed lapsed'],
    ],
  ],
  [
    'R11: a member who said no before the end has no grace',
    renewed('not-renewed', {
      answer: 'declined',
      answeredOn: '2021-11-05',
      closedOn: '2021-11-05',
      proposedOn: '2021-10-02',
    }),
    [
      ['2021-12-31', 'active term-runs-uncalled'],
      ['2022-01-01', 'lapsed declined'],
      ['2022-03-02', 'lapsed declined'],
    ],
  ],
  [
    'R12: a status imposed within the grace gives its days back',
    year({
      membership: {
        ...member,
        overrideStatus: 'active',
        overrideFrom: '2022-02-10',
        overrideUntil: '2022-04-30',
        overrideReason: 'Vote en mai',
      },
    }),
    [
      ['2022-02-09', 'grace grace'],
      ['2022-04-30', 'active override'],
      ['2022-05-20', 'grace grace'],
      ['2022-05-21', 'lapsed lapsed'],
    ],
  ],
  [
    'R13: a suspension that is over is told on its days, and gives those of the grace back',
    year({
      membership: {
        ...member,
        pauses: [{ status: 'suspended', from: '2022-01-11', until: '2022-05-10' }],
      },
    }),
    [
      ['2022-01-10', 'grace grace'],
      ['2022-01-11', 'suspended decided-then'],
      ['2022-05-10', 'suspended decided-then'],
      ['2022-06-29', 'grace grace'],
      ['2022-06-30', 'lapsed lapsed'],
    ],
  ],
  [
    'a suspension',
    year({ membership: { ...member, suspendedOn: '2021-06-01' } }),
    [
      ['2021-05-31', 'active term-runs-uncalled'],
      ['2021-06-01', 'suspended suspended'],
      ['2023-01-01', 'suspended suspended'],
    ],
  ],
  ...(['withdrawn', 'excluded', 'merged'] as const).map((endKind): (typeof TABLE)[number] => [
    `an end: ${endKind}, from its day on, whatever else holds`,
    year({
      membership: {
        ...member,
        endedOn: '2021-06-01',
        endKind,
        suspendedOn: '2021-03-01',
        overrideStatus: 'active',
        overrideUntil: '2021-12-31',
      },
    }),
    [
      ['2021-05-31', 'active override'],
      ['2021-06-01', `ended ${endKind}`],
      ['2021-06-02', `ended ${endKind}`],
    ],
  ]),
  [
    'a body that left and applies again is a candidate, not a lapsed member',
    year({ membership: { ...member, appliedOn: '2023-01-10', approvedOn: null } }),
    [
      ['2021-06-01', 'active term-runs-uncalled'],
      ['2023-01-09', 'lapsed lapsed'],
      ['2023-01-10', 'applied applied'],
      ['2024-01-10', 'applied applied'],
    ],
  ],
  [
    'a body that applies again and is approved for a term to come',
    year({
      membership: { ...member, appliedOn: '2023-01-10', approvedOn: '2023-01-20' },
      terms: [term(), { ...next, state: 'issued', startsOn: '2023-02-01', endsOn: '2023-12-31' }],
    }),
    [
      ['2023-01-31', 'pending term-comes'],
      ['2023-02-01', 'active term-runs-uncalled'],
      ['2023-12-31', 'active term-runs-uncalled'],
      ['2024-01-01', 'grace grace'],
    ],
  ],
];

describe.each(TABLE)('%s', (_name, facts, days) => {
  it.each(days)('on %s is %s', (day, expected) => {
    expect(told(facts, day)).toBe(expected);
  });
});

describe('the reason of a status', () => {
  const because = (values: Partial<Facts['membership']>, terms: Facts['terms'] = []) =>
    statusOf(factsOf({ membership: { ...member, ...values }, terms }), '2021-06-01').because;

  it('is a departure, where nothing else was said of the end', () => {
    expect(because({ endedOn: '2021-06-01', endKind: null })).toEqual({
      rule: 'withdrawn',
      params: { on: '2021-06-01' },
    });
  });

  it('is the day of a pause, and that of the yes while nothing is issued', () => {
    expect(because({ suspendedOn: '2021-05-01' })).toEqual({
      rule: 'suspended',
      params: { on: '2021-05-01' },
    });
    expect(because({})).toEqual({ rule: 'awaiting-term', params: { on: '2021-01-01' } });
    const proposed = [term({ state: 'proposed' })];
    expect(because({}, proposed)).toEqual({ rule: 'awaiting-issue', params: { on: '2021-01-01' } });
  });

  it('is the end of the last term, and of the grace after it', () => {
    const params = { endsOn: '2021-03-31', graceEnds: '2021-05-30' };
    const over = [term({ endsOn: '2021-03-31' })];
    expect(because({}, over)).toEqual({ rule: 'lapsed', params });
    const facts = factsOf({ membership: member, terms: over });
    expect(statusOf(facts, '2021-05-30').because).toEqual({ rule: 'grace', params });
  });

  it('is the day of a refusal', () => {
    expect(because({ refusedOn: '2021-05-01' })).toEqual({
      rule: 'refused',
      params: { on: '2021-05-01' },
    });
  });

  it('is no imposed status where none was named, or no day until when', () => {
    expect(because({ overrideUntil: '2021-12-31' }).rule).toBe('awaiting-term');
    expect(because({ overrideStatus: 'active' }).rule).toBe('awaiting-term');
  });

  it('is what staff said of the status that they imposed, or nothing', () => {
    const imposed = { overrideStatus: 'active', overrideUntil: '2021-06-01' } as const;
    const until: Day = '2021-06-01';
    expect(because({ ...imposed, overrideReason: 'Accord' }).params).toEqual({
      until,
      reason: 'Accord',
    });
    expect(because(imposed).params).toEqual({ until, reason: '' });
  });

  it('is the first day of the term that comes', () => {
    const coming = term({ startsOn: '2021-07-01' });
    expect(because({}, [coming])).toEqual({
      rule: 'term-comes',
      params: { startsOn: '2021-07-01' },
    });
  });
});

const STATUSES: Status[] = [
  'applied',
  'refused',
  'pending',
  'active',
  'grace',
  'lapsed',
  'suspended',
  'ended',
];

/** Facts that no command would make, too: the function must answer whatever it is given. */
const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    days: fc.array(fc.option(anyDay), { minLength: 7, maxLength: 7 }),
    endKind: fc.constantFrom(null, 'withdrawn' as const, 'excluded' as const, 'merged' as const),
    override: fc.option(fc.constantFrom(...STATUSES)),
    terms: fc.array(
      fc.record({
        state: fc.constantFrom('proposed' as const, 'issued' as const, 'void' as const),
        startsOn: anyDay,
        days: fc.integer({ min: 0, max: 800 }),
        price: fc.constantFrom(null, 0, PRICE),
        waivedOn: fc.option(anyDay),
      }),
      { maxLength: 4 },
    ),
    renewals: fc.array(
      fc.record({
        stage: fc.constantFrom(...workflow().stages.map(({ id }) => id), 'gone'),
        from: fc.nat(4),
        proposedOn: fc.option(anyDay),
        closedOn: fc.option(anyDay),
      }),
      { maxLength: 3 },
    ),
    graceDays: fc.integer({ min: 0, max: 365 }),
  })
  .map(({ days, endKind, override, terms, renewals, graceDays }) => {
    const [appliedOn, approvedOn, refusedOn, endedOn, suspendedOn, overrideUntil] = days;
    return factsOf({
      membership: membership({
        appliedOn: appliedOn ?? '2021-01-04',
        approvedOn,
        refusedOn,
        endedOn,
        endKind,
        suspendedOn,
        overrideStatus: override,
        overrideUntil,
      }),
      terms: terms.map(({ days: length, ...values }, index) =>
        term({ ...values, id: `term-${index}`, endsOn: plusDays(values.startsOn, length) }),
      ),
      renewals: renewals.map(({ stage, from, ...values }, index) =>
        renewal(stage, { ...values, id: `renewal-${index}`, fromTermId: `term-${from}` }),
      ),
      workflow: workflow({ graceDays }),
    });
  });

describe('any facts, on any day', () => {
  it('have exactly one status, known, with a rule that has a sentence in both languages', () => {
    const rules = new Set<string>();
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const { status, because } = statusOf(facts, day);
        ensure(STATUSES.includes(status), status);
        rules.add(because.rule);
        const { text } = sentence(because);
        ensure(text.fr !== because.rule && text.en !== because.rule, because);
        ensure(!`${text.fr}${text.en}`.includes('{'), text);
      }),
      RUNS,
    );
    // No rule but those of the table above, each of which has its boundary days there.
    const known = TABLE.flatMap(([, , days]) => days.map(([, expected]) => expected.split(' ')[1]));
    expect([...rules].filter((rule) => !known.includes(rule))).toEqual([]);
    if (ENOUGH) expect(rules.size).toBeGreaterThan(10);
  });

  it('always give the same answer, and are left as they were', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const before = JSON.stringify(facts);
        const first = JSON.stringify(statusOf(facts, day));
        ensure(JSON.stringify(statusOf(facts, day)) === first, first);
        ensure(JSON.stringify(facts) === before, facts);
      }),
      RUNS,
    );
  });

  it('are the same without the money, but for saying that it is owed', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const { membership: record, terms, renewals, workflow: followed, workflows, dues } = facts;
        const bare = { membership: record, terms, renewals, workflow: followed, workflows, dues };
        const whole = statusOf(facts, day);
        const rule = whole.because.rule.replace('term-runs-uncalled', 'term-runs');
        const expected = { ...whole, because: { ...whole.because, rule } };
        ensure(JSON.stringify(standingOf(bare, day)) === JSON.stringify(expected), expected);
        const alone = standingByTerms({ membership: record, terms }, day);
        const same = JSON.stringify(alone) === JSON.stringify(expected);
        ensure(alone === null ? whole.status !== 'active' : same, { alone, expected });
      }),
      RUNS,
    );
  });

  it('are active outside an override exactly when an issued term covers the day', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const { status, because } = statusOf(facts, day);
        if (['override', 'suspended', 'refused'].includes(because.rule) || status === 'ended')
          return;
        const covered = facts.terms.some(
          (one) => one.state === 'issued' && one.startsOn <= day && day <= one.endsOn,
        );
        ensure((status === 'active') === covered, { status, day });
      }),
      RUNS,
    );
  });

  it('never lapse by date once committed, nor before being asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3650 }),
        fc.integer({ min: 0, max: 365 }),
        fc.constantFrom('to-prepare', 'awaiting-decision', 'call-issued', 'payment-order'),
        (days, graceDays, stage) => {
          const facts = { ...renewed(stage), workflow: workflow({ graceDays }) };
          const { status } = statusOf(facts, plusDays('2022-01-01', days));
          ensure(status === 'grace', status);
        },
      ),
      RUNS,
    );
  });
});

const calledFor = (dueOn: Day): Partial<Facts> => ({
  dues: [{ ...(paid.dues ?? [])[0], id: 'asked', termId: 'next', dueOn, issuedOn: '2022-01-02' }],
});

test.each<[string, Facts]>([
  ['asked late', renewed('proposed', { proposedOn: '2022-02-10' })],
  ['a council', renewed('council', { proposedOn: '2021-10-02', decidesOn: '2022-03-20' })],
  [
    'a council, then asked',
    renewed('proposed', { proposedOn: '2022-01-20', decidesOn: '2022-01-25' }),
  ],
  ['a call', { ...renewed('proposed', { proposedOn: '2021-10-02' }), ...calledFor('2022-04-30') }],
])('the reason after a lapse tells the last day of the grace that was told: %s', (_name, facts) => {
  const life = new Life(facts, '2022-02-15').day('2022-02-15');
  let eve = life.facts.membership;
  for (
    let day: Day = '2022-02-16';
    life.facts.membership.status === 'grace';
    day = plusDays(day, 1)
  ) {
    eve = life.facts.membership;
    life.day(day);
  }
  const { because } = life.facts.membership;
  expect([because.rule, because.params.graceEnds]).toEqual([
    'lapsed',
    eve.because.params.graceEnds,
  ]);
  expect(because.params.graceEnds).toBe(plusDays(life.today, -1));
  expect(told(life.facts, '2023-01-01')).toBe('lapsed lapsed');
});

test('the reason after staff closed what was asked late tells the day on which they did', () => {
  const life = new Life(renewed('proposed', { proposedOn: '2022-02-10' }), '2022-03-20');
  life.day('2022-03-20').do('lose-renewal', { reason: 'x' });
  for (const day of ['2022-03-20', '2022-04-12', '2023-01-01'] as const) {
    expect(statusOf(life.facts, day).because).toMatchObject({
      rule: 'closed',
      params: { on: '2022-03-20' },
    });
  }
});
