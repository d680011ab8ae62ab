import {
  LIFETIMES,
  passwordFault,
} from '../../../src/plugins/membership-lifecycle/server/src/access/rules/member-links';

const MINUTE = 60_000;

describe('a link of the member space', () => {
  it('that invites works for seven days, the day on which it was sent aside', () => {
    expect(LIFETIMES.invitation).toBe(8 * 24 * 60 * MINUTE);
  });

  it('that signs in works for a quarter of an hour', () => {
    expect(LIFETIMES['sign-in']).toBe(15 * MINUTE);
  });
});

describe('a password', () => {
  it.each([
    ['of eleven signs is too short', 'a'.repeat(11), 'password-too-short'],
    ['of twelve is long enough, whatever they are', 'a'.repeat(12), null],
    ['of eleven signs is short whatever room they take', '😀'.repeat(11), 'password-too-short'],
    ['of twelve signs that take two places each is long enough', '😀'.repeat(12), null],
    ['of 72 bytes is the longest', 'a'.repeat(72), null],
    ['of 73 bytes would be cut', 'a'.repeat(73), 'password-too-long'],
    ['of 37 letters with accents takes 74 bytes', 'é'.repeat(37), 'password-too-long'],
    [
      'with a sign that nobody sees cannot be typed again',
      'abcdefghijkl\u0007',
      'control-character',
    ],
    ['is told first of a sign that nobody sees', '\u0000', 'control-character'],
    ['is told first that it is short', '😀😀', 'password-too-short'],
  ])('%s', (_case, password, fault) => {
    expect(passwordFault(password)).toBe(fault);
  });
});
