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

export const renewalSequence: fc.Arbitrary<RenewalOperation[]> = fc.oneof(
  ...[20, 20, 60, 200].map((maxLength) =>
    fc.array(renewalOperation, { minLength: 1, maxLength, size: 'max' }),
  ),
);
