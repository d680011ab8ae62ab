import {
  holdsMandate,
  reachingOn,
  reachOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/recipient';

/** The days on which somebody speaks for a body: both ends count. */

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
