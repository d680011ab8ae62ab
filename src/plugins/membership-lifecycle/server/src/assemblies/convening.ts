import type { Core } from '@strapi/strapi';
import type { ConvocationLine, ConvocationPlan } from '../../../shared/assemblies/assemblies';
import type { Page } from '../../../shared/kernel/common';
import { factsIn } from '../core/facts';
import { reachingIn } from '../core/reach';
import { recipientOf } from '../core/rules/recipient';
import type { MessageDraft } from '../core/rules/types';
import { findContacts } from '../core/store/contacts';
import type { Surroundings } from '../core/store/facts';
import { findMemberships } from '../core/store/memberships';
import { newId } from '../kernel/new-id';
import type { Day } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { MEMBERS_A_PAGE } from '../kernel/store/key-pages';
import { messagesIn } from '../messages/messages';
import { ownFailure } from '../messages/send-failures';
import { addMessages, withdrawBeginning, type Message } from '../messages/store/messages';
import { refuse } from './refusals/assembly';
import { convocationsOf } from './roll';
import { convokeRefusal } from './rules/rules';
import type { Assembly, AssemblyCommands, AssemblyNotice, Voter } from './rules/types';
import { ensure, type Done, type Session } from './session';
import {
  addConvocations,
  findConvocations,
  findVoters,
  noteConvocations,
  type Convocation,
} from './store/assemblies';
import { CONVOCATION } from './texts/convening';

/**
 * The convocation: a message for each member on the roll, to its mandate-holder. Only those are
 * written to who are in office on the day of the assembly, whether they are so today or not.
 */

const noticeTo = (assembly: Assembly, voter: Voter): AssemblyNotice => ({
  ...assembly,
  votes: voter.votes,
  holderName: voter.holderName,
  isSecond: assembly.firstId !== null,
});

const keyOf = ({ id }: Assembly): string => `assembly:${id}:`;

const draftFor = (assembly: Assembly, voter: Voter): MessageDraft => ({
  // The same key for every attempt, so that each member gets one.
  key: `${keyOf(assembly)}${voter.membershipId}`,
  template: CONVOCATION,
  contactRole: 'mandate-holder',
  contactId: voter.holderContactId,
  termId: null,
  renewalId: null,
  duesId: null,
  about: { assembly: noticeTo(assembly, voter) },
});

const isCalled = ({ listing }: Voter): boolean => listing !== 'out';

/** Renders messages to members; facts are loaded some hundreds at a time. */
const writeMessages = async (
  strapi: Core.Strapi,
  assembly: Assembly,
  voters: readonly Voter[],
  surroundings: Surroundings,
): Promise<Message[]> => {
  const render = await messagesIn(strapi).renderer();
  const around = { ...surroundings, channels: reachingIn(strapi, assembly.heldOn) };
  const messages: Message[] = [];
  for (let start = 0; start < voters.length; start += MEMBERS_A_PAGE) {
    const page = voters.slice(start, start + MEMBERS_A_PAGE);
    const byId = new Map(page.map((voter) => [voter.membershipId, voter]));
    const loaded = await factsIn(strapi).loadMany([...byId.keys()], around);
    for (const { facts, organisationName } of loaded) {
      const voter = byId.get(facts.membership.id);
      if (!voter) continue;
      const rendering = render(draftFor(assembly, voter), facts, organisationName);
      if (rendering.ok) messages.push(rendering.message);
      else if (rendering.reason !== 'no-recipient') throw refuse('convocation-broken');
    }
  }
  return messages;
};

interface Called {
  voter: Voter;
  line: ConvocationLine;
  reachable: boolean;
}

/** The members to whom no convocation was written or noted, with their addresses. */
const calledUpon = async (
  strapi: Core.Strapi,
  assembly: Assembly,
  voters: readonly Voter[],
): Promise<Called[]> => {
  const db = await executorOf(strapi);
  const done = await findConvocations(db, assembly.id);
  const left = voters.filter((voter) => isCalled(voter) && !done.has(voter.membershipId));
  const ids = left.map(({ membershipId }) => membershipId);
  const members = await findMemberships(db, ids);
  const owners = new Map(members.map(({ id, organisationId }) => [id, organisationId]));
  const ownerOf = ({ membershipId }: Voter): string => owners.get(membershipId) ?? '';
  const contacts = await findContacts(db, left.map(ownerOf), reachingIn(strapi, assembly.heldOn));
  return left.map((voter): Called => {
    const mine = contacts.get(ownerOf(voter)) ?? [];
    const to = recipientOf(mine, 'mandate-holder', voter.holderContactId);
    const { membershipId: id, reference, organisation } = voter;
    const toEmail = to?.reach.address ?? '';
    const line = { id, reference, organisation, toName: to?.name ?? '', toEmail };
    return { voter, line, reachable: to !== undefined };
  });
};

/** The number of recipients shown by name before sending. */
const NAMED = 10;

