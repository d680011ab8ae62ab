/** How long the links of the member space live, and what a password has to be. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Long enough for a holiday; whoever comes later is invited again. */
export const INVITATION_DAYS = 7;
export const SIGN_IN_MINUTES = 15;

export const LIFETIMES = {
  // The last day counts whole, whatever the hour of the invitation.
  invitation: (INVITATION_DAYS + 1) * DAY,
  'sign-in': SIGN_IN_MINUTES * MINUTE,
} as const;

/** What NIST SP 800-63B and the ANSSI ask of a password alone: length, and no rule about signs. */
export const MIN_PASSWORD = 12;
/** Bcrypt reads no further: two passwords that differ beyond would be one. */
export const MAX_PASSWORD_BYTES = 72;

export type PasswordFault = 'password-too-short' | 'password-too-long' | 'control-character';

/** Why a password is refused, or null. Characters are counted as people count them. */
export const passwordFault = (password: string): PasswordFault | null => {
  if (/\p{Cc}/u.test(password)) return 'control-character';
  if ([...password].length < MIN_PASSWORD) return 'password-too-short';
  return Buffer.byteLength(password) > MAX_PASSWORD_BYTES ? 'password-too-long' : null;
};
