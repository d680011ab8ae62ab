import type { Core } from '@strapi/strapi';
import type { ContactAccess } from '../../../shared/access/member-access';
import type { Actor } from '../../../shared/kernel/common';
import { isEmail } from '../../../shared/kernel/email';
import { factsIn } from '../core/facts';
import { outOfOffice } from '../core/rules/mandate';
import type { Contact, MessageDraft } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import { lockMemberships } from '../core/store/memberships';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { addDays } from '../kernel/rules/calendar';
import type { Day } from '../kernel/rules/values';
import { newSecret } from '../kernel/secret-link';
import { executorOf, type Transaction } from '../kernel/store/database';
import { messagesIn } from '../messages/messages';
import { addMessages } from '../messages/store/messages';
import { refuse } from './refusals/member-space';
import { INVITATION_DAYS, LIFETIMES } from './rules/member-links';
import {
  changeAccount,
  findAccount,
  findAccounts,
  makeAccount,
  type Account,
} from './store/accounts';
import {
  endLinks,
  findAccesses,
  findWithdrawn,
  noteInvitation,
  noteWithdrawal,
  type Access,
} from './store/member-access';
import { findActingFor } from './store/member-users';

const instant = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString();

const sameAddress = (a: string | null, b: string): boolean =>
  a !== null && a.toLowerCase() === b.toLowerCase();

/** The last of some instants. */
const latest = (instants: readonly (number | null)[]): number | null =>
  instants.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null);

const NOTHING = { invitedAt: null, expiresAt: null, openedAt: null, lastSignInAt: null };

const loadedOf = async (strapi: Core.Strapi, membershipId: string): Promise<LoadedFacts> => {
  const [loaded] = await factsIn(strapi).loadMany([membershipId]);
  if (!loaded) throw refuse('membership-unknown', { membership: membershipId });
  return loaded;
};

const contactIn = ({ facts }: LoadedFacts, contactId: string): Contact => {
  const contact = facts.contacts.find(({ id }) => id === contactId);
  if (!contact) throw refuse('contact-unknown', { contact: contactId });
  if (!isEmail(contact.email ?? '')) throw refuse('contact-without-address');
  return contact;
};

const stateOf = (
  account: Account,
  mine: Access | undefined,
  openedAt: number | null,
  withdrawn: boolean,
): ContactAccess['state'] => {
  if (withdrawn) return 'withdrawn';
  if (account.blocked) return 'blocked';
  if (openedAt !== null || account.confirmed) return 'open';
  return mine?.invitedAt ? 'invited' : 'never';
};

const accessOf = (
  membershipId: string,
  contact: Contact,
  account: Account | undefined,
  known: { accesses: readonly Access[]; withdrawn: readonly string[]; today: Day },
): ContactAccess => {
  const { id: contactId, name, email } = contact;
  const out = outOfOffice(contact, known.today);
  const who = { contactId, name, email: email || null, out };
  if (!isEmail(email ?? '')) return { ...who, ...NOTHING, state: 'no-address' };
  if (!account) return { ...who, ...NOTHING, state: 'never' };
  const all = known.accesses.filter(({ accountId }) => accountId === String(account.id));
  const mine = all.find((one) => one.membershipId === membershipId);
  const openedAt = latest(all.map((one) => one.openedAt));
  const withdrawn = known.withdrawn.includes(String(account.id));
  const invitedAt = mine?.invitedAt ?? null;
  return {
    ...who,
    state: stateOf(account, mine, openedAt, withdrawn),
    invitedAt: instant(invitedAt),
    expiresAt: instant(invitedAt === null ? null : invitedAt + LIFETIMES.invitation),
    openedAt: instant(openedAt),
    lastSignInAt: instant(latest(all.map((one) => one.lastSignInAt))),
  };
};

/** The contacts with their access: invited, signed in, and when last. */
const list = async (strapi: Core.Strapi, membershipId: string): Promise<ContactAccess[]> => {
  const { facts } = await loadedOf(strapi, membershipId);
  const emails = facts.contacts.flatMap(({ email }) => email || []);
  const accounts = await findAccounts(strapi, emails);
  const db = await executorOf(strapi);
  const ids = accounts.map(({ id }) => String(id));
  const accesses = await findAccesses(db, ids);
  // Only accounts with a withdrawn access can have withdrawals from a merged membership.
  const taken = new Set(
    accesses.flatMap(({ accountId, withdrawnAt }) => (withdrawnAt === null ? [] : [accountId])),
  );
  const withdrawn: string[] = [];
  for (const id of taken) {
    if ((await findWithdrawn(db, id)).includes(membershipId)) withdrawn.push(id);
  }
  const today = clockIn(strapi).today();
  return facts.contacts.map((contact) => {
    const account = accounts.find(({ email }) => sameAddress(contact.email, email));
    return accessOf(membershipId, contact, account, { accesses, withdrawn, today });
  });
};

