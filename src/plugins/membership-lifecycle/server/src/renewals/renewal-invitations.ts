import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { MessageLink } from '../../../shared/messages/messages';
import type {
  DeclineRenewalBody,
  RenewalAnswer,
  RenewalProposal,
} from '../../../shared/renewals/content-api';
import { factsIn } from '../core/facts';
import { refusalsOutOfOffice } from '../core/out-of-office';
import { actingAmong } from '../core/rules/mandate';
import type { Contact } from '../core/rules/types';
import { clockIn } from '../kernel/clock';
import { RefusalError } from '../kernel/errors';
import { writeLine } from '../kernel/journal-line';
import { madeOnce, serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Locale } from '../kernel/rules/values';
import { hashOfSecret, isSecret, newSecret } from '../kernel/secret-link';
import { findActorNames } from '../kernel/store/actors';
import { executorOf, type Transaction } from '../kernel/store/database';
import { channelOf } from '../messages/channel';
import { findMessage, type Message } from '../messages/store/messages';
import { hasLink, withLink } from '../messages/texts/link-mark';
import type { PaperFile } from '../papers/member-papers';
import { siteLinksIn } from '../settings/site-links';
import type { AcceptRenewalBody } from './inputs/renewal-answers';
import { refuse } from './refusals/renewals';
import type { Answering } from './renewal-answers';
import { renewalAnswersIn } from './renewal-answers';
import { proposalOf } from './rules/renewal-answers';
import {
  addInvitation,
  findInvitation,
  findInvitationsOf,
  findMembershipOfRenewal,
  revokeInvitationsOf,
  useInvitation,
  type Invitation,
} from './store/renewal-invitations';

/** A valid link, with its renewal and contact. */
interface Opened {
  invitation: Invitation;
  message: Message;
  membershipId: string;
  contact: Contact;
  /** Refuses who is no contact any more, or out of office. */
  assertActs: (contacts: readonly Contact[]) => Contact;
}

/** Refusals of an answer, with the reason used for links instead. */
const OF_LINKS: Record<string, Parameters<typeof refuse>[0]> = {
  'renewal-answered': 'invitation-used',
  'renewal-overdue': 'invitation-expired',
  'renewal-none': 'invitation-expired',
};

const inWordsOfLinks = (error: unknown): unknown => {
  if (!(error instanceof RefusalError)) return error;
  const reason = OF_LINKS[error.reason];
  return reason ? refuse(reason) : error;
};

/**
 * The contact to whom a message was sent, if the body still has the address and the mandate runs; by
 * name when the address is shared. Null when nobody has it.
 */
const addresseeOf = (strapi: Core.Strapi, contacts: readonly Contact[], message: Message) => {
  const { addressOf } = channelOf(strapi, message);
  const wanted = message.toEmail.toLowerCase();
  const same = contacts.filter((contact) => addressOf(contact)?.toLowerCase() === wanted);
  const named = same.filter(({ name }) => name === message.toName);
  return actingAmong([...named, ...same], clockIn(strapi).today());
};

/** Finds what a link opens; refuses a text that never was a link in the same way for all. */
const open = async (strapi: Core.Strapi, token: unknown): Promise<Opened> => {
  const db = await executorOf(strapi);
  const invitation = isSecret(token) ? await findInvitation(db, hashOfSecret(token)) : null;
  if (!invitation) throw refuse('invitation-unknown');
  const message = await findMessage(db, invitation.messageId);
  const membershipId = await findMembershipOfRenewal(db, invitation.renewalId);
  const facts = membershipId ? await factsIn(strapi).load(membershipId) : null;
  const proposal = facts && proposalOf(facts, invitation.renewalId, clockIn(strapi).today());
  const isOver = !proposal || proposal.state === 'expired' || invitation.revokedAt !== null;
  if (isOver || !membershipId || !message) throw refuse('invitation-expired');
  const refusalOf = await refusalsOutOfOffice(strapi);
  const assertActs = (contacts: readonly Contact[]): Contact => {
    const addressee = addresseeOf(strapi, contacts, message);
    if (addressee?.person) return addressee.person;
    throw addressee ? refusalOf(addressee.out) : refuse('invitation-expired');
  };
  const contact = assertActs(facts.contacts);
  return { invitation, message, membershipId, contact, assertActs };
};

const answer = async (
  strapi: Core.Strapi,
  token: string,
  given: RenewalAnswer,
  work: (opened: Opened, by: Answering) => Promise<void>,
): Promise<void> => {
  const opened = await open(strapi, token);
  if (opened.invitation.usedAt !== null) throw refuse('invitation-used');
  const by: Answering = {
    renewalId: opened.invitation.renewalId,
    actor: { type: 'link', id: opened.contact.id },
    // The contact may have been removed since, or their mandate ended.
    guard: ({ contacts }) => void opened.assertActs(contacts),
    beside: (trx) => use(strapi, trx, opened, given),
  };
  try {
    await work(opened, by);
  } catch (error) {
    throw inWordsOfLinks(error);
  }
};

