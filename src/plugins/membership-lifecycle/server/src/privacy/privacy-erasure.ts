import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { Erased } from '../../../shared/privacy/privacy';
import { eraseAccount } from '../access/store/accounts';
import { removePerson } from '../applications/rules/people';
import { saveApplication } from '../applications/store/applications';
import { emptyLines } from '../bank/store/forgetting';
import { factsIn } from '../core/facts';
import { personKey } from '../core/store/ledger';
import { lockMemberships } from '../core/store/memberships';
import { anonymiseContact, ERASED_CONTACT } from '../core/store/organisations';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import { newId } from '../kernel/new-id';
import type { Subject } from '../kernel/rules/person';
import type { Transaction } from '../kernel/store/database';
import { forgetMergerRecords } from '../membership/store/merger-records';
import { eraseMessages } from '../messages/store/messages';
import { forgetContact } from '../occasions/store/registrations';
import { memberPapersIn } from '../papers/member-papers';
import { refuseIfChanged } from '../settings/freshness';
import { deleteDraft } from '../transfer/store/imports';
import { confirmationOf, fingerprintOf, isHeld, traceOf, type PersonTrace } from './privacy-trace';
import { refuse } from './refusals/privacy';
import { renameInJournal, renameInLedger, renameRows } from './store/people';

/** Erases a person, in one transaction. */

const PSEUDONYM = 'anonyme-';
const PSEUDONYM_LENGTH = 8;

export interface Choice {
  /** Ids of the papers to remove. */
  papers: readonly string[];
  account: boolean;
  reason: string;
}

/** The data that staff saw and confirmed. */
export interface Confirmed {
  fingerprint: string;
  confirmation: string;
}

const assertConfirmed = (trace: PersonTrace, { fingerprint, confirmation }: Confirmed): void => {
  if (fingerprintOf(trace) !== fingerprint) throw refuse('person-changed');
  if (confirmation.trim().toLowerCase() !== confirmationOf(trace).toLowerCase()) {
    throw refuse('confirmation-differs', { field: 'confirmation' });
  }
};

/** A random pseudonym for each spelling of the name in uses and votes. */
const pseudonyms = ({ uses, rows }: PersonTrace): Map<string, string> => {
  const used = uses.flatMap(({ person }) => (person ? [personKey(person)] : []));
  const keys = new Set([...used, ...rows.map(({ key }) => key)]);
  return new Map([...keys].map((key) => [key, PSEUDONYM + newId().slice(-PSEUDONYM_LENGTH)]));
};

/** Writes that a person was forgotten, in the journal of one of its memberships. */
const tell = (
  strapi: Core.Strapi,
  trx: Transaction,
  { trace, id, reason, actor }: { trace: PersonTrace; id: string; reason: string; actor: Actor },
): Promise<void> => {
  const mine = <Row extends { membershipId: string | null }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ membershipId }) => membershipId === id);
  const contacts = mine(trace.contacts).map((contact) => contact.id);
  return writeLine(strapi, trx, {
    membershipId: id,
    command: 'anonymise-contact',
    actor,
    // By id only: the forgotten name must not survive in the journal.
    input: { ...(contacts[0] ? { contactId: contacts[0] } : {}), reason },
    before: { contacts },
    after: {
      contacts,
      anonymised: true,
      messagesEmptied: mine(trace.messages).length,
      usesRenamed: mine(trace.uses).length,
    },
  });
};