/** Ends the invitation link of a member's contact, if there is one. */
const endInvitation = async (trx: Transaction, membershipId: string, accountId: string) => {
  const accesses = await findAccesses(trx, [accountId]);
  const mine = accesses.find((access) => access.membershipId === membershipId);
  if (mine?.invitationId) await endLinks(trx, accountId, { messageId: mine.invitationId });
};

/** The account of an address; unblocked if only staff had withdrawn its access. */
const accountFor = async (
  strapi: Core.Strapi,
  trx: Transaction,
  email: string,
): Promise<Account> => {
  const account = await makeAccount(strapi, email);
  if (!account.blocked) return account;
  const accesses = await findAccesses(trx, [String(account.id)]);
  if (!accesses.some(({ withdrawnAt }) => withdrawnAt !== null)) throw refuse('account-blocked');
  await changeAccount(strapi, account.id, { blocked: false });
  return account;
};

const draftTo = (strapi: Core.Strapi, contact: Contact): MessageDraft => {
  const until = addDays(clockIn(strapi).today(), INVITATION_DAYS);
  const ids = { termId: null, renewalId: null, duesId: null };
  const key = `member-invitation:${newId()}`;
  const template = 'member-invitation';
  return {
    key,
    template,
    contactRole: contact.role,
    to: contact,
    ...ids,
    about: { space: { until } },
  };
};

/**
 * Invites a contact: creates an account for the address and sends a message with a link to
 * open it. A new invitation ends the earlier link.
 */
const invite = async (
  strapi: Core.Strapi,
  membershipId: string,
  contactId: string,
  actor: Actor,
): Promise<ContactAccess[]> => {
  const loaded = await loadedOf(strapi, membershipId);
  const contact = contactIn(loaded, contactId);
  const out = outOfOffice(contact, clockIn(strapi).today());
  if (out) throw refuse(`contact-mandate-${out.state}`, { on: out.on });
  const draft = draftTo(strapi, contact);
  const render = await messagesIn(strapi).renderer();
  await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [membershipId]);
      const account = await accountFor(strapi, trx, contact.email);
      const rendering = render(draft, loaded.facts, loaded.organisationName);
      if (!rendering.ok) throw refuse('invitation-not-written');
      const now = clockIn(strapi).now();
      const { message } = rendering;
      const access = { id: newId(), membershipId, accountId: String(account.id) };
      await endInvitation(trx, membershipId, access.accountId);
      await noteInvitation(trx, { ...access, invitationId: message.id }, now);
      await addMessages(trx, [message], now);
      const told = { input: { contactId }, after: { messages: [message.id] } };
      await writeLine(strapi, trx, { membershipId, command: 'invite-contact', actor, ...told });
    }),
  );
  return list(strapi, membershipId);
};

/**
 * Withdraws the access of an address to a member, in the caller's transaction. An account without any
 * other membership is blocked, and its sessions end at once. Says why there is nothing to withdraw.
 */
export const withdrawIn = async (
  strapi: Core.Strapi,
  trx: Transaction,
  membershipId: string,
  { contactId, email, reason }: { contactId: string; email: string; reason?: string },
  actor: Actor,
): Promise<'access-none' | 'access-withdrawn' | null> => {
  const account = await findAccount(strapi, email);
  if (!account) return 'access-none';
  const accountId = String(account.id);
  if ((await findWithdrawn(trx, accountId)).includes(membershipId)) return 'access-withdrawn';
  await endInvitation(trx, membershipId, accountId);
  await noteWithdrawal(trx, { id: newId(), membershipId, accountId }, clockIn(strapi).now());
  const whose = { id: accountId, email: account.email };
  const { memberships, out } = await findActingFor(trx, whose, clockIn(strapi).today());
  // A mandate that is over may be corrected: its access comes back with it.
  const blocked = memberships.length + out.size === 0;
  if (blocked) {
    await endLinks(trx, accountId);
    // A random password: tokens issued under the former one stay invalid even if the
    // account is unblocked.
    await changeAccount(strapi, account.id, { blocked: true, password: newSecret() });
  }
  const told = { input: { contactId, ...(reason ? { reason } : {}) }, after: { blocked } };
  await writeLine(strapi, trx, { membershipId, command: 'withdraw-access', actor, ...told });
  return null;
};

/** Withdraws a contact's access to this member. */
const withdraw = async (
  strapi: Core.Strapi,
  membershipId: string,
  { contactId, reason }: { contactId: string; reason?: string },
  actor: Actor,
): Promise<ContactAccess[]> => {
  const { email } = contactIn(await loadedOf(strapi, membershipId), contactId);
  await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [membershipId]);
      const whose = { contactId, email, ...(reason ? { reason } : {}) };
      const none = await withdrawIn(strapi, trx, membershipId, whose, actor);
      if (none) throw refuse(none);
    }),
  );
  return list(strapi, membershipId);
};

/** Manages which contacts of a member may enter the member space. */
export const memberAccessIn = serviceOf({ list, invite, withdraw });
