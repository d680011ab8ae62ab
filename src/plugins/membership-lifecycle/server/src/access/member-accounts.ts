import type { Core } from '@strapi/strapi';
import { factsIn } from '../core/facts';
import { refusalsOutOfOffice } from '../core/out-of-office';
import type { Contact, MessageDraft } from '../core/rules/types';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { rateLimitsIn } from '../kernel/rate-limits';
import { onceFor } from '../kernel/rules/once-for';
import type { Locale } from '../kernel/rules/values';
import { hashOfSecret, isSecret } from '../kernel/secret-link';
import { executorOf, type Executor } from '../kernel/store/database';
import { messagesIn } from '../messages/messages';
import { addMessages } from '../messages/store/messages';
import { selfIn } from './own-access';
import { passwordsIn } from './passwords';
import { refuse } from './refusals/member-space';
import { accountStamp } from './store/account-stamp';
import { changeAccount, findAccount, findAccountById, type Account } from './store/accounts';
import {
  endLinks,
  findAccesses,
  findLink,
  noteSignIn,
  useLink,
  type AccountLink,
  type LinkKind,
} from './store/member-access';
import { findActingFor, type ActingFor } from './store/member-users';

interface TokenMaker {
  issue(payload: { id: number; stamp: string }): string | Promise<string>;
}

/** An account as Strapi reads it, including the password digest. */
interface StrapiUser {
  id: number;
  password?: string | null;
}

/** Background work that continues after its answer. */
const underWayOf = onceFor<Core.Strapi, Set<Promise<void>>>(() => new Set());

const tokens = (strapi: Core.Strapi) =>
  strapi.plugin('users-permissions').service('jwt') as TokenMaker;

const actingFor = async (
  strapi: Core.Strapi,
  { id, email }: Pick<Account, 'id' | 'email'>,
): Promise<ActingFor> =>
  findActingFor(await executorOf(strapi), { id: String(id), email }, clockIn(strapi).today());

/** Why an account opens nothing today though it has contacts: all their mandates are over or to come. */
const outOfOffice = async (strapi: Core.Strapi, { memberships, out }: ActingFor) => {
  const [why] = out.values();
  return memberships.length === 0 && why ? (await refusalsOutOfOffice(strapi))(why) : null;
};

/**
 * Whether an account may get a sign-in link: it was invited or has been opened, and is not
 * blocked.
 */
const mayEnter = async (strapi: Core.Strapi, account: Account): Promise<boolean> => {
  if (account.blocked) return false;
  if (account.confirmed) return true;
  const accesses = await findAccesses(await executorOf(strapi), [String(account.id)]);
  return accesses.some(({ invitedAt, withdrawnAt }) => invitedAt !== null && withdrawnAt === null);
};

const draftTo = (contact: Contact): MessageDraft => {
  const ids = { termId: null, renewalId: null, duesId: null };
  const [key, template] = [`member-sign-in:${newId()}`, 'member-sign-in'];
  const about = { space: { until: null } };
  return { key, template, contactRole: contact.role, to: contact, ...ids, about };
};

const writeLink = async (
  strapi: Core.Strapi,
  email: string,
  locale: Locale | undefined,
): Promise<void> => {
  const account = await findAccount(strapi, email);
  if (!account || !(await mayEnter(strapi, account))) return;
  const [membershipId] = (await actingFor(strapi, account)).memberships;
  if (!membershipId) return;
  const [loaded] = await factsIn(strapi).loadMany([membershipId]);
  const self = loaded && selfIn(loaded, account, clockIn(strapi).today());
  if (!loaded || !self) return;
  const draft = draftTo(locale ? { ...self, locale } : self);
  const render = await messagesIn(strapi).renderer();
  const rendering = render(draft, loaded.facts, loaded.organisationName);
  if (!rendering.ok) throw new Error(`The message of a sign-in link: ${rendering.reason}`);
  await strapi.db.transaction(({ trx }) =>
    addMessages(trx, [rendering.message], clockIn(strapi).now()),
  );
  await messagesIn(strapi).flushIfOn();
};

const afterwards = (strapi: Core.Strapi, work: () => Promise<void>): void => {
  const done = async () => {
    try {
      await work();
    } catch (error) {
      strapi.log.error(`A sign-in link was not sent: ${(error as Error).message}`);
    }
  };
  const underWay = underWayOf(strapi);
  const going = done().finally(() => underWay.delete(going));
  underWay.add(going);
};

/**
 * A valid link, and its account. Every invalid link is refused in the same way; a valid one of who is
 * out of office says so, and works again once the mandate runs.
 */
