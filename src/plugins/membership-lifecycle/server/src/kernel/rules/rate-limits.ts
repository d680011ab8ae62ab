const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** So many times in so many seconds, for each address or each e-mail. */
export interface RateLimit {
  points: number;
  seconds: number;
}

/**
 * Limits for one visitor on what anybody can do. An office behind one address must not be held back
 * by its colleagues; a robot must. `config/plugins.ts` may give others under the same names.
 */
export const RATE_LIMITS = {
  /** Applications to join that are sent. */
  application: { points: 20, seconds: HOUR },
  /** Requests of the form of an application before it is sent. */
  applicationForm: { points: 120, seconds: 10 * MINUTE },
  /** Links to sign in that are asked for, from one address. */
  signInLink: { points: 20, seconds: 15 * MINUTE },
  /** And for one e-mail, known or not: nobody's mailbox is filled. */
  signInLinkOfEmail: { points: 5, seconds: 15 * MINUTE },
  /** Passwords that are not the right ones, from one address: staff, members, front-ends that sign them in. */
  signIn: { points: 100, seconds: 15 * MINUTE },
  /** And for one account, known or not, wherever they come from. */
  signInOfAccount: { points: 20, seconds: 15 * MINUTE },
  /** Links of messages that are used to sign in or to choose a password. */
  memberLink: { points: 30, seconds: 15 * MINUTE },
  /** Links of renewals that are opened. */
  invitation: { points: 120, seconds: 10 * MINUTE },
  /** Answers that are given by them. */
  invitationAnswer: { points: 30, seconds: 10 * MINUTE },
} satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof RATE_LIMITS;
