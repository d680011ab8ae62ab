import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/calendar';
import {
  instantOf,
  instantsOf,
  type Span,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/moments';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  accept,
  dayAsked,
  formFaults,
  isCovered,
  opensFor,
} from '../../../src/plugins/membership-lifecycle/server/src/occasions/rules/rules';
import type { Occasion } from '../../../src/plugins/membership-lifecycle/server/src/occasions/rules/types';
import type {
  Entitlement,
  Facts,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { formatSpan } from '../../../src/plugins/membership-lifecycle/server/src/occasions/texts/span';
import { calendarFile } from '../../../src/plugins/membership-lifecycle/server/src/occasions/calendar-file';
import { factsOf, membership, term } from '../../helpers/facts';
import { occasionOf, readCalendar, unescaped } from '../../helpers/participation';

const seed = Number(process.env.FC_SEED ?? 20210601);
beforeAll(() => console.info(`fast-check seed: ${seed} (FC_SEED changes it)`));

const right = (values: Partial<Entitlement> = {}): Entitlement => ({
  id: 'right',
  membershipId: 'member',
  termId: 'term',
  benefitCode: 'compagnonnage',
  kind: 'quota',
  names: { fr: 'Compagnonnage', en: 'Mentoring' },
  units: { fr: 'séance', en: 'session' },
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

const member = (entitlements: Entitlement[], more: Partial<Facts> = {}): Facts =>
  factsOf({
    membership: membership({ approvedOn: '2021-01-05', status: 'active' }),
    terms: [term()],
    entitlements,
    ...more,
  });

const drawing = (values: Partial<Occasion> = {}) =>
  occasionOf({ benefitCode: 'compagnonnage', benefitKind: 'quota', ...values });

const claim = (
  occasion: Occasion,
  facts: Facts,
  today: Day = '2021-06-01',
): ReturnType<typeof accept> =>
  accept({ occasion, facts, today, now: Date.parse(`${today}T10:00:00Z`), person: 'Ana' });

describe('when something takes place', () => {
  const zone = 'Europe/Paris';

  it('reads winter and summer time from the zone', () => {
    expect(instantOf('2021-01-15', '14:00', zone)).toBe(Date.parse('2021-01-15T13:00:00Z'));
    expect(instantOf('2021-07-15', '14:00', zone)).toBe(Date.parse('2021-07-15T12:00:00Z'));
  });

  it('knows no time that the clocks skip, and takes the first of a time that comes twice', () => {
    expect(instantOf('2021-03-28', '02:30', zone)).toBeNull();
    expect(instantOf('2021-10-31', '02:30', zone)).toBe(Date.parse('2021-10-31T00:30:00Z'));
  });

  it('counts whole days through midnight, those of 23 and 25 hours among them', () => {
    const hours = (day: Day) => {
      const span = { startsOn: day, startTime: null, endsOn: day, endTime: null };
      const answer = instantsOf(span, zone);
      return answer.ok ? (answer.endsAt - answer.startsAt) / 3_600_000 : null;
    };
    const days: Day[] = ['2021-03-28', '2021-06-01', '2021-10-31'];
    expect(days.map(hours)).toEqual([23, 24, 25]);
  });

  it.each([
    ['one time without the other', { startTime: '14:00', endTime: null }, 'times-together'],
    ['an end before its start', { startTime: '14:00', endTime: '13:00' }, 'ends-before-start'],
    ['an end at its start', { startTime: '14:00', endTime: '14:00' }, 'ends-before-start'],
  ])('refuses %s', (_, times, reason) => {
    const span: Span = { startsOn: '2021-06-20', endsOn: '2021-06-20', ...times };
    expect(instantsOf(span, zone)).toMatchObject({ ok: false, reason });
  });

  it('says any time of any zone back as it was typed', () => {
    const zones = fc.constantFrom('Europe/Paris', 'Pacific/Auckland', 'America/Cayenne', 'UTC');
    const days = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2020-01-01', days));
    const times = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(days, times, zones, (day, time, timeZone) => {
        const instant = instantOf(day, time, timeZone);
        if (instant === null) return;
        const back = Temporal.Instant.fromEpochMilliseconds(instant)
          .toZonedDateTimeISO(timeZone)
          .toPlainDateTime();
        expect(back.toString({ smallestUnit: 'minute' })).toBe(`${day}T${time}`);
      }),
      { numRuns: 2_000, seed },
    );
  });

  it('is said in words', () => {
    const span: Span = {
      startsOn: '2021-03-01',
      startTime: '09:30',
      endsOn: '2021-03-01',
      endTime: '12:00',
    };
    expect(formatSpan(span, 'fr').replace(/\s/g, ' ')).toBe('le 1er mars 2021, de 9 h 30 à 12 h');
    expect(formatSpan({ ...span, endsOn: '2021-03-02' }, 'en')).toBe(
      'from 1 March 2021 at 09:30 to 2 March 2021 at 12:00',
    );
    const days: Span = { ...span, startTime: null, endTime: null, endsOn: '2021-06-30' };
    expect(formatSpan(days, 'fr')).toBe('du 1er mars 2021 au 30 juin 2021');
  });
});

describe('a form', () => {
  const paths = (values: Partial<Occasion>, taken = 0) =>
    formFaults(occasionOf(values), 'Europe/Paris', taken).map(({ path, reason }) => [path, reason]);

  it('says each fault at its field', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ endTime: '13:00' })).toEqual([['endTime', 'ends-before-start']]);
    expect(paths({ startTime: null })).toEqual([['startTime', 'times-together']]);
    expect(paths({ opensOn: '2021-06-10', closesOn: '2021-06-09' })).toEqual([
      ['closesOn', 'closes-before-opening'],
    ]);
    expect(paths({ opensOn: '2021-06-21' })).toEqual([['opensOn', 'opens-after-end']]);
    expect(paths({ capacity: 3 }, 4)).toEqual([['capacity', 'capacity-below-taken']]);
  });
});

