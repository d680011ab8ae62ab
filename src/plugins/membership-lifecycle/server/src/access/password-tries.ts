import type { Core } from '@strapi/strapi';
import { madeOnce } from '../kernel/made-once';
import type { RateLimitName } from '../kernel/rate-limits';
import { rateLimitsIn } from '../kernel/rate-limits';
import { newSecret } from '../kernel/secret-link';
import { foldSpelling } from './rules/spelling';
import { findSignInAccount, type AccountKind, type SignInAccount } from './store/sign-in-accounts';

export type { AccountKind } from './store/sign-in-accounts';

/** What is counted, and for whom. */
export type Count = [name: RateLimitName, somebody: string];

interface StaffPasswords {
  validatePassword(password: string, digest: string): Promise<boolean>;
}

/** The digest of a password that nobody has, made as Strapi makes those of accounts. */
const NOBODYS = '$2a$10$sja3xr8iQf2A1gwIXZMv5.UL/57o2nShu1.yF626mriaHc.SlJVoy';

/** How passwords are counted that somebody tries, and what keeps their time from telling whose there are. */
const createPasswordTriesService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** The count of a name as it is typed, whether an account has it or not. */
  typed: (kind: AccountKind, name: string): Count => [
    'signInOfAccount',
    `${kind}:${foldSpelling(name)}`,
  ],

  /** The count of an account, whatever name led to it. */
  account: (kind: AccountKind, id: number): Count => ['signInOfAccount', `${kind}#${id}`],

  /** The account that a typed name leads to as the database finds it; null for none. */
  async find(kind: AccountKind, name: string): Promise<SignInAccount | null> {
    // No account of ours has a NUL, and PostgreSQL fails at the question.
    return name.includes('\0') ? null : findSignInAccount(strapi, kind, name);
  },

  /**
   * What is compared in the place of a password that may not be tried any more: one that nobody has.
   * A refusal in words would tell that the name leads to an account.
   */
  hopeless: (): string => newSecret(),

  /** Takes the time of comparing a password, where there is none to compare it with. */
  async compareWithNone(password: string): Promise<void> {
    const staff = strapi.service('admin::auth') as StaffPasswords;
    await staff.validatePassword(password, NOBODYS);
  },

  /** Whether an account of the admin that a name leads to may be sent a link once more; counts it. */
  async mayAskForLink(typed: string): Promise<boolean> {
    const account = await this.find('staff', typed);
    if (!account) return false;
    const limits = rateLimitsIn(strapi);
    return (await limits.take('signInLinkOfEmail', `staff#${account.id}`)) === 0;
  },

  /** Counts; answers the seconds after which it may be tried again, 0 when it may now. */
  take: ([name, somebody]: Count): Promise<number> => rateLimitsIn(strapi).take(name, somebody),

  giveBack: ([name, somebody]: Count): Promise<void> =>
    rateLimitsIn(strapi).giveBack(name, somebody),
});

export const passwordTriesIn = madeOnce(createPasswordTriesService);