/** Shows what sending would do, without writing. */
export const planConvocation = async (
  strapi: Core.Strapi,
  assembly: Assembly,
  voters: readonly Voter[],
  surroundings: Surroundings,
): Promise<Omit<ConvocationPlan, keyof Page<unknown>> & { unreachable: ConvocationLine[] }> => {
  const called = await calledUpon(strapi, assembly, voters);
  const reached = called.filter(({ reachable }) => reachable);
  const sample = reached.slice(0, 1).map(({ voter }) => voter);
  const [message] = await writeMessages(strapi, assembly, sample, surroundings);
  return {
    recipients: reached.length,
    first: reached.slice(0, NAMED).map(({ line }) => line),
    unreachable: called.filter(({ reachable }) => !reachable).map(({ line }) => line),
    kept: message?.state === 'kept',
    letter: message ? { subject: message.subject, text: message.text, html: message.html } : null,
  };
};

/** Messages rendered before the transaction, for the roll at that time. */
export interface PreparedMessages {
  assembly: Assembly;
  messages: Message[];
}

/** Renders messages for all members still to be convened, without storing them. */
export const prepareConvocation = async (
  strapi: Core.Strapi,
  assembly: Assembly,
  voters: readonly Voter[],
  surroundings: Surroundings,
): Promise<PreparedMessages> => {
  const called = await calledUpon(strapi, assembly, voters);
  const reached = called.filter(({ reachable }) => reachable).map(({ voter }) => voter);
  return { assembly, messages: await writeMessages(strapi, assembly, reached, surroundings) };
};

const convened = ({ assembly }: Session, on: Day) => ({
  ...assembly,
  state: 'convened' as const,
  convenedOn: assembly.convenedOn ?? on,
});

/** Sends prepared messages, except to members convened meanwhile. */
export const convene = async (
  session: Session,
  { reason }: AssemblyCommands['convene'],
  { assembly: seen, messages }: PreparedMessages,
): Promise<Done> => {
  const { trx, assembly, today, now } = session;
  ensure(convokeRefusal(assembly, { on: today, today, reason: reason ?? null }));
  if (seen.version !== assembly.version || seen.frozenOn !== assembly.frozenOn) {
    throw refuse('assembly-changed');
  }
  const done = await findConvocations(trx, assembly.id);
  const fresh = messages.filter(({ membershipId }) => !done.has(membershipId));
  if (fresh.length === 0) throw refuse('nobody-to-convene');
  await addMessages(trx, fresh, now);
  const rows = fresh.map(({ id, membershipId }): Convocation => ({
    id: newId(),
    assemblyId: assembly.id,
    membershipId,
    messageId: id,
    on: today,
  }));
  await addConvocations(trx, rows, now);
  return {
    assembly: convened(session, today),
    input: reason ? { reason } : {},
    before: { state: assembly.state },
    after: { state: 'convened', letters: fresh.length },
  };
};

/** Withdraws the letters that have not left; how many they are. */
export const withdrawConvocation = async ({ trx, assembly, now }: Session): Promise<number> => {
  const why = ownFailure('assembly-over');
  return (await withdrawBeginning(trx, keyOf(assembly), why, now)).length;
};

/**
 * Records that all on the roll who are not convened were so by other means. Their messages that have
 * not left are withdrawn: nobody is convened twice.
 */
export const recordConvocation = async (
  session: Session,
  { convenedOn, how, reason }: AssemblyCommands['record-convocation'],
  provisionalRoll: readonly Voter[],
): Promise<Done> => {
  const { strapi, trx, assembly, today, now } = session;
  ensure(convokeRefusal(assembly, { on: convenedOn, today, reason: reason ?? null }));
  const written = await findConvocations(trx, assembly.id);
  const standing = await convocationsOf(strapi, trx, assembly.id);
  const roll = assembly.frozenOn ? await findVoters(trx, assembly.id) : provisionalRoll;
  const left = roll.filter(
    (voter) => isCalled(voter) && standing.get(voter.membershipId)?.state !== 'convened',
  );
  if (left.length === 0) throw refuse('nobody-to-convene');
  const again = left.flatMap(({ membershipId }) => written.get(membershipId)?.id ?? []);
  await noteConvocations(trx, again, convenedOn);
  await withdrawBeginning(trx, keyOf(assembly), ownFailure('convened-elsewhere'), now);
  const rows = left
    .filter(({ membershipId }) => !written.has(membershipId))
    .map(({ membershipId }): Convocation => ({
      id: newId(),
      assemblyId: assembly.id,
      membershipId,
      messageId: '',
      on: convenedOn,
    }));
  await addConvocations(trx, rows, now);
  return {
    assembly: convened(session, convenedOn),
    input: { convenedOn, how, ...(reason ? { reason } : {}) },
    before: { state: assembly.state },
    after: { state: 'convened', members: left.length },
  };
};
