import type { Core } from '@strapi/strapi';
import type { AttachInput } from '../../../shared/applications/applications';
import type { Actor } from '../../../shared/kernel/common';
import { commandsIn } from '../core/commands';
import { factsIn } from '../core/facts';
import { createRecorder } from '../core/recording';
import { otherHolder } from '../core/rules/siret-holders';
import { findMerger } from '../core/store/former-identities';
import { findMemberships, findMembershipId, lockMemberships } from '../core/store/memberships';
import { findSiretHolders, lockBodies } from '../core/store/siret-holders';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import { newId } from '../kernel/new-id';
import type { Transaction } from '../kernel/store/database';
import { eraseMessages, findMessagesByKey, giveMessages } from '../messages/store/messages';
import { makeCandidate, type Reading } from './candidacy';
import { carryOver } from './carried';
import { refuse } from './refusals/applications';
import { messageKeys } from './rules/messages';
import type { Application, Submission } from './rules/types';
import { emptyApplication, lockApplication, saveApplication } from './store/applications';
import { deleteCandidate } from './store/candidates';

/** Saves the outcome of an application, with a line in the journal of its member, if any. */
const settle = async (
  strapi: Core.Strapi,
  trx: Transaction,
  application: Application,
  command: string,
  actor: Actor,
): Promise<void> => {
  const at = clockIn(strapi).now();
  const treated = { treatedAt: at, actorType: actor.type, actorId: actor.id };
  await saveApplication(trx, { ...application, ...treated }, at);
  const { membershipId, reference, state } = application;
  await writeLine(strapi, trx, {
    membershipId: state === 'spam' ? '' : (membershipId ?? ''),
    command,
    actor,
    // By reference: the applicant may be forgotten later.
    input: { application: reference },
    after: { state },
  });
};

const held = async (trx: Transaction, id: string): Promise<Application> => {
  // Locked, so that a simultaneous application of the same body sees this decision or is seen by it.
  await lockBodies(trx, { newId });
  const application = await lockApplication(trx, id);
  if (!application) throw refuse('application-unknown');
  return application;
};

const waiting = async (trx: Transaction, id: string): Promise<Application> => {
  const application = await held(trx, id);
  if (application.state !== 'waiting') throw refuse('application-treated');
  return application;
};

const reading = async (strapi: Core.Strapi, actor: Actor): Promise<Reading> => {
  const { offers } = await factsIn(strapi).surroundings();
  return { actor, offers, recorder: await createRecorder(strapi, actor) };
};

/** The membership of the recognised body, or of the body into which it was merged. */
const membershipOf = async (trx: Transaction, organisationId: string): Promise<string | null> => {
  let id = await findMembershipId(trx, { organisationId });
  while (id) {
    const merger = await findMerger(trx, id);
    if (!merger) break;
    id = merger.membershipId;
  }
  return id;
};

/** Requires that nothing was decided about a candidate, so that its records can be deleted. */
const assertCandidate = async (trx: Transaction, membershipId: string): Promise<string> => {
  await lockMemberships(trx, [membershipId]);
  const [membership] = await findMemberships(trx, [membershipId]);
  if (membership?.status !== 'applied') throw refuse('application-under-way');
  return membership.organisationId;
};

const forgetMessages = async (strapi: Core.Strapi, trx: Transaction, id: string): Promise<void> => {
  const messages = await findMessagesByKey(trx, messageKeys(id));
  if (messages.some(({ state }) => state === 'sending')) throw refuse('message-leaving');
  const ids = messages.map((message) => message.id);
  await eraseMessages(trx, ids, clockIn(strapi).now());
};

const run = (strapi: Core.Strapi, work: (trx: Transaction) => Promise<void>): Promise<void> =>
  retryTransaction(async () => {
    await strapi.db.transaction(async ({ trx }) => work(trx));
  });

/** An application without a SIRET of another body: staff decided that it is not this one's. */
const ofItsOwn = async (trx: Transaction, application: Application): Promise<Submission> => {
  const { organisation, ...sent } = application as Submission;
  const holders = organisation.siret ? await findSiretHolders(trx, organisation.siret) : [];
  const siret = otherHolder(holders, null) ? null : organisation.siret;
  return { ...sent, organisation: { ...organisation, siret } };
};

/** Creates a separate candidate: the application is not from the similar body. */
export const open = async (strapi: Core.Strapi, id: string, actor: Actor): Promise<void> => {
  const ready = await reading(strapi, actor);
  await run(strapi, async (trx) => {
    const application = await waiting(trx, id);
    const { reference, receivedOn: on } = application;
    const submission = await ofItsOwn(trx, application);
    const membershipId = await makeCandidate(strapi, trx, submission, { reference, on }, ready);
    await giveMessages(trx, messageKeys(id), membershipId);
    const opened: Application = { ...application, state: 'linked', membershipId };
    await settle(strapi, trx, opened, 'open-application', actor);
  });
};

/**
 * Attaches an application to the recognised body, whose data stay unchanged but for the sent contacts
 * that are asked for, by their places, and a sent figure that is later than its own. A body without membership becomes a candidate.
 */
export const attach = async (
  strapi: Core.Strapi,
  id: string,
  actor: Actor,
  { contacts }: AttachInput,
): Promise<void> => {
  const ready = await reading(strapi, actor);
  await run(strapi, async (trx) => {
    const application = await waiting(trx, id);
    const { knownOrganisationId: organisationId, tierCode, receivedOn } = application;
    if (!organisationId) throw refuse('application-without-member');
    const known = await membershipOf(trx, organisationId);
    const candidate = { organisationId, tierCode, appliedOn: receivedOn };
    const membershipId = known ?? (await commandsIn(strapi).registerIn(trx, ready, candidate));
    await carryOver(strapi, trx, application, contacts, { membershipId, actor });
    const state = known ? 'attached' : 'linked';
    const attached: Application = { ...application, state, membershipId };
    await settle(strapi, trx, attached, 'attach-application', actor);
  });
};

/** Rejects an application as spam: erases its contents and deletes its candidate. */
export const reject = async (strapi: Core.Strapi, id: string, actor: Actor): Promise<void> => {
  await run(strapi, async (trx) => {
    const application = await held(trx, id);
    const { state, membershipId } = application;
    if (state === 'spam' || state === 'attached') throw refuse('application-treated');
    if (membershipId) {
      const organisationId = await assertCandidate(trx, membershipId);
      await deleteCandidate(strapi, trx, { membershipId, organisationId });
    }
    await forgetMessages(strapi, trx, id);
    const forgotten = emptyApplication({ ...application, state: 'spam', membershipId: null });
    await settle(strapi, trx, forgotten, 'reject-application', actor);
  });
};
