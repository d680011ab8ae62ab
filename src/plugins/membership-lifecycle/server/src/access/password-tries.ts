import type { Core } from '@strapi/strapi';
import { madeOnce } from '../kernel/made-once';
import type { RateLimitName } from '../kernel/rate-limits';
import { rateLimitsIn } from '../kernel/rate-limits';
import { newSecret } from '../kernel/secret-link';
import { passwordsIn } from './passwords';
import { foldSpelling } from './rules/spelling';
import { findSignInAccount, type AccountKind, type SignInAccount } from './store/sign-in-accounts';

export type { AccountKind } from './store/sign-in-accounts';

/** A limit, and the key that is counted. */
export type Count = [name: RateLimitName, somebody: string];

/** Counts tried passwords, and hides by equal timing which accounts exist. */
const createPasswordTriesService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** The count of a typed name, with or without an account. */
  typed: (kind: AccountKind, name: string): Count => [
    'signInOfAccount',
    `${kind}:${foldSpelling(name)}`,
  ],

  /** The count of an account, under any name. */
  account: (kind: AccountKind, id: number): Count => ['signInOfAccount', `${kind}#${id}`],

  /** The account that the database finds for a typed name, or null. */
  async find(kind: AccountKind, name: string): Promise<SignInAccount | null> {
    // No account has a NUL byte, on which PostgreSQL's query would fail.
    return name.includes('\0') ? null : findSignInAccount(strapi, kind, name);
  },

  /**
   * Replaces a password that must not be tried any more by one that nobody has. An explicit
   * refusal would reveal that the account exists.
   */
  hopeless: (): string => newSecret(),

  /** Takes as long as comparing a password, for a name without an account. */
  async compareWithNone(password: string): Promise<void> {
    await passwordsIn(strapi).isRight(password, null);
  },

  /** Counts a request for a new staff password; whether the account may get another link. */
  async mayAskForLink(typed: string): Promise<boolean> {
    const account = await this.find('staff', typed);
    if (!account) return false;
    const limits = rateLimitsIn(strapi);
    return (await limits.take('signInLinkOfEmail', `staff#${account.id}`)) === 0;
  },

  /** Counts a try. Returns the seconds to wait, or 0. */
  take: ([name, somebody]: Count): Promise<number> => rateLimitsIn(strapi).take(name, somebody),

  giveBack: ([name, somebody]: Count): Promise<void> =>
    rateLimitsIn(strapi).giveBack(name, somebody),
});

export const passwordTriesIn = madeOnce(createPasswordTriesService);