describe('who may take part', () => {
  it('uses what one registration costs of a quota, and nothing where nothing is counted', () => {
    expect(claim(drawing({ units: 2 }), member([right()]))).toMatchObject({
      ok: true,
      covered: true,
      use: { move: { kind: 'consume', usedDelta: 2 }, on: '2021-06-20', right: { id: 'right' } },
    });
    expect(claim(occasionOf(), member([]))).toMatchObject({ ok: true, use: null, right: null });
  });

  it.each<[string, Partial<Occasion>, Entitlement[], string]>([
    ['a draft', { state: 'draft' }, [right()], 'occasion-not-published'],
    ['what is cancelled', { state: 'cancelled' }, [right()], 'occasion-cancelled'],
    ['what is over', { endsAt: Date.parse('2021-06-01T10:00:00Z') }, [right()], 'occasion-over'],
    ['after the last day', { closesOn: '2021-05-31' }, [right()], 'registration-closed'],
    ['before the first day', { opensOn: '2021-06-02' }, [right()], 'registration-not-open'],
    ['when it is full', { capacity: 3, taken: 3 }, [right()], 'occasion-full'],
    ['without the right', {}, [], 'not-granted'],
    ['a right that is void', {}, [right({ voidedOn: '2021-02-01' })], 'not-granted'],
    ['a quota that is used up', {}, [right({ used: 4 })], 'exhausted'],
  ])('refuses %s', (_, values, rights, reason) => {
    expect(claim(drawing(values), member(rights))).toMatchObject({ ok: false, reason });
  });

  it('takes the last place and the last unit', () => {
    const last = drawing({ capacity: 3, taken: 2 });
    expect(claim(last, member([right({ used: 3 })])).ok).toBe(true);
  });

  it('refuses a member whose membership does not run, whatever the right', () => {
    const suspended = member([right()], {
      membership: membership({ approvedOn: '2021-01-05', suspendedOn: '2021-05-01' }),
    });
    expect(claim(drawing(), suspended)).toMatchObject({ reason: 'not-active' });
    expect(claim(occasionOf(), suspended)).toMatchObject({ reason: 'not-active' });
    // It is promised neither a day nor a place.
    for (const values of [{ opensOn: '2021-06-02' as const }, { capacity: 3, taken: 3 }])
      expect(claim(drawing(values), suspended)).toMatchObject({ reason: 'not-active' });
    expect(claim(drawing({ state: 'cancelled' }), suspended)).toMatchObject({
      reason: 'occasion-cancelled',
    });
  });

  it('counts a session of the next term in the next term when that is issued', () => {
    const january = drawing({ startsOn: '2022-01-20', endsOn: '2022-01-20' });
    const endsAt = Date.parse('2022-01-20T15:00:00Z');
    const next = right({ id: 'next', startsOn: '2022-01-01', endsOn: '2022-12-31' });
    const renewed = member([right(), next], {
      terms: [term(), term({ id: 'next-term', startsOn: '2022-01-01', endsOn: '2022-12-31' })],
    });
    expect(claim({ ...january, endsAt }, renewed)).toMatchObject({
      ok: true,
      covered: true,
      use: { right: { id: 'next' }, on: '2022-01-20' },
    });
    // Not renewed yet: the running term pays, and it is said that the day is not covered.
    expect(claim({ ...january, endsAt }, member([right()]))).toMatchObject({
      ok: true,
      covered: false,
      use: { right: { id: 'right' }, on: '2021-06-01' },
    });
  });

  it('opens earlier to who has a priority, and to others on the day itself', () => {
    const event = occasionOf({
      benefitCode: 'evenements',
      benefitKind: 'priority',
      opensOn: '2021-06-10',
    });
    const priority = right({ benefitCode: 'evenements', kind: 'priority', granted: 15 });
    expect(claim(event, member([priority]), '2021-05-25')).toMatchObject({
      reason: 'registration-not-open',
      details: { from: '2021-05-26' },
    });
    expect(claim(event, member([priority]), '2021-05-26')).toMatchObject({ ok: true, use: null });
    expect(claim(event, member([]), '2021-06-09')).toMatchObject({
      details: { from: '2021-06-10' },
    });
    expect(claim(event, member([]), '2021-06-10')).toMatchObject({ ok: true, right: null });
    expect(opensFor({ opensOn: null }, priority)).toBeNull();
  });

  it('records the use of an access without counting it down', () => {
    const access = right({ kind: 'access', granted: null, used: 40 });
    expect(claim(drawing({ benefitKind: 'access' }), member([access]))).toMatchObject({
      ok: true,
      use: { move: { usedDelta: 1 } },
    });
  });

  it('never accepts without the right, above the quota, or beyond the places', () => {
    const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2021-01-01', days));
    const amount = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(
        day,
        fc.record({ granted: amount, used: amount, units: fc.integer({ min: 1, max: 3 }) }),
        fc.record({ capacity: fc.option(amount), taken: amount }),
        fc.boolean(),
        (today, { granted, used, units }, places, held) => {
          const rights = held ? [right({ granted, used })] : [];
          const answer = claim(drawing({ units, ...places }), member(rights), today);
          if (!answer.ok) return;
          expect(held).toBe(true);
          expect(used + units).toBeLessThanOrEqual(granted);
          expect(places.capacity === null || places.taken < places.capacity).toBe(true);
          expect(today <= '2021-06-20').toBe(true);
        },
      ),
      { numRuns: 2_000, seed },
    );
  });
});

