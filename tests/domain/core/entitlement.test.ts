import fc from 'fast-check';
import * as rules from '../../../src/plugins/membership-lifecycle/server/src/core/rules/entitlement';
import type { Entitlement } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { anyDay, plusDays, RUNS, tellSeed } from '../../helpers/days';

beforeAll(tellSeed);

const right = (values: Partial<Entitlement> = {}): Entitlement => ({
  id: 'right',
  membershipId: 'member',
  termId: 'term',
  benefitCode: 'compagnonnage',
  kind: 'quota',
  names: { fr: 'Compagnonnage', en: 'Mentoring' },
  units: { fr: 'séance', en: 'session' },
  granted: 10,
  used: 0,
  carryOverCap: 2,
  perPersonCap: null,
  startsOn: '2021-01-01',
  endsOn: '2021-12-31',
  voidedOn: null,
  grants: null,
  ...values,
});

const because = { rule: 'term-runs', params: {} };
const use = (quantity: number, person: string | null = null): rules.Use => ({
  on: '2021-06-01',
  quantity,
  person,
});

describe('one decision', () => {
  it('consumes what is left and refuses one more', () => {
    const almost = right({ used: 8 });
    expect(rules.consume('active', almost, use(2))).toMatchObject({ ok: true });
    expect(rules.consume('active', almost, use(3))).toMatchObject({
      ok: false,
      reason: 'exhausted',
    });
  });

  it.each(['applied', 'refused', 'pending', 'grace', 'lapsed', 'suspended', 'ended'] as const)(
    'refuses a member who is %s',
    (status) => {
      expect(rules.consume(status, right(), use(1))).toMatchObject({ reason: 'not-active' });
      const question = { status, because, right: right(), use: use(1) };
      expect(rules.checkRight(question)).toMatchObject({
        allowed: false,
        remaining: null,
      });
    },
  );

  it('holds on the first and the last day of the term and on no day beside them', () => {
    const days: Day[] = ['2020-12-31', '2021-01-01', '2021-12-31', '2022-01-01'];
    expect(days.map((day) => rules.runsOn(right(), day))).toEqual([false, true, true, false]);
    expect(rules.runsOn(right({ voidedOn: '2021-03-01' }), '2021-02-01')).toBe(false);
  });

  it('records access without a limit, and uses up neither votes nor priorities', () => {
    const access = right({ kind: 'access', granted: null, used: 999_999 });
    expect(rules.consume('active', access, use(1_000_000))).toMatchObject({ ok: true });
    expect(rules.remaining(access)).toBeNull();
    for (const kind of ['vote', 'priority'] as const) {
      expect(rules.consume('active', right({ kind }), use(1))).toMatchObject({
        reason: 'not-consumable',
      });
      expect(rules.adjust(right({ kind, granted: 3 }), 1)).toMatchObject({
        reason: 'not-consumable',
      });
    }
  });

  it('answers votes and the first bookable day of the public opening', () => {
    const opensOn = '2021-03-01';
    const question = { status: 'active', because, opensOn, use: use(1) } as const;
    const votes = rules.checkRight({ ...question, right: right({ kind: 'vote', granted: 3 }) });
    expect(votes).toMatchObject({ allowed: true, votes: 3, bookableFrom: null });
    const priority = right({ kind: 'priority', granted: 15 });
    expect(rules.checkRight({ ...question, right: priority })).toMatchObject({
      allowed: true,
      bookableFrom: '2021-02-14',
    });
  });

  it('asks for the person of a capped right and stops at the cap', () => {
    const capped = right({ perPersonCap: 2 });
    expect(rules.consume('active', capped, use(1))).toMatchObject({ reason: 'person-required' });
    const mine = { ...use(1, 'ana'), personUsed: 2 };
    expect(rules.consume('active', capped, mine)).toMatchObject({ reason: 'person-cap-reached' });
  });

  it('refuses quantities that are not whole, positive and sane', () => {
    for (const quantity of [0, -1, 1.5, Number.NaN, Infinity, rules.MAX_QUANTITY + 1]) {
      expect(rules.consume('active', right(), use(quantity))).toMatchObject({
        reason: 'quantity-invalid',
      });
    }
  });

  it('carries to the next term of the same right only', () => {
    const next = right({ id: 'next', startsOn: '2022-01-01', endsOn: '2022-12-31' });
    const later = right({ id: 'later', startsOn: '2023-01-01', endsOn: '2023-12-31' });
    const other = right({ id: 'other', benefitCode: 'x', startsOn: '2022-01-01' });
    expect(rules.nextRight([later, other, next, right()], right())?.id).toBe('next');
    expect(rules.nextRight([right()], right())).toBeNull();
  });
});

