import {
  instantsOf,
  isClock,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/moments';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  accept,
  dayAsked,
  formFaults,
  isCovered,
  memberUntil,
  opensFor,
} from '../../../src/plugins/membership-lifecycle/server/src/occasions/rules/rules';
import type { Occasion } from '../../../src/plugins/membership-lifecycle/server/src/occasions/rules/types';
import type {
  Entitlement,
  Facts,
  Renewal,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { factsOf, membership, newRenewal, term } from '../../helpers/facts';
import { occasionInput, occasionOf } from '../../helpers/participation';

/** The last day, the last place and the last right by which somebody may still come. */

const right = (values: Partial<Entitlement> = {}): Entitlement => ({
  id: 'right',
  membershipId: 'member',
  termId: 'term',
  benefitCode: 'compagnonnage',
  kind: 'quota',
  names: { fr: 'Compagnonnage', en: 'Mentoring' },
  units: null,
  granted: 4,
  used: 0,
  carryOverCap: 0,
  perPersonCap: null,
  startsOn: '2021-01-01',
  endsOn: '2021-12-31',
  voidedOn: null,
  grants: null,
  ...values,
});
const member = (entitlements: Entitlement[] = [], more: Partial<Facts> = {}): Facts =>
  factsOf({
    membership: membership({ approvedOn: '2021-01-05', status: 'active' }),
    terms: [term()],
    entitlements,
    ...more,
  });
const claim = (occasion: Occasion, facts = member(), today: Day = '2021-06-01', now?: number) =>
  accept({
    occasion,
    facts,
    today,
    now: now ?? Date.parse(`${today}T10:00:00Z`),
    person: 'Ana',
  });
const no = (reason: string, details?: object) => ({ ok: false, reason, details });
const drawing = (values: Partial<Occasion> = {}) =>
  occasionOf({ benefitCode: 'compagnonnage', benefitKind: 'quota', ...values });

describe('a time of day', () => {
  it.each(['00:00', '09:59', '19:00', '23:59'])('%s is one', (text) => {
    expect(isClock(text)).toBe(true);
  });
  it.each(['24:00', '9:00', '12:60', '12:5', '12:000', ' 12:00', '12-00', 1200, null])(
    '%s is none',
    (text) => {
      expect(isClock(text)).toBe(false);
    },
  );
});

describe('the instants of an occasion', () => {
  const zone = 'Europe/Paris';
  const of = (values: object) =>
    instantsOf(
      { startsOn: '2021-06-20', startTime: null, endsOn: '2021-06-20', endTime: null, ...values },
      zone,
    );

  it('are those of midnight for whole days, one day at least', () => {
    expect(of({})).toEqual({
      ok: true,
      startsAt: Date.parse('2021-06-19T22:00:00Z'),
      endsAt: Date.parse('2021-06-20T22:00:00Z'),
    });
    expect(of({ endsOn: '2021-06-19' })).toEqual({ ok: false, reason: 'ends-before-start' });
  });

  it('need both times or none', () => {
    expect(of({ startTime: '10:00' })).toEqual({ ok: false, reason: 'times-together' });
    expect(of({ endTime: '10:00' })).toEqual({ ok: false, reason: 'times-together' });
  });

  it('are none for a time that the clocks skip, at either end', () => {
    const skipped = { ok: false, reason: 'time-skipped' };
    const night = { startsOn: '2021-03-28', endsOn: '2021-03-28' };
    expect(of({ ...night, startTime: '02:30', endTime: '05:00' })).toEqual(skipped);
    expect(of({ ...night, startTime: '01:00', endTime: '02:30' })).toEqual(skipped);
  });
});

describe('a form', () => {
  const faults = (values: object, taken = 0) =>
    formFaults({ ...occasionInput(), ...values } as never, 'Europe/Paris', taken);

  it('has none when its days and places stand together', () => {
    const limits = { opensOn: '2021-06-20', closesOn: '2021-06-20', capacity: 3 };
    expect(faults(limits, 3)).toEqual([]);
    expect(faults({ opensOn: '2021-06-01', closesOn: null })).toEqual([]);
    expect(faults({ opensOn: null, closesOn: '2021-06-01' })).toEqual([]);
  });

  it.each([
    ['the time that lacks', { startTime: null }, 'startTime', 'times-together'],
    ['the end that lacks', { endTime: null }, 'endTime', 'times-together'],
    ['an end too early', { endTime: '13:00' }, 'endTime', 'ends-before-start'],
    [
      'a closing before the opening',
      { opensOn: '2021-06-10', closesOn: '2021-06-09' },
      'closesOn',
      'closes-before-opening',
    ],
    ['an opening after the end', { opensOn: '2021-06-21' }, 'opensOn', 'opens-after-end'],
  ])('tells %s on its field', (_case, values, path, reason) => {
    expect(faults(values)).toEqual([{ path, reason }]);
  });

  it('tells that more people come already than it has places', () => {
    expect(faults({ capacity: 2 }, 3)).toEqual([
      { path: 'capacity', reason: 'capacity-below-taken', params: { taken: 3 } },
    ]);
  });
});

describe('the first day for a member', () => {
  it('is earlier by the days of a priority, and by nothing else', () => {
    const opensOn: Day = '2021-06-15';
    expect(opensFor({ opensOn }, null)).toBe(opensOn);
    expect(opensFor({ opensOn }, { kind: 'quota', granted: 5 })).toBe(opensOn);
    expect(opensFor({ opensOn }, { kind: 'priority', granted: 5 })).toBe('2021-06-10');
    expect(opensFor({ opensOn }, { kind: 'priority', granted: null })).toBe(opensOn);
    expect(opensFor({ opensOn: null }, { kind: 'priority', granted: 5 })).toBeNull();
  });
});

describe('the day on which a right is looked at', () => {
  const several = occasionOf({ startsOn: '2021-06-20', endsOn: '2021-06-22' });

  it.each([
    ['2021-06-01', '2021-06-20'],
    ['2021-06-20', '2021-06-20'],
    ['2021-06-21', '2021-06-21'],
    ['2021-06-22', '2021-06-22'],
    ['2021-07-01', '2021-06-22'],
  ] as const)('seen on %s is %s', (today, day) => {
    expect(dayAsked(several, today)).toBe(day);
  });
});

describe('a registration', () => {
  it('is taken while the occasion is published, not full, and not over', () => {
    expect(claim(occasionOf())).toEqual({ ok: true, use: null, right: null, covered: true });
    expect(claim(occasionOf({ state: 'cancelled' }))).toEqual(no('occasion-cancelled'));
    expect(claim(occasionOf({ state: 'drafted' as never }))).toEqual(no('occasion-not-published'));
    expect(claim(occasionOf({ capacity: 5, taken: 4 })).ok).toBe(true);
    expect(claim(occasionOf({ capacity: 5, taken: 5 }))).toEqual(
      no('occasion-full', { capacity: 5 }),
    );
  });

  it('is taken until the last instant, and no longer', () => {
    const { endsAt } = occasionOf();
    expect(claim(occasionOf(), member(), '2021-06-20', endsAt - 1).ok).toBe(true);
    expect(claim(occasionOf(), member(), '2021-06-20', endsAt)).toEqual(
      no('occasion-over', { on: '2021-06-20' }),
    );
  });

  it('is taken from the day of the opening through that of the closing', () => {
    const limits: Partial<Occasion> = { opensOn: '2021-06-05', closesOn: '2021-06-10' };
    const on = (day: Day) => claim(occasionOf(limits), member(), day);
    expect(on('2021-06-04')).toEqual(no('registration-not-open', { from: '2021-06-05' }));
    expect(on('2021-06-05').ok).toBe(true);
    expect(on('2021-06-10').ok).toBe(true);
    expect(on('2021-06-11')).toEqual(no('registration-closed', { on: '2021-06-10' }));
  });

  it('of who is no member is refused, once the occasion itself is open', () => {
    const gone = member([], { membership: membership({ suspendedOn: '2021-05-01' }) });
    expect(claim(occasionOf(), gone)).toEqual(
      no('not-active', { status: 'suspended', on: '2021-06-01' }),
    );
    expect(claim(occasionOf({ state: 'cancelled' }), gone)).toEqual(no('occasion-cancelled'));
  });

  it('draws on the right that runs on the day of the occasion, else on the one of today', () => {
    const next = right({ id: 'next', startsOn: '2022-01-01', endsOn: '2022-12-31' });
    const january = drawing({ startsOn: '2022-01-10', endsOn: '2022-01-10', units: 2 });
    const move = { kind: 'consume', usedDelta: 2, grantedDelta: 0 };
    const late = Date.parse('2021-06-01T10:00:00Z');
    const endsAt = Date.parse('2022-01-10T15:00:00Z');
    const ask = (rights: Entitlement[]) =>
      claim({ ...january, endsAt }, member(rights), '2021-06-01', late);
    expect(ask([right(), next])).toEqual({
      ok: true,
      use: { right: next, move, on: '2022-01-10' },
      right: next,
      covered: false,
    });
    expect(ask([right()])).toEqual({
      ok: true,
      use: { right: right(), move, on: '2021-06-01' },
      right: right(),
      covered: false,
    });
    expect(ask([])).toEqual(no('not-granted', { on: '2021-06-01' }));
  });

  it('is refused with what the right says, when nothing is left of it', () => {
    expect(claim(drawing(), member([right({ used: 4 })]))).toMatchObject({ reason: 'exhausted' });
    const capped = right({ perPersonCap: 1 });
    expect(claim(drawing({ units: 2 }), member([capped]))).toMatchObject({
      reason: 'person-cap-reached',
    });
  });

  it('uses nothing where the right is no counter', () => {
    const vote = right({ kind: 'vote' });
    expect(claim(drawing({ benefitKind: 'vote' }), member([vote]))).toEqual({
      ok: true,
      use: null,
      right: vote,
      covered: true,
    });
  });

  it('by a priority comes earlier with it, and with everybody without it', () => {
    const booked = drawing({ benefitKind: 'priority', opensOn: '2021-06-10' });
    const priority = right({ kind: 'priority', granted: 9 });
    expect(claim(booked, member([priority]))).toEqual({
      ok: true,
      use: null,
      right: priority,
      covered: true,
    });
    expect(claim(booked)).toEqual(no('registration-not-open', { from: '2021-06-10' }));
    expect(claim(booked, member(), '2021-06-10')).toMatchObject({ ok: true, right: null });
  });
});

describe('whether a member is still covered', () => {
  it('asks for the right on the day of the occasion, but for a priority', () => {
    expect(isCovered(drawing(), member([right()]), '2021-06-01')).toBe(true);
    expect(isCovered(drawing(), member(), '2021-06-01')).toBe(false);
    expect(isCovered(drawing(), member([right({ endsOn: '2021-06-19' })]), '2021-06-01')).toBe(
      false,
    );
    expect(isCovered(drawing({ benefitKind: 'priority' }), member(), '2021-06-01')).toBe(true);
  });

  it('asks for a member who is active on that day', () => {
    const leaving = membership({ approvedOn: '2021-01-05', endedOn: '2021-06-20' });
    const facts = member([right()], { membership: leaving });
    expect(isCovered(drawing(), facts, '2021-06-01')).toBe(false);
    expect(
      isCovered(drawing({ startsOn: '2021-06-19', endsOn: '2021-06-19' }), facts, '2021-06-01'),
    ).toBe(true);
  });
});

describe('a membership that ends before the occasion', () => {
  const today: Day = '2021-06-01';
  const leaving = (endedOn: Day, endKind: 'withdrawn' | 'excluded' | 'merged') =>
    member([], { membership: membership({ approvedOn: '2021-01-05', endedOn, endKind }) });
  const asked = (values: Partial<Renewal>) =>
    member([], {
      terms: [term({ endsOn: '2021-06-10' })],
      renewals: [newRenewal({ stageId: 'not-renewed', proposedOn: '2021-05-01', ...values })],
    });
  const declined = asked({ answer: 'declined', answeredOn: '2021-05-20', closedOn: '2021-05-20' });
  const closed = asked({ closedOn: '2021-05-20' });

  it.each([
    ['a resignation', leaving('2021-06-11', 'withdrawn')],
    ['an exclusion', leaving('2021-06-11', 'excluded')],
    ['a merger', leaving('2021-06-11', 'merged')],
    ['a no to the renewal', declined],
    ['a renewal that staff closed', closed],
  ])('by %s takes no registration, and says when it ends', (_road, facts) => {
    expect(claim(occasionOf(), facts)).toEqual(no('membership-ends-before', { on: '2021-06-10' }));
    expect(memberUntil(occasionOf(), facts, today)).toBe('2021-06-10');
    const before = occasionOf({ startsOn: '2021-06-10', endsOn: '2021-06-10' });
    expect(claim(before, facts).ok).toBe(true);
    expect(memberUntil(before, facts, today)).toBeNull();
  });

  it('is told once it has lapsed, and not while it may still be renewed', () => {
    const unanswered = member([], { terms: [term({ endsOn: '2021-06-10' })] });
    const later = occasionOf({ startsOn: '2022-06-20', endsOn: '2022-06-20' });
    expect(memberUntil(later, unanswered, today)).toBeNull();
    expect(claim(later, unanswered)).toMatchObject({ ok: true, covered: false });
    expect(memberUntil(later, unanswered, '2022-06-01')).toBe('2021-06-10');
  });

  it('is told of a programme by its first day, until it has begun', () => {
    const programme = occasionOf({ startsOn: '2021-06-05', endsOn: '2021-07-20' });
    const facts = leaving('2021-06-11', 'withdrawn');
    expect(claim(programme, facts).ok).toBe(true);
    expect(memberUntil(programme, facts, '2021-06-20')).toBe('2021-06-10');
  });
});
