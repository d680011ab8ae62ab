import {
  standingNote,
  whyNotNoted,
} from '../../../src/plugins/membership-lifecycle/server/src/account/rules/deposits';
import type { DepositNote } from '../../../src/plugins/membership-lifecycle/shared/core/deposits';

/** What may be noted of a deposit on Chorus Pro, after what was noted before. */

const CALL = { number: '2026-0001', issuedOn: '2026-01-10', isDeposited: true } as const;
const noted = (state: DepositNote['state'], on: string, reason: string | null = null) =>
  ({ state, on, reason }) as DepositNote;

test('a deposit stands as it was last noted, or not at all once that was taken back', () => {
  const deposited = noted('deposited', '2026-01-12');
  expect(standingNote([])).toBeNull();
  expect(standingNote([deposited])).toBe(deposited);
  expect(standingNote([deposited, noted('undone', '2026-01-13')])).toBeNull();
});

test.each<[string, DepositNote[], DepositNote, string | null]>([
  ['at first, its deposit', [], noted('deposited', '2026-01-10'), null],
  ['what follows, before its deposit', [], noted('received', '2026-01-10'), 'deposit-first'],
  ['a payment before its deposit', [], noted('in-payment', '2026-01-10'), 'deposit-first'],
  ['a rejection before its deposit', [], noted('rejected', '2026-01-10', 'x'), 'deposit-first'],
  [
    'what follows a rejection, before it is deposited again',
    [noted('deposited', '2026-01-11'), noted('rejected', '2026-01-12', 'x')],
    noted('in-payment', '2026-01-13'),
    'deposit-first',
  ],
  ['before the issue', [], noted('deposited', '2026-01-09'), 'deposit-before-issue'],
  [
    'the same again',
    [noted('rejected', '2026-01-12', 'x')],
    noted('rejected', '2026-01-12', 'x'),
    'deposit-noted',
  ],
  [
    'another reason of the same day',
    [noted('rejected', '2026-01-12', 'x')],
    noted('rejected', '2026-01-12', 'y'),
    null,
  ],
  [
    'before the last step',
    [noted('received', '2026-01-20')],
    noted('in-payment', '2026-01-19'),
    'deposit-before-last',
  ],
  [
    'earlier than what was taken back',
    [noted('received', '2026-01-20'), noted('undone', '2026-01-21')],
    noted('deposited', '2026-01-11'),
    null,
  ],
  [
    'deposited again after a rejection',
    [noted('rejected', '2026-01-12', 'x')],
    noted('deposited', '2026-01-12'),
    null,
  ],
  ['a mistake where nothing is', [], noted('undone', '2026-01-12'), 'deposit-not-noted'],
  [
    'a mistake, whatever its day',
    [noted('received', '2026-01-20')],
    noted('undone', '2026-01-12'),
    null,
  ],
])('%s', (_what, lines, next, expected) => {
  expect(whyNotNoted(CALL, lines, next)).toBe(expected);
});

test('a body that gets its calls elsewhere has no deposit, unless one is noted already', () => {
  const elsewhere = { ...CALL, isDeposited: false };
  const deposited = noted('deposited', '2026-01-12');
  expect(whyNotNoted(elsewhere, [], deposited)).toBe('deposit-elsewhere');
  expect(whyNotNoted(elsewhere, [deposited], noted('received', '2026-01-13'))).toBeNull();
  expect(whyNotNoted(elsewhere, [deposited], noted('undone', '2026-01-13'))).toBeNull();
});

test('a call without a number is never deposited', () => {
  const bare = { ...CALL, number: '' };
  expect(whyNotNoted(bare, [], noted('deposited', '2026-01-12'))).toBe('deposit-without-number');
});
