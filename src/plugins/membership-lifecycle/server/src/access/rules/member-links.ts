/** Lifetimes of links to the member space, and rules for passwords. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Longer than a holiday; after that, staff invite again. */
export const INVITATION_DAYS = 7;
export const SIGN_IN_MINUTES = 15;

export const LIFETIMES = {
  // The last day is valid to its end, at whatever hour the invitation was sent.
  invitation: (INVITATION_DAYS + 1) * DAY,
  'sign-in': SIGN_IN_MINUTES * MINUTE,
} as const;

/**
 * The requirement of NIST SP 800-63B and ANSSI for a password alone: its length, not its
 * characters.
 */
export const MIN_PASSWORD = 12;
/** Bcrypt ignores the bytes after these: longer passwords would be equal to their beginning. */
export const MAX_PASSWORD_BYTES = 72;

export type PasswordFault = 'password-too-short' | 'password-too-long' | 'control-character';

/** Why a password is refused, or null. A character outside the BMP counts as one. */
export const passwordFault = (password: string): PasswordFault | null => {
  if (/\p{Cc}/u.test(password)) return 'control-character';
  if ([...password].length < MIN_PASSWORD) return 'password-too-short';
  return Buffer.byteLength(password) > MAX_PASSWORD_BYTES ? 'password-too-long' : null;
};
