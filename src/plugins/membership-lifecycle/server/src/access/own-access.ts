import type { Core } from '@strapi/strapi';
import { factsIn } from '../core/facts';
import { refusalsOutOfOffice } from '../core/out-of-office';
import { actingAmong } from '../core/rules/mandate';
import type { Contact } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import { clockIn } from '../kernel/clock';
import type { Day, Locale } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { refuse } from './refusals/member-space';
import { findActingFor, type ActingFor } from './store/member-users';

/** A front-end's user, as Strapi knows them. */
export interface MemberUser {
  id: number | string;
  email: string;
  confirmed: boolean | null;
  blocked: boolean | null;
}

export interface Own {
  loaded: LoadedFacts;
  /** The user's contact in the body. */
  self: Contact;
  /** The language of an answer. */
  locale: Locale;
}

/** The contact of a body as whom somebody with an address acts on a day. */
export const selfIn = (
  { facts }: LoadedFacts,
  { email: address }: { email: string },
  on: Day,
): Contact | undefined => {
  const wanted = address.toLowerCase();
  const same = facts.contacts.filter(({ email }) => email?.toLowerCase() === wanted);
  return actingAmong(same, on)?.person ?? undefined;
};

/** Requires a confirmed address, whatever Strapi requires for signing in. */
const actingFor = async (
  strapi: Core.Strapi,
  { id, email, confirmed, blocked }: MemberUser,
): Promise<ActingFor> => {
  if (confirmed !== true || blocked === true || !email) return { memberships: [], out: new Map() };
  const account = { id: String(id), email };
  return findActingFor(await executorOf(strapi), account, clockIn(strapi).today());
};

/** The memberships that a user acts for today, of whom a door takes for a visitor without any. */
export const findOwnIds = async (strapi: Core.Strapi, user: MemberUser): Promise<string[]> =>
  (await actingFor(strapi, user)).memberships;

/** The same, for what is a user's own alone; refused when all mandates of theirs are over or to come. */
export const ownIds = async (strapi: Core.Strapi, user: MemberUser): Promise<string[]> => {
  const { memberships, out } = await actingFor(strapi, user);
  const [why] = out.values();
  if (memberships.length === 0 && why) throw (await refusalsOutOfOffice(strapi))(why);
  return memberships;
};

/** A membership of somebody else is answered as if it did not exist. */
export const assertOwn = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
): Promise<void> => {
  const { memberships, out } = await actingFor(strapi, user);
  if (memberships.includes(id)) return;
  const why = out.get(id);
  throw why ? (await refusalsOutOfOffice(strapi))(why) : refuse('own-membership-unknown');
};

/** A membership of the user, and their language: the given one, else that of the contact. */
export const loadOwn = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
  locale?: Locale,
): Promise<Own> => {
  await assertOwn(strapi, user, id);
  const [loaded] = await factsIn(strapi).loadMany([id]);
  const self = loaded && selfIn(loaded, user, clockIn(strapi).today());
  if (!loaded || !self) throw refuse('own-membership-unknown');
  return { loaded, self, locale: locale ?? self.locale };
};
