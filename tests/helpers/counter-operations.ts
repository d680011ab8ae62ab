import fc from 'fast-check';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { plusDays } from './days';

/** Anything that may be asked of a member's rights, drawn at random. */
export type Operation =
  | {
      do: 'use';
      benefit: string;
      quantity: number;
      person: string | null;
      spelling: number;
      back: number;
      key: number | null;
    }
  | { do: 'replay'; pick: number; change: boolean }
  | { do: 'reverse'; pick: number; key: number | null }
  | { do: 'adjust' | 'carry'; pick: number; quantity: number }
  | { do: 'grant'; benefit: string; quantity: number }
  | { do: 'change-tier'; tier: string }
  | { do: 'suspend' | 'reinstate' | 'boundary' }
  | { do: 'days'; days: number };

export const BENEFITS = ['compagnonnage', 'centre', 'visites'];
export const YEARS = [2021, 2022, 2023];
export const FIRST_DAY = '2021-03-01';

/** A key is sometimes sent twice, by chance. */
const key = fc.option(fc.nat(60), { freq: 3 });

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.record({
      do: fc.constant('use' as const),
      benefit: fc.constantFrom('compagnonnage', 'compagnonnage', ...BENEFITS),
      quantity: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 1, max: 3 }) },
        { weight: 1, arbitrary: fc.constantFrom(-1, 0, 1.5, 9, 1_000_000, 1_000_001) },
      ),
      person: fc.option(fc.constantFrom('ana', 'bob', 'éloïse'), { freq: 8 }),
      spelling: fc.nat(3),
      back: fc.oneof(
        { weight: 6, arbitrary: fc.constant(0) },
        { weight: 2, arbitrary: fc.integer({ min: 1, max: 400 }) },
        { weight: 1, arbitrary: fc.constant(-1) },
      ),
      key,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('replay' as const),
      pick: fc.nat(),
      change: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('reverse' as const), pick: fc.nat(), key }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constantFrom('adjust' as const, 'carry' as const),
      pick: fc.nat(),
      quantity: fc.integer({ min: -4, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      benefit: fc.constantFrom(...BENEFITS),
      quantity: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('change-tier' as const),
      tier: fc.constantFrom('large', 'small'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('suspend' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('reinstate' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('boundary' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('days' as const),
      days: fc.integer({ min: 1, max: 60 }),
    }),
  },
);

export interface Sequence {
  quantity: number;
  carryCap: number;
  personCap: number | null;
  operations: Operation[];
}

export const MOST_OPERATIONS = 200;
/** Most sequences are short, one in ten may be of any length, and one in twenty is as long as any. */
const LENGTHS = [
  { weight: 12, minLength: 1, maxLength: 15 },
  { weight: 5, minLength: 1, maxLength: 60 },
  { weight: 2, minLength: 1, maxLength: MOST_OPERATIONS },
  { weight: 1, minLength: MOST_OPERATIONS, maxLength: MOST_OPERATIONS },
];
export const sequence: fc.Arbitrary<Sequence> = fc.record({
  quantity: fc.integer({ min: 0, max: 9 }),
  carryCap: fc.integer({ min: 0, max: 3 }),
  personCap: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }),
  operations: fc.oneof(
    ...LENGTHS.map(({ weight, ...lengths }) => ({
      weight,
      arbitrary: fc.array(operation, { ...lengths, size: 'max' }),
    })),
  ),
});

/** The last day of the year, or the first of the next when it is here. */
export const boundaryAfter = (today: Day): Day =>
  today.endsWith('-12-31') ? plusDays(today, 1) : `${Number(today.slice(0, 4))}-12-31`;

/** One person, written in several ways: capitals, spaces, accents in one or two characters. */
export const spelled = (person: string, spelling: number): string =>
  [person, person.toUpperCase(), `  ${person} `, person.normalize('NFD')][spelling];