type Operation =
  | { do: 'consume'; quantity: number; person: string }
  | { do: 'reverse'; pick: number }
  | { do: 'adjust'; quantity: number }
  | { do: 'grant'; delta: number }
  | { do: 'carry'; quantity: number };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    do: fc.constant('consume' as const),
    quantity: fc.integer({ min: -1, max: 6 }),
    person: fc.constantFrom('ana', 'bob'),
  }),
  fc.record({ do: fc.constant('reverse' as const), pick: fc.nat(30) }),
  fc.record({ do: fc.constant('adjust' as const), quantity: fc.integer({ min: -6, max: 6 }) }),
  fc.record({ do: fc.constant('grant' as const), delta: fc.integer({ min: -8, max: 8 }) }),
  fc.record({ do: fc.constant('carry' as const), quantity: fc.integer({ min: 0, max: 5 }) }),
);

interface Line extends rules.LedgerLine {
  kind: rules.Move['kind'];
  person: string | null;
  reversed: boolean;
}

/** A counter that lives a sequence of operations, each on its day, as the services run them. */
class Model {
  readonly counter: Entitlement;
  readonly lines: Line[];
  day = 1;

  constructor(granted: number | null, carryOverCap: number, perPersonCap: number | null) {
    const kind = granted === null ? 'access' : 'quota';
    this.counter = right({ kind, granted, carryOverCap, perPersonCap });
    const opened = { kind: 'grant', usedDelta: 0, grantedDelta: granted ?? 0 } as const;
    this.lines = [{ ...opened, seq: 1, on: this.on, person: null, reversed: false }];
  }

  get on(): Day {
    return plusDays('2020-12-31', this.day);
  }

  usedBy(person: string): number {
    const mine = this.lines.filter((line) => line.person === person);
    return mine.reduce((sum, { usedDelta }) => sum + usedDelta, 0);
  }

  carried(): number {
    const out = this.lines.filter(({ kind }) => kind === 'carry-out');
    return out.reduce((sum, { usedDelta }) => sum + usedDelta, 0);
  }

  write(move: rules.Move, person: string | null = null): void {
    this.counter.used += move.usedDelta;
    if (this.counter.granted !== null) this.counter.granted += move.grantedDelta;
    this.lines.push({ ...move, seq: this.lines.length + 1, on: this.on, person, reversed: false });
  }

  run(op: Operation): void {
    const { counter } = this;
    if (op.do === 'consume') {
      const asked = { on: this.on, quantity: op.quantity, person: op.person };
      const answer = rules.consume('active', counter, {
        ...asked,
        personUsed: this.usedBy(op.person),
      });
      if (answer.ok) this.write(answer.move, op.person);
    } else if (op.do === 'reverse') {
      const line = this.lines[op.pick % this.lines.length];
      const answer = rules.reverse(line, counter.used);
      if (!answer.ok || line.reversed) return;
      line.reversed = true;
      this.write(answer.move, line.person);
    } else if (op.do === 'adjust') {
      const answer = rules.adjust(counter, op.quantity);
      if (answer.ok) this.write(answer.move);
    } else if (op.do === 'grant') {
      if (counter.granted === null) return;
      const after = rules.grantedAfter(counter.granted, counter.used, op.delta);
      this.write({ kind: 'grant', usedDelta: 0, grantedDelta: after - counter.granted });
    } else {
      const answer = rules.carryOut(counter, op.quantity, this.carried());
      if (answer.ok) this.write(answer.move);
    }
  }
}

const life = fc.record({
  granted: fc.option(fc.integer({ min: 0, max: 12 })),
  carryOverCap: fc.integer({ min: 0, max: 4 }),
  perPersonCap: fc.option(fc.integer({ min: 0, max: 5 })),
  operations: fc.array(fc.tuple(operation, fc.nat(2)), { maxLength: 40 }),
});

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

