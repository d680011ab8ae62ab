import type { Core } from '@strapi/strapi';
import type {
  IntakeInput,
  IntakeOrganisation,
  IntakePlan,
  IntakeProblem,
  IntakeTaken,
} from '../../../shared/applications/intake';
import type { Actor } from '../../../shared/kernel/common';
import type { CommandAgreement } from '../../../shared/membership/command-plan';
import type { StoredForm } from '../../../shared/membership/organisation';
import { noteDone, requestOf, wasDone } from '../core/command-requests';
import { commandsIn, withHeldBack } from '../core/commands';
import { messagesPort, type MessageWriter } from '../core/decided';
import { factsIn } from '../core/facts';
import { createRecorder, type Recorder } from '../core/recording';
import { refuse as refuseCommand } from '../core/refusals/memberships';
import type { DecisionContext, Facts } from '../core/rules/types';
import type { Surroundings } from '../core/store/facts';
import { findMembershipId, lockMemberships } from '../core/store/memberships';
import { lockBodies } from '../core/store/siret-holders';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import type { RefusalError } from '../kernel/errors';
import { fieldText, refuseFields } from '../kernel/field-errors';
import { serviceOf } from '../kernel/made-once';
import { idFrom, newId } from '../kernel/new-id';
import { executorOf, type Transaction } from '../kernel/store/database';
import {
  createFromForm,
  formProblems,
  readForm,
  saveForm,
  tellChanges,
  type SavedChanges,
} from '../membership/organisation-form';
import { planOf } from '../membership/planned-effects';
import { refuse as refusePlan } from '../membership/refusals/mergers';
import { alike } from './alike';
import { refuse } from './refusals/applications';
import { appliedDay, asOne, decideIntake, factsOfIntake, fieldOf } from './rules/intake';

/**
 * Takes a member in by one form: organisation, contacts, membership, decision and call, all of it
 * or nothing.
 */

type Organisation = IntakeInput['organisation'];

const valuesOf = ({ documentId: _id, stamp: _stamp, ...values }: Organisation) => values;

const said = (path: string, { reason, text }: RefusalError): IntakeProblem => ({
  path,
  reason,
  text,
});

const context = (strapi: Core.Strapi): DecisionContext => ({
  today: clockIn(strapi).today(),
  newId,
});

/** The stored organisation and candidate of a form. */
interface Known {
  stored: StoredForm | null;
  known: Facts | null;
}

const readKnown = async (
  strapi: Core.Strapi,
  { organisation: { documentId }, membershipId }: IntakeInput,
  around: Surroundings,
): Promise<Known> => {
  const stored = documentId ? await readForm(strapi, documentId) : null;
  if (documentId && !stored) throw refuseCommand('organisation-unknown');
  if (!membershipId) return { stored, known: null };
  const db = await executorOf(strapi);
  const [{ facts }] = await factsIn(strapi).loadKnown([membershipId], around, db);
  if (facts.membership.organisationId !== documentId) throw refuseCommand('organisation-unknown');
  return { stored, known: facts };
};

const organisationProblems = async (
  strapi: Core.Strapi,
  { organisation, membershipId }: IntakeInput,
): Promise<IntakeProblem[]> => {
  const { documentId } = organisation;
  const found = await formProblems(strapi, documentId, valuesOf(organisation));
  const problems = found.map((one) => ({
    path: `organisation.${one.path}`,
    reason: one.reason,
    text: fieldText(one),
  }));
  const member =
    documentId && !membershipId
      ? await findMembershipId(await executorOf(strapi), { organisationId: documentId })
      : null;
  return member
    ? [...problems, said('organisation.name', refuseCommand('membership-exists'))]
    : problems;
};

/** The refusals of the application itself. */
const applicationProblems = (
  { tier, appliedOn }: IntakeInput,
  { offers }: Surroundings,
  { today }: DecisionContext,
): IntakeProblem[] => [
  ...(tier === '' ? [said('tier', refuseCommand('tier-required'))] : []),
  ...(tier !== '' && !offers.some(({ tierCode }) => tierCode === tier)
    ? [said('tier', refuseCommand('tier-unknown', { tier }))]
    : []),
  ...(appliedOn > today ? [said('appliedOn', refuseCommand('date-in-future'))] : []),
];

interface Judging {
  around: Surroundings;
  write: MessageWriter['write'];
}

/** All that is refused of a form, and the plan of what it does. */
const judge = async (
  strapi: Core.Strapi,
  form: IntakeInput,
  known: Known,
  { around, write }: Judging,
): Promise<IntakePlan> => {
  const ctx = context(strapi);
  const own = applicationProblems(form, around, ctx);
  const problems = [...(await organisationProblems(strapi, form)), ...own];
  const { today } = ctx;
  if (own.length > 0) return { today, problems, plan: null };
  const facts = factsOfIntake(form, known, around, today);
  const decided = decideIntake(form, facts, ctx);
  if (!decided.ok) {
    const { refusal, at } = decided;
    const why = refuseCommand(refusal.reason, refusal.details);
    return { today, problems: [...problems, said(fieldOf(refusal, at), why)], plan: null };
  }
  const organisationName = form.organisation.name.trim();
  const step = { ...asOne(decided.steps, facts), organisationName };
  return { today, problems, plan: planOf('approve', [step], write, today) };
};

