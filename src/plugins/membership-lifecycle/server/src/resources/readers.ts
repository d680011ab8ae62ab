import type { Core } from '@strapi/strapi';
import { RECORDING_KINDS } from '../../../shared/core/kinds';
import type { Actor } from '../../../shared/kernel/common';
import { findOwnIds, type MemberUser } from '../access/own-access';
import { runsOn } from '../core/rules/entitlement';
import { termOn } from '../core/rules/terms';
import { loadRights, standingOn } from '../entitlements/entitlement-plans';
import { clockIn } from '../kernel/clock';
import type { Standing, Standings } from './rules/access';
import { readSeenAs, VISITOR as SEEN_BY_VISITOR, writeSeenAs, type SeenAs } from './rules/seen-as';
import { findTierRights } from './store/names';
import { findUser } from './store/users';

/** What editors are still writing, or what is published. */
export type Version = 'draft' | 'published';

/** The reader of a part for members, by the same functions as every other check of rights. */

export interface Reader {
  /** As signed addresses name them, from which they are found again. */
  name: string;
  /** The version that they read; only a preview shows drafts. */
  version: Version;
  /** In whose name a reading is recorded; null where none is. */
  actor: Actor | null;
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
  const held = facts.entitlements.filter((right) => runsOn(right, today));
  const recorded = held.filter(
    ({ kind, perPersonCap }) => RECORDING_KINDS.includes(kind) && perPersonCap === null,
  );
  return {
    membershipId,
    isActive: status === 'active',
    tier: termOn(facts.terms, today)?.tierCode ?? null,
    rights: held.map(({ benefitCode }) => benefitCode),
    recorded: recorded.map(({ benefitCode }) => benefitCode),
  };
};

const VISITOR = 'visitor';
const PREVIEW = 'preview';
const USER = 'user';
const MEMBER = 'member';

/** Somebody who is not known. */
export const visitor = (): Reader => ({
  name: VISITOR,
  version: 'published',
  actor: null,
  standings: async () => null,
});

/** A member in whose name a front-end asks; refused when there is none. */
export const memberNamed = (
  strapi: Core.Strapi,
  membershipId: string,
  actor: Actor | null = null,
): Reader => ({
  name: `${MEMBER}.${membershipId}`,
  version: 'published',
  actor,
  standings: once(async () => [await standingToday(strapi, membershipId)]),
});

/** Somebody who is signed in, by all memberships that they speak for. */
export const userReader = (strapi: Core.Strapi, user: MemberUser): Reader => ({
  name: `${USER}.${user.id}`,
  version: 'published',
  actor: { type: 'member', id: String(user.id) },
  standings: once(async () => {
    const standings: Standing[] = [];
    for (const id of await findOwnIds(strapi, user))
      standings.push(await standingToday(strapi, id));
    return standings;
  }),
});

/** An active membership as a preview supposes it: a tier brings the rights that it grants. */
const supposed = async (strapi: Core.Strapi, as: SeenAs): Promise<Standings> => {
  if (as.kind === 'visitor') return null;
  const membership = { membershipId: PREVIEW, isActive: true, recorded: [] };
  return as.kind === 'tier'
    ? [{ ...membership, tier: as.code, rights: await findTierRights(strapi, as.code) }]
    : [{ ...membership, tier: null, rights: [as.code] }];
};

/** Who looks at a preview, in the place of somebody else. */
export const previewReader = (strapi: Core.Strapi, version: Version, as: SeenAs): Reader => ({
  name: `${PREVIEW}.${version}.${writeSeenAs(as)}`,
  version,
  actor: null,
  standings: once(() => supposed(strapi, as)),
});

/** The reader of a signed address, as they are by now; a visitor when their account is gone. */
export const readerNamed = async (strapi: Core.Strapi, name: string): Promise<Reader> => {
  const [kind, id = '', ...more] = name.split('.');
  if (kind === MEMBER) return memberNamed(strapi, id);
  if (kind === PREVIEW) {
    const as = readSeenAs(more.join('.')) ?? SEEN_BY_VISITOR;
    return previewReader(strapi, id === 'draft' ? 'draft' : 'published', as);
  }
  const user = kind === USER ? await findUser(strapi, id) : null;
  return user ? userReader(strapi, user) : visitor();
};