const live = ({ granted, carryOverCap, perPersonCap, operations }: Life) => {
  const model = new Model(granted, carryOverCap, perPersonCap);
  const after: { day: number; used: number; granted: number | null }[] = [];
  for (const [op, days] of operations) {
    model.run(op);
    after.push({ day: model.day, used: model.counter.used, granted: model.counter.granted });
    expect(model.counter.used).toBeGreaterThanOrEqual(0);
    if (model.counter.granted !== null) {
      expect(model.counter.used).toBeLessThanOrEqual(model.counter.granted);
    }
    model.day += days;
  }
  return { model, after };
};

describe('any sequence of operations', () => {
  it('never overdraws a counter, nor the cap of a person, nor the cap of carry-over', () => {
    fc.assert(
      fc.property(life, (case_: Life) => {
        const { model } = live(case_);
        expect(model.carried()).toBeLessThanOrEqual(case_.carryOverCap);
        if (case_.perPersonCap === null) return;
        for (const person of ['ana', 'bob']) {
          expect(model.usedBy(person)).toBeLessThanOrEqual(case_.perPersonCap);
          expect(model.usedBy(person)).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  it('leaves a ledger whose sum is the counter, on every day that passed', () => {
    fc.assert(
      fc.property(life, (case_: Life) => {
        const { model, after } = live(case_);
        const byDay = new Map(after.map((state) => [state.day, state]));
        for (const [day, state] of byDay) {
          model.day = day;
          expect(rules.balanceOn(model.counter.kind, model.lines, model.on)).toMatchObject({
            used: state.used,
            granted: state.granted,
          });
        }
      }),
      RUNS,
    );
  });

  it('gives the same balance whatever the order in which the lines are read', () => {
    const shuffled = life.chain((case_) =>
      fc.tuple(fc.constant(case_), fc.infiniteStream(fc.nat()), fc.nat(90)),
    );
    fc.assert(
      fc.property(shuffled, ([case_, order, day]) => {
        const { model } = live(case_);
        model.day = day + 1;
        const { kind } = model.counter;
        const mixed = model.lines
          .map((line) => ({ line, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ line }) => line);
        expect(rules.balanceOn(kind, mixed, model.on)).toEqual(
          rules.balanceOn(kind, model.lines, model.on),
        );
      }),
      RUNS,
    );
  });
});

describe('amounts', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 });

  it('carries over never more than the cap nor than what is left', () => {
    fc.assert(
      fc.property(amount, amount, (cap, left) => {
        const carried = rules.carryOverAmount(cap, left);
        expect(carried).toBe(Math.min(cap, left));
      }),
      RUNS,
    );
  });

  it('takes back granted units down to what is used and no further', () => {
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: -2_000_000, max: 0 }), (a, b, delta) => {
        const [used, granted] = [Math.min(a, b), Math.max(a, b)];
        const after = rules.grantedAfter(granted, used, delta);
        expect(after).toBeGreaterThanOrEqual(used);
        expect(after).toBeLessThanOrEqual(granted);
        if (granted + delta >= used) expect(after).toBe(granted + delta);
      }),
      RUNS,
    );
  });

  it('puts the first bookable day exactly the lead before the public opening', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (opensOn, lead) => {
        const from = rules.bookableFrom(opensOn, lead);
        expect((Date.parse(opensOn) - Date.parse(from)) / 86_400_000).toBe(lead);
      }),
      RUNS,
    );
  });

  it('allows a check exactly when a use of as many by the same person would pass', () => {
    const small = fc.integer({ min: 0, max: 8 });
    const cases = fc.record({
      values: fc.tuple(small, small, fc.option(small)).map(([a, b, perPersonCap]) => ({
        granted: Math.max(a, b),
        used: Math.min(a, b),
        perPersonCap,
      })),
      kind: fc.constantFrom('quota' as const, 'access' as const),
      asked: fc.record({ quantity: fc.integer({ min: 1, max: 9 }), personUsed: small }),
      status: fc.constantFrom('active' as const, 'lapsed' as const, 'grace' as const),
    });
    fc.assert(
      fc.property(cases, ({ values, kind, asked, status }) => {
        const one = right(kind === 'access' ? { ...values, kind, granted: null } : values);
        const asking = { ...use(1, 'ana'), ...asked };
        const { allowed } = rules.checkRight({ status, because, right: one, use: asking });
        expect(allowed).toBe(rules.consume(status, one, asking).ok);
      }),
      RUNS,
    );
  });
});

