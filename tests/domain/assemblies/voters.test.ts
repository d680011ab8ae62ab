import fc from 'fast-check';
import { alternativesTo } from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/alternatives';
import {
  rollEntry,
  type Candidate,
  type RollDues,
} from '../../../src/plugins/membership-lifecycle/server/src/assemblies/rules/roll';
import { sentence } from '../../../src/plugins/membership-lifecycle/server/src/core/sentences';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  VOTERS,
  VOTERS_NAMES,
  votersUnder,
} from '../../../src/plugins/membership-lifecycle/shared/settings/voters';
import { factsOf, membership, term } from '../../helpers/facts';

/** Whom the statutes let vote: with or without paid dues, with or without the days of grace. */

const CUT_OFF: Day = '2021-05-12';
const THIS_YEAR: { startsOn: Day; endsOn: Day } = { startsOn: '2021-01-01', endsOn: '2021-12-31' };
/** Ended so short ago that its member is in grace. */
const ENDED: { startsOn: Day; endsOn: Day } = { startsOn: '2020-05-01', endsOn: '2021-04-30' };

const duesOf = (values: Partial<RollDues> = {}): RollDues => ({
  ...THIS_YEAR,
  membershipId: 'member',
  price: 40_000,
  currency: 'EUR',
  waivedOn: null,
  call: null,
  ...values,
});

const called = (paid: number, amount = 40_000, dueOn: Day = '2021-03-31') =>
  duesOf({ call: { amount, dueOn, paid } });

interface Shape {
  dues?: RollDues[];
  votes?: number;
  terms?: { startsOn: Day; endsOn: Day }[];
  values?: Parameters<typeof membership>[0];
}

const candidate = ({
  dues = [],
  votes = 2,
  terms = [THIS_YEAR],
  values = {},
}: Shape = {}): Candidate => ({
  facts: factsOf({
    membership: membership({ appliedOn: '2020-04-01', approvedOn: '2020-04-02', ...values }),
    terms: terms.map((one, index) => term({ id: `term-${index}`, issuedOn: '2020-04-02', ...one })),
  }),
  reference: 'ADH-1',
  organisation: 'Commune',
  rights: votes > 0 ? terms.map((one) => ({ membershipId: 'member', votes, ...one })) : [],
  dues,
});

const under = (voters: keyof typeof VOTERS, shape: Shape) =>
  rollEntry(candidate(shape), { cutOffOn: CUT_OFF, ...VOTERS[voters] });

const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');
const why = (entry: ReturnType<typeof under>) => {
  const { text } = sentence(entry!.because);
  return { fr: plain(text.fr), en: text.en };
};