const use = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { invitation, contact }: Opened,
  given: RenewalAnswer,
): Promise<void> => {
  const told = { answer: given, contactId: contact.id };
  // The link was revoked meanwhile, or used twice at once.
  if (!(await useInvitation(trx, invitation.id, told, clockIn(strapi).now()))) {
    throw refuse('invitation-used');
  }
};

const stateOf = async (
  strapi: Core.Strapi,
  message: Message,
  invitations: readonly Invitation[],
): Promise<MessageLink['state']> => {
  const renewalId = message.renewalId ?? '';
  if (invitations.length === 0) return 'unsent';
  if (invitations.some(({ usedAt }) => usedAt !== null)) return 'used';
  if (invitations.every(({ revokedAt }) => revokedAt !== null)) return 'revoked';
  const membershipId = await findMembershipOfRenewal(await executorOf(strapi), renewalId);
  const facts = membershipId ? await factsIn(strapi).load(membershipId) : null;
  const proposal = facts && proposalOf(facts, renewalId, clockIn(strapi).today());
  if (!facts || !proposal || proposal.state === 'answered') return 'closed';
  if (proposal.state === 'expired') return 'expired';
  return addresseeOf(strapi, facts.contacts, message)?.person ? 'open' : 'gone';
};

/**
 * A message with a new link in place of the mark, if it has one. Each attempt makes another
 * link, and the links of all copies work.
 */
const addressed = async <T extends Message>(strapi: Core.Strapi, message: T): Promise<T> => {
  if (message.renewalId === null || !hasLink(message)) return message;
  const token = newSecret();
  await addInvitation(await executorOf(strapi), {
    id: newId(),
    tokenHash: hashOfSecret(token),
    renewalId: message.renewalId,
    messageId: message.id,
    sentAt: clockIn(strapi).now(),
    usedAt: null,
    answer: null,
    contactId: null,
    revokedAt: null,
  });
  const link = await siteLinksIn(strapi).answer(token, message.locale);
  return withLink(message, link);
};

/** The proposal behind a link. Opening it changes nothing. */
const view = async (
  strapi: Core.Strapi,
  token: string,
  locale?: Locale,
): Promise<RenewalProposal> => {
  const { invitation, membershipId, contact } = await open(strapi, token);
  const proposal = await renewalAnswersIn(strapi).view(membershipId, {
    contact: contact.name,
    locale: locale ?? contact.locale,
    renewalId: invitation.renewalId,
  });
  // Staff reopened the renewal: a used link takes no second answer, so the proposal must not
  // ask for one.
  return invitation.usedAt !== null && proposal.status === 'open'
    ? { ...proposal, status: 'answered', answer: invitation.answer }
    : proposal;
};

/** Says yes by a link. */
const accept = (
  strapi: Core.Strapi,
  token: string,
  input: AcceptRenewalBody,
  file: PaperFile | null,
): Promise<void> =>
  answer(strapi, token, 'accepted', ({ membershipId }, by) =>
    renewalAnswersIn(strapi).accept(membershipId, input, file, by),
  );

/** Says no by a link. */
const decline = (strapi: Core.Strapi, token: string, input: DeclineRenewalBody): Promise<void> =>
  answer(strapi, token, 'declined', ({ membershipId }, by) =>
    renewalAnswersIn(strapi).decline(membershipId, input, by),
  );

/** The state of the link in a message; null for a message without one. */
const linkOf = async (strapi: Core.Strapi, message: Message): Promise<MessageLink | null> => {
  if (message.renewalId === null || !hasLink(message)) return null;
  const invitations = await findInvitationsOf(await executorOf(strapi), message.id);
  const used = invitations.find(({ usedAt }) => usedAt !== null);
  const who = { actorType: 'link', actorId: used?.contactId ?? '' };
  const names = await findActorNames(strapi, used ? [who] : []);
  return {
    state: await stateOf(strapi, message, invitations),
    answer: used?.answer ?? null,
    usedAt: used?.usedAt ? new Date(used.usedAt).toISOString() : null,
    usedBy: names.get(`link:${who.actorId}`)?.name ?? null,
  };
};

/** Ends the links of a message; sent again, it gets a new one. */
const revoke = async (strapi: Core.Strapi, messageId: string, actor: Actor): Promise<void> => {
  const message = await findMessage(await executorOf(strapi), messageId);
  if (!message) throw refuse('message-unknown');
  const at = clockIn(strapi).now();
  await strapi.db.transaction(async ({ trx }) => {
    const revoked = await revokeInvitationsOf(trx, messageId, at);
    if (revoked === 0) throw refuse('no-link-to-revoke');
    await writeLine(strapi, trx, {
      membershipId: message.membershipId,
      command: 'revoke-link',
      actor,
      input: { messageId, template: message.template },
      after: { revoked },
    });
  });
};

const linksIn = serviceOf({ view, accept, decline, linkOf, revoke });

/** The personal links by which members answer to their renewal. */
export const renewalInvitationsIn = madeOnce(({ strapi }) => ({
  ...linksIn(strapi),
  addressed: <T extends Message>(message: T): Promise<T> => addressed(strapi, message),
}));
