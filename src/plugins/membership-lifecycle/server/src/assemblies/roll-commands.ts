import { reachingIn } from '../core/reach';
import { holdsMandate } from '../core/rules/mandate';
import type { Contact } from '../core/rules/types';
import { findContacts } from '../core/store/contacts';
import type { Surroundings } from '../core/store/facts';
import { findMembershipNames, findMemberships } from '../core/store/memberships';
import { newId } from '../kernel/new-id';
import { refuse } from './refusals/assembly';
import { computeRoll } from './roll';
import { overCap } from './rules/proxies';
import { mandateHolder } from './rules/roll';
import { correctVoter, freezeRefusal, rollRefusal } from './rules/rules';
import type { AssemblyCommands, Voter } from './rules/types';
import { decided, ensure, type Done, type Session } from './session';
import { addVoters, findProxies, findVoters, updateVoter } from './store/assemblies';

/** Commands on the electoral roll. */

/** Freezes the roll: stores its rows as the rights of that day give them, once. */
export const freezeRoll = async (session: Session, surroundings: Surroundings): Promise<Done> => {
  const { trx, assembly, today, now } = session;
  ensure(freezeRefusal(assembly, today));
  const { cutOffOn, heldOn, duesRequired, graceVotes } = assembly;
  const asked = { day: cutOffOn, heldOn, duesRequired, graceVotes };
  const entries = await computeRoll(trx, asked, surroundings);
  const voters = entries.map((entry): Voter => ({
    ...entry,
    id: newId(),
    assemblyId: assembly.id,
    mark: null,
    isLate: false,
    corrections: [],
  }));
  await addVoters(trx, voters, now);
  const voting = voters.filter(({ listing }) => listing === 'voting');
  return {
    assembly: { ...assembly, frozenOn: today },
    input: { cutOffOn, duesRequired, graceVotes },
    after: {
      members: voting.length,
      votes: voting.reduce((sum, { votes }) => sum + votes, 0),
    },
  };
};

const contactsOf = async ({ strapi, trx }: Session, organisationId: string): Promise<Contact[]> => {
  const found = await findContacts(trx, [organisationId], reachingIn(strapi));
  return found.get(organisationId) ?? [];
};

/** The line of a member missing on the roll, as it will be added. */
const latecomer = async (session: Session, membershipId: string): Promise<Voter> => {
  const { trx, assembly } = session;
  const [membership] = await findMemberships(trx, [membershipId]);
  if (!membership) throw refuse('membership-unknown', { membership: membershipId });
  const name = (await findMembershipNames(trx, [membershipId])).get(membershipId);
  return {
    id: newId(),
    assemblyId: assembly.id,
    membershipId,
    reference: name?.reference ?? '',
    organisation: name?.organisation ?? '',
    listing: 'out',
    votes: 0,
    because: { rule: 'added-later', params: {} },
    ...mandateHolder(await contactsOf(session, membership.organisationId), assembly.heldOn),
    mark: null,
    isLate: true,
    corrections: [],
  };
};

/** Corrects one line of a frozen roll, with its reason; or adds one. */
export const correctRoll = async (
  session: Session,
  { membershipId, listing, votes, reason }: AssemblyCommands['correct-roll'],
): Promise<Done> => {
  const { trx, assembly, today, now } = session;
  ensure(rollRefusal(assembly));
  const known = (await findVoters(trx, assembly.id)).find(
    (voter) => voter.membershipId === membershipId,
  );
  const before = known ?? (await latecomer(session, membershipId));
  const proxies = await findProxies(trx, assembly.id);
  const { voter } = decided(correctVoter(before, { listing, votes, reason }, { proxies, today }));
  const isLate = voter.isLate || (before.listing === 'out' && voter.listing !== 'out');
  if (known) await updateVoter(trx, { ...voter, isLate }, now);
  else await addVoters(trx, [voter], now);
  return {
    input: { membershipId, member: voter.organisation, listing, votes: voter.votes, reason },
    before: { listing: before.listing, votes: before.votes },
    after: { listing: voter.listing, votes: voter.votes },
  };
};

/** Sets a member's mandate-holder: one of its contacts, or any other name. */
export const chooseHolder = async (
  session: Session,
  { membershipId, contactId, name }: AssemblyCommands['choose-holder'],
): Promise<Done> => {
  const { trx, assembly, now } = session;
  ensure(rollRefusal(assembly));
  const voters = await findVoters(trx, assembly.id);
  const voter = voters.find((one) => one.membershipId === membershipId);
  if (!voter) throw refuse('voter-not-on-roll');
  const after: Voter = {
    ...voter,
    holderName: name?.trim() ?? null,
    holderContactId: null,
    holderSource: 'typed',
  };
  if (contactId) {
    const [membership] = await findMemberships(trx, [membershipId]);
    const contacts = await contactsOf(session, membership?.organisationId ?? '');
    const contact = contacts.find(({ id }) => id === contactId);
    if (!contact) throw refuse('contact-unknown', { contact: contactId });
    if (!holdsMandate(contact, assembly.heldOn)) {
      const details = { field: 'contactId', name: contact.name, on: assembly.heldOn };
      throw refuse('contact-out-of-office', details);
    }
    Object.assign(after, {
      holderName: contact.name,
      holderContactId: contact.id,
      holderSource: 'chosen',
    });
  }
  const others = voters.map((one) => (one.id === after.id ? after : one));
  const proxies = await findProxies(trx, assembly.id);
  if (overCap(assembly.proxyCap, others, proxies)) {
    throw refuse('proxy-cap-reached', { cap: assembly.proxyCap });
  }
  await updateVoter(trx, after, now);
  return {
    input: { membershipId, member: voter.organisation, name: after.holderName },
    before: { holderName: voter.holderName },
    after: { holderName: after.holderName },
  };
};