describe('R20: where paid dues are required', () => {
  it.each<[string, RollDues]>([
    ['paid in full', called(40_000)],
    ['overpaid', called(40_001)],
    ['waived by then', duesOf({ waivedOn: CUT_OFF })],
    ['free', duesOf({ price: 0 })],
    ['called for nothing', called(0, 0)],
  ])('dues that are %s let a member vote', (_what, dues) => {
    expect(under('paid-up', { dues: [dues] })).toMatchObject({ listing: 'voting', votes: 2 });
  });

  it.each<[string, RollDues, string]>([
    ['not paid', called(0), 'non réglée au 12 mai 2021 (reste 400 €).'],
    ['one cent short', called(39_999), 'non réglée au 12 mai 2021 (reste 0,01 €).'],
    ['paid in part', called(15_000), 'non réglée au 12 mai 2021 (reste 250 €).'],
    ['not due yet', called(0, 40_000, '2021-06-30'), 'non réglée au 12 mai 2021 (reste 400 €).'],
    [
      'waived later',
      duesOf({ waivedOn: '2021-05-13' }),
      'pas encore appelée au 12 mai 2021, donc non réglée.',
    ],
    ['not called', duesOf(), 'pas encore appelée au 12 mai 2021, donc non réglée.'],
    [
      'without a price yet',
      duesOf({ price: null }),
      'pas encore appelée au 12 mai 2021, donc non réglée.',
    ],
  ])('dues that are %s leave it out, and the line says so', (_what, dues, said) => {
    const entry = under('paid-up', { dues: [dues] });
    expect(entry).toMatchObject({ listing: 'out', votes: 0 });
    const begin = 'Cotisation de la période du 1er janvier 2021 au 31 décembre 2021';
    expect(why(entry).fr).toBe(`${begin} ${said}`);
    expect(under('members', { dues: [dues] })).toMatchObject({ listing: 'voting', votes: 2 });
  });

  it('the reason stands in English too, and its sums are told to programs', () => {
    const entry = under('paid-up', { dues: [called(15_000)] });
    expect(why(entry).en).toBe(
      'Dues of the term from 1 January 2021 to 31 December 2021 not paid by 12 May 2021 (€250 remain).',
    );
    expect(entry?.because).toEqual({
      rule: 'unpaid-at-cut-off',
      params: {
        ...THIS_YEAR,
        on: CUT_OFF,
        paid: 15_000,
        amount: 40_000,
        remaining: 25_000,
        dueOn: '2021-03-31',
        currency: 'EUR',
      },
    });
  });

  it('a member without votes attends whatever it owes, and says what it owes', () => {
    const entry = under('paid-up', { votes: 0, dues: [called(0)] });
    expect(entry?.listing).toBe('attending');
    expect(why(entry).fr).toContain('Cotisation non réglée : 400 €');
  });

  it('the dues of the running term count, not those of the one before or the next', () => {
    const before = { ...called(0), startsOn: '2020-01-01', endsOn: '2020-12-31' } as const;
    const next = { ...called(0), startsOn: '2022-01-01', endsOn: '2022-12-31' } as const;
    const dues = [before, called(40_000), next];
    expect(under('paid-up-and-grace', { dues })?.listing).toBe('voting');
  });

  it('in grace the dues of the last term count', () => {
    const older = { ...called(0), startsOn: '2019-05-01', endsOn: '2020-04-30' } as const;
    const grace = (paid: number) => ({
      terms: [ENDED],
      dues: [older, { ...called(paid), ...ENDED }],
    });
    expect(under('paid-up-and-grace', grace(40_000))).toMatchObject({
      listing: 'voting',
      votes: 2,
    });
    const out = under('paid-up-and-grace', grace(0));
    expect(out?.listing).toBe('out');
    expect(why(out).fr).toBe(
      'Cotisation de la période du 1er mai 2020 au 30 avril 2021 non réglée au 12 mai 2021 (reste 400 €).',
    );
    // Without votes for the days of grace, these are the reason, paid or not.
    expect(under('paid-up', grace(40_000))).toMatchObject({
      listing: 'out',
      because: { rule: 'grace' },
    });
  });

  it('another reason to be out stays the reason', () => {
    const values = { suspendedOn: '2021-02-01' } as const;
    expect(under('paid-up', { values, dues: [called(0)] })?.because.rule).toBe('suspended');
  });
});

describe('the other rules', () => {
  const members = [
    candidate({ dues: [called(40_000)] }),
    candidate({ dues: [called(0)], votes: 3 }),
    candidate({ terms: [ENDED], dues: [{ ...called(40_000), ...ENDED }] }),
    candidate({ terms: [ENDED], dues: [{ ...called(10_000), ...ENDED }] }),
    candidate({ votes: 0, dues: [called(0)] }),
    candidate({ values: { suspendedOn: '2021-02-01' } }),
  ].map((one, index): Candidate => ({ ...one, reference: `ADH-${index}` }));

  it('have a name each, that leads to the rule', () => {
    for (const name of VOTERS_NAMES) expect(votersUnder(VOTERS[name])).toBe(name);
  });

  it('tell whom they would bring on the roll and take off it', () => {
    const { alternatives, changes } = alternativesTo(VOTERS.members, members, CUT_OFF);
    expect(alternatives).toEqual([
      { voters: 'members-and-grace', members: 4, votes: 9, entering: 2, leaving: 0 },
      { voters: 'paid-up', members: 1, votes: 2, entering: 0, leaving: 1 },
      { voters: 'paid-up-and-grace', members: 2, votes: 4, entering: 1, leaving: 1 },
    ]);
    expect(changes.map(({ entry, ...ways }) => ({ who: entry.reference, ...ways }))).toEqual([
      { who: 'ADH-1', entering: [], leaving: ['paid-up', 'paid-up-and-grace'] },
      { who: 'ADH-2', entering: ['members-and-grace', 'paid-up-and-grace'], leaving: [] },
      { who: 'ADH-3', entering: ['members-and-grace'], leaving: [] },
    ]);
    // The reason tells the dues, of who is not on the roll now too.
    expect(changes.map(({ entry }) => entry.because.params.dues)).toEqual([
      'late',
      'settled',
      'partly-late',
    ]);
  });

  it('bring back who owes, from a roll of paid dues', () => {
    const { alternatives } = alternativesTo(VOTERS['paid-up'], members, CUT_OFF);
    expect(
      alternatives.map(({ voters, entering, leaving }) => [voters, entering, leaving]),
    ).toEqual([
      ['members', 1, 0],
      ['members-and-grace', 3, 0],
      ['paid-up-and-grace', 1, 0],
    ]);
  });
});

