import fc from 'fast-check';

/** What a member, staff and the days do to a renewal, drawn at random. */
export type RenewalOperation =
  | { do: 'days'; days: number; daily: boolean }
  | { do: 'accept' | 'decline' | 'suspend' | 'reinstate' | 'withdraw' }
  | { do: 'call' | 'pay' | 'reverse'; next: boolean };

const days = (max: number) =>
  fc.record({
    do: fc.constant('days' as const),
    days: fc.integer({ min: 0, max }),
    daily: fc.boolean(),
  });
const on = (...names: ('call' | 'pay' | 'reverse')[]) =>
  fc.record({ do: fc.constantFrom(...names), next: fc.boolean() });
const plain = <T extends 'accept' | 'decline' | 'suspend' | 'reinstate' | 'withdraw'>(name: T) =>
  fc.record({ do: fc.constant(name) });

/** Ends are rare: little happens after them. */
export const renewalOperation: fc.Arbitrary<RenewalOperation> = fc.oneof(
  { weight: 60, arbitrary: days(80) },
  { weight: 2, arbitrary: days(420) },
  { weight: 30, arbitrary: plain('accept') },
  { weight: 40, arbitrary: on('call', 'pay', 'pay', 'reverse') },
  { weight: 3, arbitrary: plain('suspend') },
  { weight: 15, arbitrary: plain('reinstate') },
  { weight: 2, arbitrary: plain('decline') },
  { weight: 1, arbitrary: plain('withdraw') },
);

/** Most of them short; one in four goes up to the longest. */
const LENGTHS = [20, 20, 60, 200];
const sequenceOf = <T>(operation: fc.Arbitrary<T>, most = 200): fc.Arbitrary<T[]> =>
  fc.oneof(
    ...LENGTHS.map((length) =>
      fc.array(operation, { minLength: 1, maxLength: Math.min(length, most), size: 'max' }),
    ),
  );

export const renewalSequence = sequenceOf(renewalOperation);

/** What is done to a member; its days are those of all members. */
export type RenewalAct = Exclude<RenewalOperation, { do: 'days' }>;
const renewalAct = renewalOperation.filter(
  (operation): operation is RenewalAct => operation.do !== 'days',
);

/** The share of a calendar in which sequences begin: later, whoever was not renewed has lapsed. */
const BEGINNING = 0.35;

/** One member's sequence on a calendar of `rounds` that all share: an act a round, from one on. */
export const renewalPart = (rounds: number): fc.Arbitrary<{ from: number; acts: RenewalAct[] }> =>
  sequenceOf(renewalAct, rounds).chain((acts) =>
    fc.record({
      from: fc.nat(Math.min(rounds - acts.length, Math.ceil(rounds * BEGINNING))),
      acts: fc.constant(acts),
    }),
  );

/** A campaign over the end of a year, counted from the present one, and so many after it. */
export interface CampaignAct {
  year: number;
  years: number;
}

/** Every other round has a campaign, of a past year as well as of one far ahead. */
export const campaignAct: fc.Arbitrary<CampaignAct | null> = fc.option(
  fc.record({ year: fc.integer({ min: -1, max: 2 }), years: fc.nat(1) }),
  { nil: null, freq: 2 },
);