describe('a member who leaves before the day', () => {
  it('is not covered any more, and is again when the end is taken back', () => {
    const ended = (endedOn: Day | null) =>
      member([right()], {
        membership: membership({ approvedOn: '2021-01-05', endedOn, endKind: 'withdrawn' }),
      });
    expect(isCovered(drawing(), ended(null), '2021-06-01')).toBe(true);
    expect(isCovered(drawing(), ended('2021-06-15'), '2021-06-01')).toBe(false);
    expect(isCovered(drawing(), ended('2021-06-21'), '2021-06-01')).toBe(true);
    expect(isCovered(drawing(), member([]), '2021-06-01')).toBe(false);
  });

  it('is looked at on the day, and of a programme on the day that it has come to', () => {
    const programme = occasionOf({ startsOn: '2021-03-01', endsOn: '2021-09-30' });
    expect(dayAsked(programme, '2021-01-10')).toBe('2021-03-01');
    expect(dayAsked(programme, '2021-05-10')).toBe('2021-05-10');
    expect(dayAsked(programme, '2022-01-10')).toBe('2021-09-30');
  });
});

describe('the calendar file', () => {
  const association = { name: 'L’Atelier', email: 'contact@example.org' };
  const read = (values: Partial<Occasion> = {}, locale: 'fr' | 'en' = 'fr') =>
    readCalendar(calendarFile(occasionOf(values), association, locale));

  it('says the instants in UTC, a stable id and how often it changed', () => {
    expect(read()).toMatchObject({
      DTSTART: '20210620T120000Z',
      DTEND: '20210620T140000Z',
      UID: 'occasion@adhesions',
      SEQUENCE: '1',
      STATUS: 'CONFIRMED',
      METHOD: 'PUBLISH',
      DTSTAMP: '20210501T120000Z',
    });
    expect(read({ sequence: 4 }).SEQUENCE).toBe('4');
  });

  it('says whole days as days, the last one included', () => {
    const days: Partial<Occasion> = { startTime: null, endTime: null, endsOn: '2021-06-22' };
    expect(read(days)).toMatchObject({
      'DTSTART;VALUE=DATE': '20210620',
      'DTEND;VALUE=DATE': '20210623',
    });
  });

  it('takes back what is cancelled', () => {
    expect(read({ state: 'cancelled' })).toMatchObject({ METHOD: 'CANCEL', STATUS: 'CANCELLED' });
  });

  it('speaks the language that is asked for, French where there is no other', () => {
    expect(unescaped(read({}, 'en').SUMMARY)).toBe('Web conference “Living”');
    expect(unescaped(read({ titles: { fr: 'Visite', en: '' } }, 'en').SUMMARY)).toBe('Visite');
  });

  it('gives any text back, in lines that are short enough and no line of its own', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => {
      const kept = text.replace(/\p{Cc}/gu, '').trim();
      return kept === '' ? 'x' : kept;
    });
    fc.assert(
      fc.property(texts, texts, (title, place) => {
        const evil = `${title}\nEND:VEVENT\nSUMMARY:x`;
        const values = { titles: { fr: title, en: '' }, place, descriptions: { fr: evil, en: '' } };
        const file = calendarFile(occasionOf(values), association, 'fr');
        for (const line of file.split('\r\n'))
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const properties = readCalendar(file);
        expect(unescaped(properties.SUMMARY)).toBe(title);
        expect(unescaped(properties.LOCATION)).toBe(place);
        expect(unescaped(properties.DESCRIPTION)).toBe(evil);
        expect(file.match(/^END:VEVENT/gm)).toHaveLength(1);
      }),
      { numRuns: 500, seed },
    );
  });

  it('is the same file as long as nothing changes', () => {
    const write = () => calendarFile(occasionOf(), association, 'fr');
    expect(write()).toBe(write());
  });
});