const findStanding = async (
  strapi: Core.Strapi,
  db: Executor,
  token: string,
  kind: LinkKind,
): Promise<{ link: AccountLink; account: Account }> => {
  const link = isSecret(token) ? await findLink(db, hashOfSecret(token)) : null;
  const stands = link && link.kind === kind && link.expiresAt > clockIn(strapi).now();
  const account = stands ? await findAccountById(strapi, link.accountId) : null;
  if (!link || !account || account.blocked) throw refuse('link-unknown');
  if (link.accountStamp !== account.stamp) throw refuse('link-unknown');
  const acting = await actingFor(strapi, account);
  const out = await outOfOffice(strapi, acting);
  if (out) throw out;
  if (acting.memberships.length === 0) throw refuse('link-unknown');
  return { link, account };
};

/** Digests a password ahead of the transaction, which must not wait for it; for a valid link only. */
const digestFor = async (
  strapi: Core.Strapi,
  token: string,
  kind: LinkKind,
  password: string,
): Promise<string> => {
  await findStanding(strapi, await executorOf(strapi), token, kind);
  return passwordsIn(strapi).digest(password);
};

/** Opens an account by a link: its holder can read the mailbox. */
const enter = async (
  strapi: Core.Strapi,
  token: string,
  kind: LinkKind,
  chosen?: string,
): Promise<string> => {
  const password = chosen === undefined ? undefined : await digestFor(strapi, token, kind, chosen);
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      const { link, account: opened } = await findStanding(strapi, trx, token, kind);
      if (!(await useLink(trx, link.id))) throw refuse('link-unknown');
      const accountId = String(opened.id);
      // With a new password, all links still in mailboxes end.
      await endLinks(trx, accountId, password === undefined ? { kind } : {});
      await changeAccount(strapi, opened.id, {
        confirmed: true,
        ...(password === undefined ? {} : { password }),
      });
      await noteSignIn(trx, accountId, clockIn(strapi).now());
      // Read in this transaction, so that a later change of the password also ends this token.
      const { id, stamp } = (await findAccountById(strapi, accountId)) ?? opened;
      return tokens(strapi).issue({ id, stamp });
    }),
  );
};

/**
 * Sends a sign-in link in the background, if the address has a permitted account. The answer
 * and its time are the same for every address. Returns the seconds to wait when it was
 * requested too often for this address, known or not; else 0.
 */
const requestSignInLink = async (
  strapi: Core.Strapi,
  email: string,
  locale?: Locale,
): Promise<number> => {
  const limits = rateLimitsIn(strapi);
  const seconds = await limits.take('signInLinkOfEmail', email.toLowerCase());
  if (seconds === 0) afterwards(strapi, () => writeLink(strapi, email, locale));
  return seconds;
};

/** Waits for the background work. */
const settled = async (strapi: Core.Strapi): Promise<void> => {
  await Promise.all(underWayOf(strapi));
};

/** Signs in by a message's link, once; a given password replaces the former one. */
const signIn = (strapi: Core.Strapi, token: string, password?: string) =>
  enter(strapi, token, 'sign-in', password);

/** Takes an invitation up: chooses the password, and signs in. */
const acceptInvitation = (strapi: Core.Strapi, token: string, password: string) =>
  enter(strapi, token, 'invitation', password);

/** A token for an account; changing the account's password ends it. */
const tokenOf = async (strapi: Core.Strapi, user: StrapiUser): Promise<string> =>
  tokens(strapi).issue({ id: user.id, stamp: accountStamp(strapi, user) });

/** Whether a token was issued under the account's present password. */
const isCurrent = (strapi: Core.Strapi, user: StrapiUser, stamp: unknown): boolean =>
  stamp === accountStamp(strapi, user);

/**
 * Refuses an account all of whose mandates are over or to come. One that is no contact of anybody, as
 * a front-end may have them, is let in.
 */
const checkInOffice = async (
  strapi: Core.Strapi,
  account: Pick<Account, 'id' | 'email'>,
): Promise<void> => {
  const out = await outOfOffice(strapi, await actingFor(strapi, account));
  if (out) throw out;
};

/** Notes that somebody signed in with their password; refused to who is out of office. */
const noteAccountSignIn = async (
  strapi: Core.Strapi,
  account: Pick<Account, 'id' | 'email'>,
): Promise<void> => {
  await checkInOffice(strapi, account);
  await noteSignIn(await executorOf(strapi), String(account.id), clockIn(strapi).now());
};

/** Signs people in to the member space, by an invitation or a requested link. */
export const memberAccountsIn = serviceOf({
  requestSignInLink,
  settled,
  signIn,
  acceptInvitation,
  tokenOf,
  isCurrent,
  checkInOffice,
  noteSignIn: noteAccountSignIn,
});
