import fc from 'fast-check';
import { refreshStatus } from '../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import type { Facts } from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { maxDay } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/calendar';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { plusDays, plusMonths } from './days';
import { gaps, happen, lifeWith, start, type Case } from './lives';
import { asOther } from './other-member';

/** Two members whose lives meet in a merger. */

export interface Couple {
  from: Facts;
  into: Facts;
  today: Day;
}

type Lived = Pick<Couple, 'today'> & { facts: Facts };

/** Two members on the later of their last days. */
export const coupleOf = (one: Lived, other: Lived, years: number): Couple => {
  const today = maxDay(plusMonths(one.today, years * 12), other.today);
  const from = refreshStatus(asOther(one.facts, years), today);
  return { from, into: refreshStatus(other.facts, today), today };
};

const lived = (life: Case): Lived => {
  const lives = start(life);
  for (const { event, gap } of life.events) {
    lives.day(plusDays(lives.today, gap));
    happen(lives, event);
  }
  return { facts: lives.facts, today: lives.today };
};

export const anyCouple: fc.Arbitrary<Couple> = fc
  .record({
    one: lifeWith(gaps(120)),
    other: lifeWith(gaps(120)),
    years: fc.integer({ min: -2, max: 1 }),
  })
  .map(({ one, other, years }) => coupleOf(lived(one), lived(other), years));