/** Every answer whole, with what it tells: a mutant of a reason or of a number has to die here. */
describe('what a decision answers', () => {
  const done = (kind: string, usedDelta: number) => ({
    ok: true,
    move: { kind, usedDelta, grantedDelta: 0 },
  });
  const refused = (reason: string, details: object) => ({ ok: false, reason, details });
  const max = { max: rules.MAX_QUANTITY };

  it('of a use', () => {
    const of = (values: Partial<Entitlement>, quantity = 1, more: object = {}) =>
      rules.consume('active', right(values), { ...use(quantity), ...more });
    expect(of({ used: 8 }, 2)).toEqual(done('consume', 2));
    expect(of({ used: 8 }, 3)).toEqual(refused('exhausted', { granted: 10, used: 8, asked: 3 }));
    expect(of({}, rules.MAX_QUANTITY + 1)).toEqual(refused('quantity-invalid', max));
    expect(of({ kind: 'access', granted: null }, rules.MAX_QUANTITY)).toEqual(
      done('consume', 1_000_000),
    );
    expect(rules.consume('lapsed', right(), use(1))).toEqual(
      refused('not-active', { status: 'lapsed', on: '2021-06-01' }),
    );
    expect(rules.consume('active', null, use(1))).toEqual(
      refused('not-granted', { on: '2021-06-01' }),
    );
    expect(of({ endsOn: '2021-05-31' })).toEqual(refused('not-granted', { on: '2021-06-01' }));
    expect(of({ kind: 'vote' })).toEqual(refused('not-consumable', { kind: 'vote' }));
    expect(of({ perPersonCap: 2 })).toEqual(refused('person-required', { field: 'person' }));
    const ana = (personUsed?: number) => ({ person: 'ana', personUsed });
    expect(of({ perPersonCap: 2 }, 2, ana())).toEqual(done('consume', 2));
    expect(of({ perPersonCap: 2 }, 1, ana(1))).toEqual(done('consume', 1));
    expect(of({ perPersonCap: 2 }, 2, ana(1))).toEqual(refused('person-cap-reached', { cap: 2 }));
  });

  it('of a reversal', () => {
    expect(rules.reverse({ kind: 'consume', usedDelta: 2 }, 2)).toEqual(done('reverse', -2));
    expect(rules.reverse({ kind: 'consume', usedDelta: 2 }, 1)).toEqual(
      refused('below-zero', { used: 1, asked: 2 }),
    );
    expect(rules.reverse({ kind: 'adjust', usedDelta: 2 }, 5)).toEqual(
      refused('not-reversible', { kind: 'adjust' }),
    );
  });

  it('of an adjustment', () => {
    const of = (quantity: number, values: Partial<Entitlement> = {}) =>
      rules.adjust(right({ used: 4, ...values }), quantity);
    expect([of(-4), of(6)]).toEqual([done('adjust', -4), done('adjust', 6)]);
    expect(of(-5)).toEqual(refused('below-zero', { used: 4, asked: -5 }));
    expect(of(7)).toEqual(refused('exhausted', { granted: 10, used: 4, asked: 7 }));
    expect([of(0), of(-1_000_001), of(0.5)]).toEqual(
      Array.from({ length: 3 }, () => refused('quantity-invalid', max)),
    );
    expect(of(1, { kind: 'vote' })).toEqual(refused('not-consumable', { kind: 'vote' }));
    expect(of(999, { kind: 'access', granted: null })).toEqual(done('adjust', 999));
  });

  it('of a carry-over', () => {
    const of = (quantity: number, carried = 0, values: Partial<Entitlement> = {}) =>
      rules.carryOut(right({ used: 7, ...values }), quantity, carried);
    expect([of(2), of(1, 1)]).toEqual([done('carry-out', 2), done('carry-out', 1)]);
    expect(of(3)).toEqual(refused('carry-over-cap', { cap: 2, carried: 0 }));
    expect(of(1, 2)).toEqual(refused('carry-over-cap', { cap: 2, carried: 2 }));
    expect(of(4)).toEqual(refused('exhausted', { granted: 10, used: 7 }));
    expect(of(3, 0, { carryOverCap: 3 })).toEqual(done('carry-out', 3));
    expect([of(0), of(1.5)]).toEqual([
      refused('quantity-invalid', max),
      refused('quantity-invalid', max),
    ]);
    expect(of(1, 0, { kind: 'access', granted: null })).toEqual(
      refused('not-carriable', { kind: 'access' }),
    );
  });

  it('of a check', () => {
    const of = (
      values: Partial<Entitlement> | null,
      status: 'active' | 'grace' = 'active',
      asked: rules.Use = use(1),
    ) => rules.checkRight({ status, because, right: values && right(values), use: asked });
    const nothing = { remaining: null, votes: null, bookableFrom: null };
    expect(of({ used: 4 })).toEqual({
      ...nothing,
      allowed: true,
      because: { rule: 'right-runs', params: { startsOn: '2021-01-01', endsOn: '2021-12-31' } },
      remaining: 6,
    });
    expect(of({ used: 10 })).toEqual({
      ...nothing,
      allowed: false,
      because: { rule: 'exhausted', params: { granted: 10, used: 10 } },
      remaining: 0,
    });
    expect(of({ used: 8 }, 'active', use(3))).toEqual({
      ...nothing,
      allowed: false,
      because: { rule: 'too-few-left', params: { granted: 10, left: 2, asked: 3 } },
      remaining: 2,
    });
    // Nobody is named: a person who has used none may use the cap, and nobody more.
    expect(of({ perPersonCap: 2 }, 'active', use(2))).toMatchObject({ allowed: true });
    const ana = { ...use(1, 'ana'), personUsed: 2 };
    const capped = (used: number) => ({ rule: 'person-cap-reached', params: { cap: 2, used } });
    expect(of({ perPersonCap: 2 }, 'active', use(3)).because).toEqual(capped(0));
    expect(of({ perPersonCap: 2 }, 'active', ana)).toMatchObject({
      allowed: false,
      because: capped(2),
      remaining: 10,
    });
    expect(of(null)).toEqual({
      ...nothing,
      allowed: false,
      because: { rule: 'not-granted', params: {} },
    });
    expect(of({}, 'grace')).toEqual({
      ...nothing,
      allowed: false,
      because: { rule: 'not-active', params: { status: 'grace', rule: 'term-runs' } },
    });
    // Of a priority, only an event that opens gives a day; of a vote, none.
    expect(of({ kind: 'priority', granted: 15 })).toMatchObject({
      votes: null,
      bookableFrom: null,
    });
    const votes = { kind: 'vote', granted: 3, used: 3 } as const;
    expect(of(votes, 'active', use(9))).toMatchObject({ allowed: true, votes: 3 });
  });

  it('of the right that stands on a day, and of the one that follows', () => {
    const [gone, now, other] = [
      right({ id: 'gone', voidedOn: '2021-02-01' }),
      right({ id: 'now' }),
      right({ id: 'other', benefitCode: 'x' }),
    ];
    expect(rules.rightOn([other, gone, now], 'compagnonnage', '2021-06-01')?.id).toBe('now');
    expect(rules.rightOn([other, gone], 'compagnonnage', '2021-06-01')).toBeNull();
    const year = (id: string, startsOn: Day, values: Partial<Entitlement> = {}) =>
      right({ id, startsOn, endsOn: '2030-12-31', ...values });
    const void_ = year('void', '2022-01-01', { voidedOn: '2022-01-01' });
    const [first, second] = [year('first', '2022-01-01'), year('second', '2023-01-01')];
    expect(rules.nextRight([void_, second, first], now)?.id).toBe('first');
    expect(rules.nextRight([first, second], now)?.id).toBe('first');
    expect(rules.nextRight([year('same-day', '2021-12-31')], now)).toBeNull();
  });

  it('of a day before the term, when it was issued late, and of what is left of a quota', () => {
    const lines: rules.LedgerLine[] = [
      { seq: 1, on: '2021-03-01', usedDelta: 0, grantedDelta: 5 },
      { seq: 2, on: '2021-04-01', usedDelta: 2, grantedDelta: 0 },
    ];
    expect(rules.balanceOn('quota', lines, '2021-01-01')).toEqual({
      granted: 5,
      used: 0,
      remaining: 5,
    });
    expect(rules.balanceOn('quota', lines, '2021-04-01')).toEqual({
      granted: 5,
      used: 2,
      remaining: 3,
    });
    expect(rules.balanceOn('access', lines, '2021-04-01')).toEqual({
      granted: null,
      used: 2,
      remaining: null,
    });
  });
});