/** Erases data in the caller's transaction; returns what was changed. */
const erase = async (
  strapi: Core.Strapi,
  trx: Transaction,
  trace: PersonTrace,
  { papers, account, reason }: Choice,
  actor: Actor,
): Promise<{ erased: Erased; digests: string[] }> => {
  const at = clockIn(strapi).now();
  // A message being sent cannot be recalled, and after a failure would be sent again empty.
  if (trace.messages.some(({ state }) => state === 'sending')) throw refuse('message-leaving');
  await eraseMessages(
    trx,
    trace.messages.map(({ id }) => id),
    at,
  );
  const names = pseudonyms(trace);
  await renameInLedger(trx, trace.uses, names);
  await renameRows(trx, trace.rows, names);
  await renameInJournal(trx, trace.membershipIds, names);
  for (const { organisationId, membershipId, id } of trace.contacts) {
    await anonymiseContact(strapi, organisationId, id);
    if (membershipId) await forgetContact(trx, membershipId, id, ERASED_CONTACT);
  }
  await forgetMergerRecords(trx, trace.membershipIds);
  for (const application of trace.applications) {
    await saveApplication(trx, removePerson(application, trace.inApplications, ERASED_CONTACT), at);
  }
  for (const { id } of trace.imports) await deleteDraft(trx, id);
  await emptyLines(trx, trace.bankLines, ERASED_CONTACT);
  if (account && trace.account) await eraseAccount(strapi, trx, trace.account);
  const removed = trace.papers.filter(({ id }) => papers.includes(id));
  for (const paper of removed) {
    await memberPapersIn(strapi).removeIn(trx, paper, reason, actor);
  }
  const erased: Erased = {
    contacts: trace.contacts.length,
    applications: trace.applications.length,
    messages: trace.messages.length,
    cancelled: trace.messages.filter(({ state }) => state === 'queued').length,
    uses: trace.uses.length,
    papers: removed.length,
    imports: trace.imports.length,
    account: account && trace.account !== null,
  };
  for (const id of trace.membershipIds) await tell(strapi, trx, { trace, id, reason, actor });
  return { erased, digests: removed.map(({ digest }) => digest) };
};

/** Erases a person as shown and confirmed. */
export const erasePerson = async (
  strapi: Core.Strapi,
  subject: Subject,
  choice: Choice,
  confirmed: Confirmed,
  actor: Actor,
): Promise<Erased> => {
  // Memberships are found before they are locked; the fingerprint detects a change in between.
  const seen = await traceOf(strapi, subject);
  if (!isHeld(seen)) throw refuse('person-unknown');
  const { erased, digests } = await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, seen.membershipIds);
      const trace = await traceOf(strapi, subject);
      if (!isHeld(trace)) throw refuse('person-unknown');
      if (trace.sharing.length > 1) {
        throw refuse('address-shared', { names: trace.sharing.join(', ') });
      }
      assertConfirmed(trace, confirmed);
      return erase(strapi, trx, trace, choice, actor);
    }),
  );
  await memberPapersIn(strapi).release(digests);
  return erased;
};

/**
 * The command `anonymise-contact`: erases one contact, with messages to them and uses by them
 * there.
 */
export const eraseContact = async (
  strapi: Core.Strapi,
  membershipId: string,
  input: Record<string, unknown>,
  { actor, seen }: { actor: Actor; seen?: number },
): Promise<void> => {
  const { contactId, reason } = input as { contactId: string; reason: string };
  const facts = await factsIn(strapi).load(membershipId);
  if (!facts) throw refuse('membership-unknown', { membership: membershipId });
  const contact = facts.contacts.find(({ id }) => id === contactId);
  if (!contact) throw refuse('contact-unknown', { contact: contactId });
  const { email, name } = contact;
  const subject: Subject = email
    ? { email: email.toLowerCase(), name, membershipId }
    : { name, membershipId };
  await retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [membershipId]);
      await refuseIfChanged(strapi, trx, membershipId, seen);
      const trace = await traceOf(strapi, subject);
      // Only the named contact, even if others share its address.
      const contacts = trace.contacts.filter(({ id }) => id === contactId);
      if (contacts.length === 0) throw refuse('contact-unknown', { contact: contactId });
      const choice = { papers: [], account: false, reason };
      await erase(strapi, trx, { ...trace, contacts, imports: [], bankLines: [] }, choice, actor);
    }),
  );
};
