import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  isLegal,
  whyIllegal,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/legal';
import type { Entitlement } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { STATES } from '../../helpers/states';

/** What screens offer of the commands that no rule of one membership decides. */

const TODAY: Day = '2021-06-01';
const right = (values: Partial<Entitlement> = {}): Entitlement => ({
  id: 'right',
  membershipId: 'member',
  termId: 'id-1',
  benefitCode: 'compagnonnage',
  kind: 'quota',
  names: { fr: 'x', en: 'x' },
  units: null,
  granted: 6,
  used: 0,
  carryOverCap: 2,
  perPersonCap: null,
  startsOn: '2021-01-04',
  endsOn: '2021-12-31',
  voidedOn: null,
  grants: null,
  ...values,
});
const why = (command: string, ...entitlements: Entitlement[]) =>
  whyIllegal({ ...STATES.paid().facts, entitlements }, command, TODAY)?.reason ?? null;

describe('a use is offered', () => {
  it.each([
    ['while something is left', [right({ used: 5 })], null],
    ['without a limit', [right({ kind: 'access', granted: null, used: 99 })], null],
    ['no more when all was used', [right({ used: 6 })], 'rights-exhausted'],
    ['when one of two is left', [right({ used: 6 }), right({ granted: 1 })], null],
    ['not of what is no counter', [right({ kind: 'vote' })], 'no-usable-right'],
    ['not of a right that ended', [right({ voidedOn: TODAY })], 'no-usable-right'],
    ['on the first day', [right({ startsOn: TODAY })], null],
    ['not before it', [right({ startsOn: '2021-06-02' })], 'no-usable-right'],
    ['on the last day', [right({ endsOn: TODAY })], null],
    ['not after it', [right({ endsOn: '2021-05-31' })], 'no-usable-right'],
    ['not of a quota that nobody measured', [right({ granted: null })], 'rights-exhausted'],
  ])('%s', (_case, rights, expected) => {
    expect(why('consume', ...rights)).toBe(expected);
  });

  it('to active members alone', () => {
    const { facts, today } = STATES.suspended();
    expect(whyIllegal(facts, 'consume', today)).toMatchObject({
      reason: 'not-active',
      details: { on: today },
    });
  });
});

describe('carrying over is offered', () => {
  const next = right({ id: 'next', startsOn: '2022-01-01', endsOn: '2022-12-31', carryOverCap: 0 });

  it.each([
    ['to the same right of the next term', [right(), next], null],
    ['not before there is one', [right()], 'no-next-right'],
    ['not to another right', [right(), { ...next, benefitCode: 'x' }], 'no-next-right'],
    [
      'not to the term itself',
      [right(), right({ ...next, startsOn: '2021-12-31' })],
      'no-next-right',
    ],
    ['not when all was used', [right({ used: 6 }), next], 'nothing-to-carry'],
    ['not when the tier carries nothing', [right({ carryOverCap: 0 }), next], 'nothing-to-carry'],
    ['not of votes', [right({ kind: 'vote' }), next], 'nothing-to-carry'],
    ['not of what was never measured', [right({ granted: null }), next], 'nothing-to-carry'],
    ['not of a right that ended', [right({ voidedOn: TODAY }), next], 'nothing-to-carry'],
    ['not to a right that ended', [right(), { ...next, voidedOn: TODAY }], 'no-next-right'],
  ])('%s', (_case, rights, expected) => {
    expect(why('carry-over', ...rights)).toBe(expected);
  });

  it('not of what was carried already', () => {
    const entitlements = [right(), next];
    const facts = { ...STATES.paid().facts, entitlements, carriedOut: { right: 2 } };
    expect(whyIllegal(facts, 'carry-over', TODAY)?.reason).toBe('nothing-to-carry');
  });
});

describe('a correction is offered', () => {
  it.each([
    ['of uses, where there were some', 'reverse-usage', [right({ used: 1 })], null],
    ['of uses, not where there were none', 'reverse-usage', [right()], 'nothing-used'],
    ['of a counter', 'adjust', [right()], null],
    ['not of access', 'adjust', [right({ kind: 'access' })], 'no-counter'],
    ['not of a counter that ended', 'adjust', [right({ voidedOn: TODAY })], 'no-counter'],
  ])('%s', (_case, command, rights, expected) => {
    expect(why(command, ...rights)).toBe(expected);
  });

  it('of a contact, where there is one, and of the identity always', () => {
    const { facts } = STATES.paid();
    expect(isLegal(facts, 'anonymise-contact', TODAY)).toBe(true);
    expect(whyIllegal({ ...facts, contacts: [] }, 'anonymise-contact', TODAY)?.reason).toBe(
      'no-contact',
    );
    expect(isLegal(facts, 'change-identity', TODAY)).toBe(true);
  });
});

it('a command that does not exist is refused by its name', () => {
  expect(whyIllegal(STATES.paid().facts, 'fly', TODAY)).toEqual({
    ok: false,
    reason: 'command-unknown',
    details: { command: 'fly' },
  });
});
