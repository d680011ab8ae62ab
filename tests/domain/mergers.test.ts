import fc from 'fast-check';
import {
  formerlyText,
  gatherContacts,
} from '../../src/plugins/membership-lifecycle/server/src/domain/bodies';
import { mergeFrom } from '../../src/plugins/membership-lifecycle/server/src/domain/commands/merge';
import { mergeSummary } from '../../src/plugins/membership-lifecycle/server/src/domain/merge-summary';
import { overlapping } from '../../src/plugins/membership-lifecycle/server/src/domain/terms';
import type { Facts } from '../../src/plugins/membership-lifecycle/server/src/domain/types';
import { PRICE } from '../helpers/facts';
import { gaps, happen, lifeWith, start, type Case } from '../helpers/lives';
import { plusDays } from '../helpers/days';
import { STATES } from '../helpers/states';

/** Two bodies become one: what moves, what stays, and that nothing is lost or counted twice. */

const TODAY = '2026-01-01';
const ctx = () => {
  let n = 0;
  return { today: TODAY, newId: () => `merged-${(n += 1)}` };
};

const lived = (life: Case): Facts => {
  const lives = start(life);
  for (const { event, gap } of life.events) {
    lives.day(plusDays(lives.today, gap));
    happen(lives, event);
  }
  return lives.facts;
};

const ROWS = ['terms', 'dues', 'payments', 'papers', 'renewals', 'entitlements'] as const;

/** The same life as that of another member, some years later. */
const asOther = (facts: Facts, years: number): Facts => {
  const ids = [facts.membership.id, ...ROWS.flatMap((rows) => facts[rows].map(({ id }) => id))];
  const known = new Set(ids);
  const text = JSON.stringify(facts)
    .replace(/"([^"]+)"/g, (whole, said: string) => (known.has(said) ? `"other-${said}"` : whole))
    .replace(/"(20\d\d)(-\d\d-\d\d)"/g, (_, year, rest) => `"${Number(year) + years}${rest}"`);
  return JSON.parse(text) as Facts;
};

const sumOf = (sides: readonly Facts[]) => {
  const all = <T>(read: (facts: Facts) => readonly T[]) =>
    sides.flatMap((facts) => [...read(facts)]);
  return {
    paid: all(({ payments }) => payments).reduce((sum, { amount }) => sum + amount, 0),
    granted: all(({ entitlements }) => entitlements).reduce(
      (sum, one) => sum + (one.granted ?? 0),
      0,
    ),
    used: all(({ entitlements }) => entitlements).reduce((sum, { used }) => sum + used, 0),
    ...Object.fromEntries(
      ROWS.map((rows) => [
        rows,
        all((facts) => facts[rows] as { id: string }[])
          .map(({ id }) => id)
          .sort(),
      ]),
    ),
  };
};

const merged = (from: Facts, into: Facts) => {
  const result = mergeFrom(from, into, 'x', ctx());
  if (!result.ok) throw new Error(result.reason);
  return result;
};

const couple = fc
  .record({
    one: lifeWith(gaps(200)),
    other: lifeWith(gaps(200)),
    years: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ one, other, years }) => ({ from: asOther(lived(other), years), into: lived(one) }));

test('money and units are the same before and after, and no row is lost or made', () => {
  let [draws, moves, stays] = [0, 0, 0];
  fc.assert(
    fc.property(couple, ({ from, into }) => {
      draws += 1;
      if (into.membership.endedOn || into.membership.refusedOn) return;
      const result = mergeFrom(from, into, 'x', ctx());
      // A proposal that was paid for is moved or given back by hand first.
      if (!result.ok) return expect(result.reason).toBe('call-paid');
      expect(sumOf([result.from, result.into])).toEqual(sumOf([from, into]));
      const summary = mergeSummary({ from, into }, result);
      moves += summary.moved.length;
      stays += summary.staying.length;
      const before = from.terms.filter(({ state }) => state === 'issued').length;
      expect(summary.moved.length + summary.staying.length).toBe(before);
      for (const { id, membershipId } of result.into.terms) {
        expect([id, membershipId]).toEqual([id, into.membership.id]);
      }
      for (const { term, overlaps } of summary.staying) {
        expect(overlapping([overlaps], term)).toEqual([overlaps]);
      }
    }),
    { numRuns: 150 },
  );
  expect(moves).toBeGreaterThan(draws / 5);
  expect(stays).toBeGreaterThan(draws / 5);
});

describe('what is told before', () => {
  const of = (from: Facts, into: Facts) => mergeSummary({ from, into }, merged(from, into));

  test('a year of the past comes along, with its money and its rights', () => {
    const paid = STATES.paid().facts;
    const summary = of(asOther(paid, -1), paid);
    expect(summary.moved).toHaveLength(1);
    expect(summary).toMatchObject({ staying: [], voided: [], closedRenewals: 0, paid: PRICE });
    expect(summary.rights).toBe(paid.entitlements.length);
    expect(summary.unpaid).toEqual([]);
  });

  test('a year that both had stays where it is, with the call that is still to be paid', () => {
    const summary = of(asOther(STATES.unpaid().facts, 0), STATES.paid().facts);
    expect(summary.moved).toEqual([]);
    expect(summary.staying).toHaveLength(1);
    expect(summary.unpaid).toMatchObject([{ remaining: PRICE, moves: false }]);
    expect(summary.paid).toBe(0);
  });

  test('a call that is still to be paid comes along with its year', () => {
    const summary = of(asOther(STATES.unpaid().facts, 1), STATES.paid().facts);
    expect(summary.unpaid).toMatchObject([{ remaining: PRICE, moves: true }]);
  });

  test('a renewal under way is closed, and its proposal with it', () => {
    const summary = of(asOther(STATES.waiting().facts, 3), STATES.paid().facts);
    expect(summary).toMatchObject({ closedRenewals: 1 });
    expect(summary.voided).toHaveLength(1);
  });
});

describe('contacts', () => {
  const ana = {
    id: 1,
    name: 'Ana',
    email: 'ana@a.org',
    phone: null,
    role: 'billing',
    locale: 'fr',
  };

  test('are gathered without doubles, a telephone that only one knew with them', () => {
    const again = { ...ana, id: 7, email: 'ANA@a.org', phone: '01' };
    const bob = { ...ana, id: 8, name: 'Bob', email: 'bob@a.org' };
    const { contacts, added, doubles } = gatherContacts([ana], [again, bob, { ...bob, id: 9 }]);
    expect(contacts).toMatchObject([{ id: 1, phone: '01' }, { name: 'Bob' }]);
    expect(contacts).toHaveLength(2);
    expect(added).toHaveLength(1);
    expect(doubles).toHaveLength(2);
  });

  test('are two when one person has two roles', () => {
    expect(gatherContacts([ana], [{ ...ana, role: 'representative' }]).contacts).toHaveLength(2);
  });

  test('without an address are told apart by their name', () => {
    const nobody = { ...ana, email: null };
    expect(gatherContacts([nobody], [nobody]).contacts).toHaveLength(1);
    expect(gatherContacts([nobody], [{ ...nobody, name: 'Bob' }]).contacts).toHaveLength(2);
  });
});

test('former names are kept once each, for searches', () => {
  const once = formerlyText(null, { name: 'Ville A', siret: '1' });
  expect(once).toBe('Ville A\n1');
  expect(formerlyText(once, { name: 'Ville A', siret: null })).toBe(once);
  expect(formerlyText(once, { name: 'Ville B', siret: '2' })).toBe('Ville A\n1\nVille B\n2');
});
