import { mergeOrRefuse } from '../../../src/plugins/membership-lifecycle/server/src/membership/merge-view';
import fc from 'fast-check';
import {
  creditOf,
  openCalls,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import {
  formerlyText,
  gatherContacts,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/bodies';
import {
  mergeFrom,
  type Merged,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import { undoMerge } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/undo-merge';
import { recordOf } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/merge-record';
import {
  mergeSummary,
  type MergeSummary,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/merge-summary';
import { refreshStatus } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import {
  paidFor,
  paidOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import {
  countedBefore,
  type Counted,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/past-standing';
import {
  standingOf,
  statusOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/status';
import {
  memberSince,
  overlapping,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/terms';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  createCensus,
  daysOfYear,
} from '../../../src/plugins/membership-lifecycle/server/src/statistics/rules/statistics';
import { anyCouple, coupleOf, type Couple } from '../../helpers/couples';
import { counter, factsOf, Life, membership, POLICY, tierOffer } from '../../helpers/facts';
import { ENOUGH, plusDays } from '../../helpers/days';
import { asOther, ROWS } from '../../helpers/other-member';
import { STATES } from '../../helpers/states';

/** Two bodies become one: what moves, what stays, and that nothing is lost or counted twice. */

const ctx = (today: Day) => ({ today, newId: counter('merged') });

const sumOf = (sides: readonly Facts[]) => {
  const all = <T>(read: (facts: Facts) => readonly T[]) =>
    sides.flatMap((facts) => [...read(facts)]);
  return {
    paid: all(({ payments }) => payments).reduce((sum, { amount }) => sum + amount, 0),
    credit: sides.reduce((sum, facts) => sum + creditOf(facts), 0),
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
          // Lines that take the credit from one account to the other.
          .filter((id) => !id.startsWith('merged'))
          .sort(),
      ]),
    ),
  };
};

const WORTH = ['applied', 'pending', 'suspended', 'grace', 'active'];
/** Statuses that no member has are worth the same: -1. */
const worthOf = (facts: Facts, today: Day) => WORTH.indexOf(statusOf(facts, today).status);
/** Calls that somebody is still asked to pay, by the days of their term. */
const asked = (facts: Facts) =>
  facts.terms.filter(
    ({ id, state, waivedOn }) =>
      state !== 'void' &&
      waivedOn === null &&
      facts.dues.some(
        (call) =>
          call.termId === id &&
          call.cancelledOn === null &&
          paidOf(facts.payments, call.id) + (call.writtenOff ?? 0) < call.amount,
      ),
  );

/** Whatever was issued or paid, on either side, is on the one that stays, or is told. */
const nothingIsLost = ({ from, into }: Couple, result: Merged, summary: MergeSummary): void => {
  expect(sumOf([result.from, result.into])).toEqual(sumOf([from, into]));
  const live = result.into.terms.filter(({ state }) => state !== 'void');
  const told = [...summary.staying, ...summary.withdrawn].map(({ term }) => term.id);
  const known = new Set([...live.map(({ id }) => id), ...told]);
  for (const side of [from, into]) {
    for (const { id, state } of side.terms.filter((term) => term.state !== 'void')) {
      expect([id, known.has(id)]).toEqual([id, true]);
      const gone = summary.withdrawn.find(({ term }) => term.id === id);
      if (paidFor(side, id) !== 0) expect(gone).toBeUndefined();
      // An issued year is only withdrawn for another one of the same days.
      if (gone && state === 'issued') expect(gone.instead).not.toBeNull();
    }
  }
};

/** What stays behind asks for nothing, and no day is asked for that was paid or is asked for already. */
const nothingIsAskedTwice = (result: Merged, summary: MergeSummary): void => {
  expect(asked(result.from)).toEqual([]);
  const had = [...result.into.terms, ...summary.staying.map(({ term }) => term)];
  const toCome = result.into.terms.filter(({ state }) => state === 'proposed');
  for (const term of [...asked(result.into), ...toCome]) {
    expect(overlapping(had, term, term.id)).toEqual([]);
  }
  expect(result.from.renewals.filter(({ closedOn }) => closedOn === null)).toEqual([]);
};

/** The survivor is one member as any other, and no worse off than the better of the two. */
const survivorIsSound = ({ from, into, today }: Couple, result: Merged): void => {
  const live = result.into.terms.filter(({ state }) => state !== 'void');
  for (const term of live) expect(overlapping(live, term, term.id)).toEqual([]);
  const owners = new Set(result.into.terms.map(({ membershipId }) => membershipId));
  expect([...owners].filter((id) => id !== into.membership.id)).toEqual([]);
  const open = result.into.renewals.filter(({ closedOn }) => closedOn === null);
  expect(new Set(open.map(({ fromTermId }) => fromTermId)).size).toBe(open.length);
  const ids = new Set(result.into.terms.map(({ id }) => id));
  expect(open.filter(({ fromTermId, termId }) => !ids.has(fromTermId) || !ids.has(termId))).toEqual(
    [],
  );
  const best = Math.max(worthOf(from, today), worthOf(into, today));
  expect(worthOf(result.into, today)).toBeGreaterThanOrEqual(best);
  // Its plan comes to an end, day after day.
  const life = new Life(refreshStatus(result.into, today), today, counter('later'));
  for (const days of [0, 90, 400]) life.day(plusDays(today, days));
};

/** A membership that is over gives the other nothing from its end on, in the past and to come. */
const nothingComesBack = ({ from, into, today }: Couple, result: Merged): void => {
  const { endedOn, refusedOn } = from.membership;
  const over = endedOn ?? refusedOn;
  if (over === null) return;
  const later = [0, 1, 30, 90, 400].flatMap((days) => [
    plusDays(over, days),
    plusDays(today, days),
  ]);
  for (const day of later.filter((one) => one >= over)) {
    const [was, is] = [into, result.into].map((facts) =>
      WORTH.indexOf(standingOf(facts, day).status),
    );
    if (is! > was!) expect([day, standingOf(result.into, day)]).toEqual(standingOf(into, day));
  }
};

const REFUSALS = [
  'merge-year-twice',
  'merge-lowers-status',
  'merge-gives-back',
  'merge-ends-other',
  'merge-lifts-suspension',
  'membership-over',
  'membership-ending',
  'membership-merged',
];

/** Merges two members and holds the outcome to all of it; says what became of them. */
const held = (pair: Couple): string[] => {
  const result = mergeFrom(pair.from, pair.into, 'x', ctx(pair.today));
  if (!result.ok) {
    expect(REFUSALS).toContain(result.reason);
    return [result.reason];
  }
  const summary = mergeSummary(pair, result);
  nothingIsLost(pair, result, summary);
  nothingIsAskedTwice(result, summary);
  survivorIsSound(pair, result);
  nothingComesBack(pair, result);
  return (['moved', 'staying', 'withdrawn'] as const).filter((name) => summary[name].length > 0);
};

const tally = () => {
  const counts = new Map<string, number>();
  const add = (names: readonly string[]): void => {
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  return { counts, add };
};

test('nothing issued or paid is lost, left or asked twice, over random pairs of lives', () => {
  const { counts, add } = tally();
  const runs = 150;
  fc.assert(
    fc.property(anyCouple, (pair) => add(held(pair))),
    { numRuns: runs },
  );
  for (const name of ENOUGH ? ['moved', 'staying', 'withdrawn'] : []) {
    expect([name, (counts.get(name) ?? 0) > runs / 20]).toEqual([name, true]);
  }
});

test('R18: the ends of months before a merger stay as they were counted', () => {
  let movedTerms = 0;
  const counts = (all: readonly Facts[], days: Day[], counted?: Counted[]) => {
    const census = createCensus(days, counted);
    all.forEach((facts) => census.add(facts));
    const { counts: statuses, arrivals, departures } = census;
    return { statuses, arrivals, departures };
  };
  fc.assert(
    fc.property(anyCouple, ({ from, into, today }) => {
      const result = mergeFrom(from, into, 'x', ctx(today));
      fc.pre(result.ok);
      const days = [-2, -1, 0].flatMap((ago) => daysOfYear(Number(today.slice(0, 4)) + ago, today));
      const past = [...new Set(days)].filter((day) => day.slice(0, 7) < today.slice(0, 7));
      const members = [countedBefore(from, today), countedBefore(into, today)];
      const after = counts([result.from, result.into], past, [{ until: today, members }]);
      expect(after).toEqual(counts([from, into], past));
      if (JSON.stringify(counts([result.from, result.into], past)) !== JSON.stringify(after)) {
        movedTerms += 1;
      }
    }),
    { numRuns: 60 },
  );
  // Without the record many of them would be counted otherwise.
  if (ENOUGH) expect(movedTerms).toBeGreaterThan(5);
});

test('R3: a year that is issued and paid goes over to the membership that was asked for it', () => {
  const ahead = STATES.won!().at('2022-01-15');
  const asked = STATES.grace!();
  const merged = mergeFrom(asOther(ahead.facts), asked.facts, 'Doublon', ctx('2022-01-15'));
  if (!merged.ok) throw new Error(merged.reason);
  const standing = merged.into.terms.filter(({ state }) => state === 'issued');
  expect(standing.map(({ startsOn }) => startsOn)).toContain('2022-01-01');
  expect(
    merged.from.terms.some(({ startsOn, state }) => startsOn > '2022' && state !== 'void'),
  ).toBe(false);
  const into = refreshStatus(merged.into, '2022-01-15');
  expect(into.membership.status).toBe('active');
  expect(into.renewals.filter(({ closedOn }) => closedOn === null)).toEqual([]);
});

describe('a renewal of an earlier year that waits for the rest of its money', () => {
  const partPaid = () => STATES['grace-unpaid']!().pay(100_000);
  const mergeIntoLater = (later: Life) =>
    mergeFrom(asOther(partPaid().facts, -2), later.facts, 'Doublon', ctx(later.today));

  test('goes on alone: the next year is proposed when it is concluded', () => {
    const merged = mergeIntoLater(STATES['grace-unpaid']!());
    if (!merged.ok) throw new Error(merged.reason);
    const open = merged.into.renewals.filter(({ closedOn }) => closedOn === null);
    const started = merged.into.terms.filter(({ id }) => id === open[0]?.termId);
    expect(open).toHaveLength(1);
    expect(started.map(({ startsOn }) => startsOn)).toEqual(['2020-01-01']);
  });

  test('and another such one are sorted out first', () => {
    expect(mergeIntoLater(partPaid())).toMatchObject({ ok: false, reason: 'merge-two-renewals' });
  });

  test('and a year issued ahead that would follow the same term are sorted out first', () => {
    // Of the year between, nothing was received: it gives way to the one that money came in for.
    const ahead = STATES['taken-back']!().day('2021-10-02');
    const proposal = ahead.facts.terms.find(({ state }) => state === 'proposed');
    const issued = ahead.do('issue-term', { termId: proposal!.id });
    const earlier = STATES['grace-unpaid']!().pay(100);
    const merged = mergeFrom(
      issued.facts,
      asOther(earlier.facts, -1),
      'Doublon',
      ctx('2021-10-02'),
    );
    expect(merged).toMatchObject({ ok: false, reason: 'merge-two-renewals' });
  });
});

describe('the end of the membership that goes', () => {
  const today: Day = '2021-12-02';
  const excluded = (lastDay: Day = '2021-12-01') =>
    asOther(STATES.paid!().at(today).do('exclude', { lastDay, reason: 'x' }).facts);
  const candidate = (appliedOn: Day) =>
    refreshStatus(factsOf({ membership: membership({ appliedOn }) }), today);
  const merge = (from: Facts, into: Facts, on: Day) => mergeFrom(from, into, 'x', ctx(on));
  const intoOf = (merged: ReturnType<typeof merge>): Facts => {
    if (!merged.ok) throw new Error(merged.reason);
    return merged.into;
  };

  test('is not undone by a candidate: the two wait, or the exclusion is revoked first', () => {
    expect(merge(excluded(), candidate('2021-11-20'), today)).toMatchObject({
      ...{ ok: false, reason: 'merge-ends-other', details: { lastDay: '2021-12-01' } },
    });
    expect(merge(excluded(), candidate('2021-12-02'), today)).toMatchObject({
      ok: false,
      reason: 'merge-gives-back',
      details: { lastDay: '2021-12-01', endsOn: '2021-12-31' },
    });
  });

  test('stays when the term is over: the candidate is one, without a grace, and the days are told', () => {
    const on: Day = '2022-01-20';
    const applied = intoOf(merge(excluded(), candidate('2022-01-05'), on));
    expect(standingOf(applied, on).status).toBe('applied');
    expect(standingOf(applied, '2021-11-30').status).toBe('active');
    expect(standingOf(applied, '2021-12-15').status).toBe('ended');
    const life = new Life(refreshStatus(applied, on), on);
    expect(life.day('2022-03-01').facts.renewals).toEqual([]);
    expect(life.do('approve').facts.membership.status).toBe('active');
  });

  test.each(['apply', 'refuse'] as const)(
    'before which the other had applied already: %s',
    (command) => {
      const on: Day = '2022-01-20';
      const again = new Life(excluded(), on).do('apply');
      const from = (command === 'refuse' ? again.do('refuse', { reason: 'x' }) : again).facts;
      const applied = intoOf(merge(from, candidate('2021-01-04'), on));
      expect(applied.membership.appliedOn).toBe(on);
      expect(standingOf(applied, on).status).toBe('applied');
      expect(new Life(applied, on).do('approve').facts.membership.status).toBe('active');
    },
  );

  test('that is to come is that of the member, who is asked for nothing after it', () => {
    const leaving = asOther(STATES.leaving!().facts);
    const into = intoOf(merge(leaving, candidate('2021-06-01'), '2021-06-01'));
    expect(into.membership).toMatchObject({ endedOn: '2022-01-01', endKind: 'withdrawn' });
    const life = new Life(refreshStatus(into, '2021-06-01'), '2021-06-01');
    expect(life.day('2021-10-03').facts.membership.status).toBe('active');
    expect(life.day('2022-01-01').facts.membership.status).toBe('ended');
    expect([life.messages, life.facts.renewals]).toEqual([[], []]);
  });

  test('is not put on a member who was asked for a year after it', () => {
    const leaving = asOther(STATES.leaving!().facts);
    const asked = STATES.pending!().facts;
    const proposal = { startsOn: '2022-01-01', endsOn: '2022-12-31' } as const;
    const into = { ...asked, terms: asked.terms.map((term) => ({ ...term, ...proposal })) };
    expect(merge(leaving, into, '2021-06-01')).toMatchObject({ reason: 'merge-ends-other' });
  });

  test('of a year that is still owed leaves it owed, and its renewal closed', () => {
    const on: Day = '2022-02-01';
    const left = STATES.committed!().at(on).do('exclude', { lastDay: '2022-01-31', reason: 'x' });
    const lapsed = STATES.declined!().at(on).facts;
    const into = intoOf(merge(asOther(left.facts), lapsed, on));
    expect(into.membership).toMatchObject({ endedOn: '2022-02-01', endKind: 'excluded' });
    expect(into.renewals.filter(({ closedOn }) => closedOn === null)).toEqual([]);
    expect(openCalls(into)).toHaveLength(1);
  });

  test('is undone with the merger, to the last field', () => {
    const leaving = asOther(STATES.leaving!().facts);
    const into = candidate('2021-06-01');
    const merged = merge(leaving, into, '2021-06-01');
    if (!merged.ok) throw new Error(merged.reason);
    const record = recordOf({ from: leaving, into }, merged);
    const undone = undoMerge(record, merged, 'x', ctx('2021-06-01'));
    if (!undone.ok) throw new Error(undone.reason);
    expect(undone.into.membership).toEqual(into.membership);
    expect(undone.from.membership.endedOn).toBe('2022-01-01');
  });
});

test('a suspension is not lifted by a merger, and past ones stay told', () => {
  const on: Day = '2021-06-01';
  const paid = asOther(STATES.paid!().facts, -1);
  const suspended = STATES.suspended!();
  expect(mergeFrom(suspended.facts, asOther(STATES.paid!().facts), 'x', ctx(on))).toMatchObject({
    reason: 'merge-lifts-suspension',
  });
  const back = suspended.at('2021-06-11').do('reinstate', { reason: 'x' });
  const merged = mergeFrom(back.facts, paid, 'x', ctx('2021-06-11'));
  if (!merged.ok) throw new Error(merged.reason);
  expect(standingOf(merged.into, '2021-06-05').status).toBe('suspended');
});

test('a year that was lived stays, and « membre depuis » with it', () => {
  const anniversary = tierOffer({ policy: { ...POLICY, kind: 'anniversary' } });
  const lived = new Life(factsOf({ offers: [anniversary] })).do('approve').call();
  const later = new Life(factsOf({ offers: [anniversary] }), '2021-12-01');
  later.do('approve').call().pay();
  const paid = asOther(later.facts);
  const on: Day = '2021-12-02';
  for (const [from, into] of [
    [paid, lived.at(on).facts],
    [lived.at(on).facts, paid],
  ] as const) {
    expect(mergeFrom(from, into, 'x', ctx(on))).toMatchObject({ reason: 'merge-year-twice' });
    const told = `${from === paid ? 'paid' : 'still due'}) and that from`;
    expect(() => mergeOrRefuse(from, into, 'x', ctx(on))).toThrow(
      expect.objectContaining({
        text: expect.objectContaining({ en: expect.stringContaining(told) }),
      }),
    );
  }
  // Two of nearly the same days are one year, as old as the older.
  const near = new Life(factsOf({ offers: [anniversary] }), '2021-02-01').do('approve').call();
  const merged = mergeFrom(asOther(near.pay().at(on).facts), lived.facts, 'x', ctx(on));
  if (!merged.ok) throw new Error(merged.reason);
  expect(memberSince(merged.into)).toBe('2021-01-04');
});

test.each<[string, [Day, Day], [Day, Day], boolean]>([
  ['over by just half', ['2021-01-01', '2021-01-10'], ['2021-01-06', '2021-12-31'], false],
  ['over by a day more', ['2021-01-01', '2021-01-10'], ['2021-01-05', '2021-12-31'], true],
  ['but for today', ['2021-01-01', '2021-06-01'], ['2021-01-01', '2021-05-31'], false],
  ['through today', ['2021-01-01', '2021-06-01'], ['2021-01-01', '2021-06-01'], true],
])('an unpaid year is covered %s, or not', (_name, unpaid, paid, isCovered) => {
  const on: Day = '2021-06-01';
  const spanned = (facts: Facts, [startsOn, endsOn]: [Day, Day]): Facts => ({
    ...facts,
    terms: facts.terms.map((term) => ({ ...term, startsOn, endsOn })),
  });
  const from = spanned(asOther(STATES.unpaid!().facts), unpaid);
  const merged = mergeFrom(from, spanned(STATES.paid!().facts, paid), 'x', ctx(on));
  expect(merged.ok ? merged.from.terms[0]?.state : merged.reason).toBe(
    isCovered ? 'void' : 'merge-year-twice',
  );
});

test('the bond of the last term goes on where the other membership is the better one', () => {
  const suspended = STATES.voided!().at('2021-06-01').do('suspend', { reason: 'x' });
  const older = asOther(STATES.unpaid!().facts, -1);
  const merged = mergeFrom(suspended.facts, older, 'x', ctx(suspended.today));
  if (!merged.ok) throw new Error(merged.reason);
  expect(merged.into.membership.appliedOn).toBe(older.membership.appliedOn);
});

test('nor over any two of the turns that a life takes, a year apart or of the same year', () => {
  const { counts, add } = tally();
  const lives = Object.entries(STATES).map(([name, make]) => [name, make()] as const);
  for (const [one, life] of lives) {
    for (const [other, another] of lives) {
      for (const years of [-1, 0, 1]) {
        try {
          add(held(coupleOf(life, another, years)));
        } catch (error) {
          throw new Error(`${one} into ${other}, ${years}: ${(error as Error).message}`);
        }
      }
    }
  }
  const all = ['moved', 'staying', 'withdrawn', ...REFUSALS];
  // None of these turns is an application after an end.
  expect(all.filter((name) => !counts.has(name))).toEqual(['merge-gives-back']);
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

  test('that only the other body had keep both days of their mandate', () => {
    const days = { mandateFrom: '2021-01-01', mandateUntil: '2026-03-31' };
    const bob = { ...ana, id: 8, name: 'Bob', email: 'bob@a.org', ...days };
    expect(gatherContacts([ana], [bob]).contacts).toEqual([ana, bob]);
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

test('the other way round is advised where it would be done, and there alone', () => {
  const advised = new Set<boolean>();
  const on: Day = '2021-12-02';
  for (const one of Object.values(STATES)) {
    for (const other of Object.values(STATES)) {
      const [from, into] = [one().facts, asOther(other().facts, -1)];
      const refusal = mergeFrom(from, into, 'x', ctx(on));
      if (refusal.ok || refusal.reason !== 'merge-year-twice') continue;
      const isDone = mergeFrom(into, from, 'x', ctx(on)).ok;
      advised.add(isDone);
      try {
        mergeOrRefuse(from, into, 'x', ctx(on));
      } catch (error) {
        const { text } = error as { text: { fr: string } };
        expect(text.fr.includes('Dans l’autre sens')).toBe(isDone);
        expect(text.fr).not.toMatch(/[{}]|undefined/);
      }
    }
  }
  expect(advised).toContain(false);
});