/** The plan of saving a form, and all its refusals; writes nothing. */
const plan = async (strapi: Core.Strapi, form: IntakeInput): Promise<IntakePlan> => {
  const around = await factsIn(strapi).surroundings();
  const { write } = await messagesPort.of(strapi).writer();
  return judge(strapi, form, await readKnown(strapi, form, around), { around, write });
};

/** The organisation of a form, saved; with what changed of one that was there. */
const saveOrganisation = async (
  strapi: Core.Strapi,
  { organisation }: IntakeInput,
  stored: StoredForm | null,
): Promise<{ organisationId: string; changes: SavedChanges | null }> => {
  const values = valuesOf(organisation);
  if (!stored) return { organisationId: await createFromForm(strapi, values), changes: null };
  if (stored.stamp !== organisation.stamp) throw refuse('organisation-changed');
  const { documentId } = stored;
  return { organisationId: documentId, changes: await saveForm(strapi, documentId, values) };
};

interface Writing {
  actor: Actor;
  recorder: Recorder;
  around: Surroundings;
  known: Known;
  /** The id of the membership when it is new. */
  id: string;
  heldBack: readonly string[];
}

/** Runs the commands of a form on the membership as it was saved. */
const runCommands = async (
  strapi: Core.Strapi,
  trx: Transaction,
  form: IntakeInput,
  membershipId: string,
  { recorder, around, heldBack }: Writing,
): Promise<void> => {
  const [loaded] = await factsIn(strapi).loadKnown([membershipId], around, trx);
  const { facts, organisationName } = loaded;
  const decided = decideIntake(form, facts, context(strapi));
  if (!decided.ok) throw refuseCommand(decided.refusal.reason, decided.refusal.details);
  const steps = decided.steps.map((step) => ({ ...step, organisationName }));
  if (steps.length > 0) await recorder.record(trx, withHeldBack(steps, heldBack));
};

/** Writes all of a form in the caller's transaction. Returns the membership. */
const write = async (
  strapi: Core.Strapi,
  trx: Transaction,
  form: IntakeInput,
  writing: Writing,
): Promise<string> => {
  const { actor, recorder, around, known, id } = writing;
  const { organisationId, changes } = await saveOrganisation(strapi, form, known.stored);
  const { tier: tierCode } = form;
  const appliedOn = appliedDay(form.appliedOn, clockIn(strapi).today());
  const candidate = { id, organisationId, tierCode, appliedOn };
  const membershipId =
    form.membershipId ??
    (await commandsIn(strapi).registerIn(trx, { recorder, offers: around.offers }, candidate));
  await tellChanges(strapi, trx, changes, { membershipId, actor });
  await runCommands(strapi, trx, form, membershipId, writing);
  return membershipId;
};

/** Comes with a form: its sender, the key, and the plan that they saw. */
interface Sent extends CommandAgreement {
  actor: Actor;
  key: string;
}

/**
 * Saves a form in one transaction, once for a key. Refuses each wrong value at its field (400), a
 * plan that is no longer what would happen, and an organisation that changed meanwhile (409).
 */
const take = async (
  strapi: Core.Strapi,
  form: IntakeInput,
  { actor, key, seal, heldBack = [] }: Sent,
): Promise<IntakeTaken & { replayed: boolean }> => {
  if (seal === undefined && heldBack.length > 0) {
    throw refusePlan('held-back-unseen', { field: 'heldBack' });
  }
  const recorder = await createRecorder(strapi, actor);
  const request = requestOf(
    form.membershipId ?? '',
    'intake',
    { ...form },
    { actor, key, heldBack },
  );
  // A repeated request finds the membership that it made by the id alone.
  const id = idFrom(request?.key ?? newId());
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      await lockBodies(trx, { newId });
      if (form.membershipId) await lockMemberships(trx, [form.membershipId]);
      if (await wasDone(trx, request)) {
        return { documentId: form.membershipId ?? id, replayed: true };
      }
      const around = await factsIn(strapi).surroundings();
      const known = await readKnown(strapi, form, around);
      const judged = await judge(strapi, form, known, { around, write: recorder.write });
      if (judged.problems.length > 0) throw refuseFields(judged.problems);
      if (seal !== undefined && judged.plan?.seal !== seal) throw refusePlan('plan-changed');
      const writing = { actor, recorder, around, known, id, heldBack };
      const documentId = await write(strapi, trx, form, writing);
      await noteDone(strapi, trx, request);
      return { documentId, replayed: false };
    }),
  );
};

/** An organisation as the form of a new member begins with it (404 when there is none). */
const organisation = async (strapi: Core.Strapi, id: string): Promise<IntakeOrganisation> => {
  const stored = await readForm(strapi, id);
  if (!stored) throw refuseCommand('organisation-unknown');
  const membershipId = await findMembershipId(await executorOf(strapi), { organisationId: id });
  return { ...stored, membershipId };
};

/** The form by which a member enters: what it may be about, what it would do, and its saving. */
export const intakeIn = serviceOf({ alike, organisation, plan, take });
