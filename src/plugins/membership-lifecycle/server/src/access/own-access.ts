import type { Core } from '@strapi/strapi';
import { factsIn } from '../core/facts';
import type { LoadedFacts } from '../core/store/facts';
import type { Locale } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { refuse } from './refusals/member-space';
import { findMembershipsOf } from './store/member-users';

/** A front-end's user, as Strapi knows them. */
export interface MemberUser {
  id: number | string;
  email: string;
  confirmed: boolean | null;
  blocked: boolean | null;
}

export interface Own {
  loaded: LoadedFacts;
  /** The language of an answer. */
  locale: Locale;
}

const isTheirs = (email: string | null, user: MemberUser): boolean =>
  email?.toLowerCase() === user.email.toLowerCase();

/** The user's contact in a body. */
export const selfIn = ({ facts }: LoadedFacts, user: MemberUser) =>
  facts.contacts.find(({ email }) => isTheirs(email, user));

/** Requires a confirmed address, whatever Strapi requires for signing in. */
export const findOwnIds = async (
  strapi: Core.Strapi,
  { id, email, confirmed, blocked }: MemberUser,
): Promise<string[]> => {
  if (confirmed !== true || blocked === true || !email) return [];
  return findMembershipsOf(await executorOf(strapi), { id: String(id), email });
};

/** A membership of somebody else is answered as if it did not exist. */
export const assertOwn = async (
  strapi: Core.Strapi,
  user: MemberUser,
  id: string,
): Promise<void> => {
  if (!(await findOwnIds(strapi, user)).includes(id)) throw refuse('own-membership-unknown');
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
  if (!loaded) throw refuse('own-membership-unknown');
  return { loaded, locale: locale ?? selfIn(loaded, user)?.locale ?? 'fr' };
};
