import fc from 'fast-check';
import { plusDays } from '../../helpers/days';
import {
  actingAmong,
  holdsMandate,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/mandate';
import {
  reachingOn,
  reachOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/recipient';

/** The days on which somebody acts for a body: both ends count. */

const EMAIL = { name: 'email', addressOf: ({ email }: { email: string | null }) => email };

describe('a mandate', () => {
  it.each([
    [null, null, true],
    ['2021-06-01', null, true],
    ['2021-06-02', null, false],
    [null, '2021-06-01', true],
    [null, '2021-05-31', false],
    ['2021-01-01', '2021-12-31', true],
  ] as const)('from %s until %s runs on 1 June: %s', (mandateFrom, mandateUntil, runs) => {
    expect(holdsMandate({ mandateFrom, mandateUntil }, '2021-06-01')).toBe(runs);
    const known = { email: 'a@example.org', mandateFrom, mandateUntil };
    const reach = reachOf(reachingOn([EMAIL], '2021-06-01'), known);
    expect(reach?.address ?? null).toBe(runs ? 'a@example.org' : null);
  });
});

const TODAY = '2021-06-01';
const aDay = fc.option(fc.integer({ min: -3, max: 3 }).map((days) => plusDays(TODAY, days)));
const mandates = fc.array(fc.record({ mandateFrom: aDay, mandateUntil: aDay }), { maxLength: 4 });

describe('of those who share an address', () => {
  it('one acts whose mandate runs, if any does; else it is said why none does', () => {
    fc.assert(
      fc.property(mandates, (same) => {
        const acting = actingAmong(same, TODAY);
        const inOffice = same.filter(
          ({ mandateFrom, mandateUntil }) =>
            (mandateFrom ?? TODAY) <= TODAY && TODAY <= (mandateUntil ?? TODAY),
        );
        if (same.length === 0) expect(acting).toBeNull();
        else if (inOffice.length > 0) expect(acting).toEqual({ person: inOffice[0], out: null });
        else {
          const { person, out } = acting ?? {};
          expect(person).toBeNull();
          const told = same.map(({ mandateFrom, mandateUntil }) =>
            out?.state === 'over' ? mandateUntil : mandateFrom,
          );
          expect(told).toContain(out?.on);
          expect((out?.on ?? TODAY) < TODAY).toBe(out?.state === 'over');
        }
      }),
      { numRuns: 500 },
    );
  });
});
