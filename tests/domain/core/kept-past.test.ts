import fc from 'fast-check';
import { turnsOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/kept-past';
import { standingOn } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/past-standing';
import { ensure, plusDays, SEED, tellSeed } from '../../helpers/days';
import { anyLives, Crowd, Tally } from '../../helpers/random-lives';

/** The turns of a life are all the days on which what is told of the past changes. */

beforeAll(tellSeed);

it('no status of a past day changes between two turns', () => {
  let compared = 0;
  fc.assert(
    fc.property(anyLives, ({ steps, ...drawn }) => {
      const crowd = new Crowd(drawn, new Tally());
      for (const step of steps) crowd.step(step);
      for (const { facts, today } of crowd.members) {
        const turns = new Set(turnsOf(facts));
        for (let back = 400; back > 1; back -= 1) {
          const day = plusDays(today, -back);
          const next = plusDays(day, 1);
          if (turns.has(next)) continue;
          const [was, is] = [standingOn(facts, day), standingOn(facts, next)];
          ensure(was === is, [next, was, is, facts.membership, facts.terms, facts.renewals]);
          compared += 1;
        }
      }
    }),
    { numRuns: 150, seed: SEED },
  );
  expect(compared).toBeGreaterThan(50_000);
});
