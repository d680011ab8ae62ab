import fc from 'fast-check';
import { SEED, tellSeed } from '../../helpers/days';
import {
  anyLives,
  liveThrough,
  LIVED,
  MERGE,
  NAMES,
  NOTABLE,
  Tally,
  type Sale,
} from '../../helpers/random-lives';

/** The rules of docs/rules.md over random lives of every command and day; `-- --long` lives more. */

beforeAll(tellSeed);

const USUAL = 10_000;
const LIVES = Number(process.env.FC_RUNS ?? process.env.CORE_LIVES ?? USUAL);
const ENOUGH = LIVES >= USUAL;

const SALE: Sale = {
  policies: [0, 3, 18],
  ...{
    changesOn: '2022-01-01',
    factor: 1.2,
    isClose: false,
    late: 'continuous',
    gap: 0,
    isByBracket: false,
  },
};

it('every command of every situation keeps every rule', () => {
  const tally = new Tally();
  for (const state of NAMES) {
    for (const command of LIVED) {
      for (const activation of ['decision', 'payment'] as const) {
        for (const pick of [0, 3]) {
          const step = { command: command as never, pick, days: pick, amount: 100_000, who: 0 };
          const night = { ...step, command: 'day' as const, days: 1 };
          liveThrough(
            {
              ...{
                states: command === MERGE ? [state, 'waiting'] : [state],
                years: 0,
                sale: SALE,
                activation,
              },
              ...{
                isSplit: pick % 2 === 1,
                onPaper: pick % 2 === 0,
                wait: 0,
                steps: [step, night],
              },
            },
            tally,
          );
        }
      }
    }
  }
  expect(tally.lives).toBe(NAMES.length * LIVED.length * 4);
});

it(
  'every rule holds over random lives of every command and day',
  () => {
    const tally = new Tally();
    fc.assert(
      fc.property(anyLives, (drawn) => liveThrough(drawn, tally)),
      { numRuns: LIVES, seed: SEED },
    );
    console.info(`${LIVES} lives, ${tally.turns} turns`);
    const rare = LIVED.filter((name) => (tally.accepted.get(name) ?? 0) < 100);
    if (ENOUGH) expect(rare).toEqual([]);
    if (ENOUGH) for (const name of NOTABLE) expect(tally.noted.get(name)).toBeGreaterThan(20);
  },
  LIVES * 20,
);
