import type { Core } from '@strapi/strapi';
import { findOwnIds, type MemberUser } from '../access/own-access';
import { rightOn } from '../core/rules/entitlement';
import { termOn } from '../core/rules/terms';
import { loadRights, standingOn } from '../entitlements/entitlement-plans';
import { clockIn } from '../kernel/clock';
import type { Standing, Standings } from './rules/access';
import { findUser } from './store/users';

/** The reader of a part for members, by the same functions as every other check of rights. */

export interface Reader {
  /** As signed addresses name them, from which they are found again. */
  name: string;
  /** Read once a reader: a request makes one. */
  standings: () => Promise<Standings>;
}

const once = (read: () => Promise<Standings>): Reader['standings'] => {
  let known: Promise<Standings> | null = null;
  return () => (known ??= read());
};

/** How a membership stands today: only an active one opens. */
const standingToday = async (strapi: Core.Strapi, membershipId: string): Promise<Standing> => {
  const today = clockIn(strapi).today();
  const facts = await loadRights(strapi, membershipId);
  const { status } = await standingOn(strapi, facts, today);
  const codes = [...new Set(facts.entitlements.map(({ benefitCode }) => benefitCode))];
  return {
    isActive: status === 'active',
    tier: termOn(facts.terms, today)?.tierCode ?? null,
    rights: codes.filter((code) => rightOn(facts.entitlements, code, today) !== null),
  };
};

const VISITOR = 'visitor';
const USER = 'user';
const MEMBER = 'member';

/** Somebody who is not known. */
export const visitor = (): Reader => ({ name: VISITOR, standings: async () => null });

/** A member in whose name a front-end asks; refused when there is none. */
export const memberNamed = (strapi: Core.Strapi, membershipId: string): Reader => ({
  name: `${MEMBER}.${membershipId}`,
  standings: once(async () => [await standingToday(strapi, membershipId)]),
});

/** Somebody who is signed in, by all memberships that they speak for. */
export const userReader = (strapi: Core.Strapi, user: MemberUser): Reader => ({
  name: `${USER}.${user.id}`,
  standings: once(async () => {
    const standings: Standing[] = [];
    for (const id of await findOwnIds(strapi, user))
      standings.push(await standingToday(strapi, id));
    return standings;
  }),
});

/** The reader of a signed address, as they are by now; a visitor when their account is gone. */
export const readerNamed = async (strapi: Core.Strapi, name: string): Promise<Reader> => {
  const [kind, id = ''] = name.split('.');
  if (kind === MEMBER) return memberNamed(strapi, id);
  const user = kind === USER ? await findUser(strapi, id) : null;
  return user ? userReader(strapi, user) : visitor();
};