describe('a roll of paid dues, whatever was paid', () => {
  const money = fc.integer({ min: -100, max: 300 });
  const amounts = fc.record({ amount: fc.integer({ min: 0, max: 200 }), paid: money });
  const someDues = (span: typeof THIS_YEAR) =>
    fc
      .record({
        price: fc.constantFrom(null, 0, 100),
        waivedOn: fc.constantFrom<(Day | null)[]>(null, '2021-05-11', CUT_OFF, '2021-05-13'),
        call: fc.option(amounts.map((one) => ({ ...one, dueOn: CUT_OFF }))),
      })
      .map((values) => duesOf({ ...span, ...values }));
  const someone = fc
    .record({
      running: fc.boolean(),
      votes: fc.integer({ min: 0, max: 3 }),
      suspended: fc.boolean(),
      now: someDues(THIS_YEAR),
      last: someDues(ENDED),
    })
    .map(({ running, votes, suspended, now, last }) =>
      candidate({
        votes,
        terms: [running ? THIS_YEAR : ENDED],
        dues: [running ? now : last],
        values: { suspendedOn: suspended ? '2021-02-01' : null },
      }),
    );
  /** Asked otherwise than the rule does. */
  const owes = ({ price, waivedOn, call }: RollDues): boolean => {
    if (waivedOn !== null && waivedOn <= CUT_OFF) return false;
    return call === null ? price !== 0 : call.paid < call.amount;
  };

  it('R20: is a part of the roll without, and everybody left out has dues open at the cut-off', () => {
    fc.assert(
      fc.property(someone, fc.boolean(), (one, graceVotes) => {
        const line = (duesRequired: boolean) =>
          rollEntry(one, { cutOffOn: CUT_OFF, duesRequired, graceVotes });
        const [with_, without] = [line(true), line(false)];
        if (with_?.listing === 'voting') {
          expect(with_).toEqual(without);
          expect(owes(one.dues[0]!)).toBe(false);
        }
        if (without?.listing === 'voting' && with_?.listing !== 'voting') {
          expect(with_).toMatchObject({ listing: 'out', votes: 0 });
          expect(with_?.because.rule).toMatch(/^(unpaid|uncalled)-at-cut-off$/);
          expect(owes(one.dues[0]!)).toBe(true);
        }
        if (without?.listing !== 'voting') expect(with_).toEqual(without);
      }),
    );
  });

  it('and what another rule would change is the difference of the rolls', () => {
    fc.assert(
      fc.property(
        fc.array(someone, { maxLength: 12 }),
        fc.constantFrom(...VOTERS_NAMES),
        (all, own) => {
          const on = (name: keyof typeof VOTERS) =>
            all.filter((one) => {
              const entry = rollEntry(one, { cutOffOn: CUT_OFF, ...VOTERS[name] });
              return entry !== null && entry.listing !== 'out';
            });
          const now = new Set(on(own));
          for (const { voters, entering, leaving } of alternativesTo(VOTERS[own], all, CUT_OFF)
            .alternatives) {
            const then = new Set(on(voters));
            expect(entering).toBe([...then].filter((one) => !now.has(one)).length);
            expect(leaving).toBe([...now].filter((one) => !then.has(one)).length);
          }
        },
      ),
    );
  });
});
