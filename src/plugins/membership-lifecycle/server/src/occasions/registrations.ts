import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { MessageDraft } from '../core/rules/types';
import { CounterRefused, moveCounter, type Entry } from '../core/store/counters';
import type { Usage } from '../core/store/ledger';
import { sides, tellMoves } from '../entitlements/counting';
import type { Request } from '../entitlements/entitlements';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { writeLine } from '../kernel/journal-line';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { callerKey, digest, isCallersKey, type CallerKey } from '../kernel/store/caller-keys';
import { executorOf, type Transaction } from '../kernel/store/database';
import { messagesIn } from '../messages/messages';
import { ownFailure } from '../messages/send-failures';
import { addMessages, withdrawBeginning } from '../messages/store/messages';
import { refuse } from './refusals/participation';
import {
  draftTo,
  occasionOf,
  planCancellation,
  planRegistration,
  type CancelPlan,
  type Participant,
  type Plan,
} from './registering';
import { findEligibility, listRegistrations, registrationPages } from './registration-questions';
import type { Attendance, Registration } from './rules/types';
import { freePlace, takePlace } from './store/occasions';
import {
  addRegistration,
  cancelStanding,
  findRegistration,
  findRegistrationByKey,
  noteAttendance,
  type Key,
} from './store/registrations';

export interface Registered {
  registration: Registration;
  /** Whether this is the answer of an earlier request with the same key. */
  replayed: boolean;
}

const keyOf = ({ actor, key }: Request): CallerKey | null =>
  key === undefined ? null : callerKey(actor, key);

/** The reason of a cancellation, and its message. */
export interface Cancelling {
  reason: string;
  template: 'registration-cancelled' | 'occasion-cancelled';
}

type Render = Awaited<ReturnType<ReturnType<typeof messagesIn>['renderer']>>;

const moveAll = async (
  strapi: Core.Strapi,
  trx: Transaction,
  entries: readonly Entry[],
  actor: Actor,
  now: number,
): Promise<Usage[]> => {
  const stamp = { actor, on: clockIn(strapi).today(), now, newId };
  const lines: Usage[] = [];
  for (const entry of entries) lines.push(await moveCounter(trx, entry, stamp));
  return lines;
};

/** Writes the message, the journal line and the events of a change. */
const tell = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { registration, facts, organisationName, occasion }: CancelPlan,
  told: {
    command: string;
    actor: Actor;
    now: number;
    reason?: string;
    before: Record<string, unknown>;
    after: Record<string, unknown>;
    lines: readonly Usage[];
    draft: MessageDraft | null;
    render: Render;
  },
): Promise<void> => {
  const { command, actor, now, reason, lines, draft, render } = told;
  const rendering = draft && render(draft, facts, organisationName);
  const messages = rendering?.ok ? [rendering.message] : [];
  await addMessages(trx, messages, now);
  const { id, membershipId, contactId } = registration;
  await writeLine(strapi, trx, {
    membershipId,
    command,
    actor,
    at: now,
    // People by id: a forgotten contact's name must not survive here.
    input: {
      occasion: occasion.titles,
      occasionId: occasion.id,
      registrationId: id,
      contactId,
      ...(reason === undefined ? {} : { reason }),
    },
    before: { ...told.before, ...(lines.length > 0 ? sides(lines, true) : {}) },
    after: {
      ...told.after,
      ...(lines.length > 0
        ? { ...sides(lines, false), usages: lines.map((usage) => usage.id) }
        : {}),
      ...(messages.length > 0 ? { messages: messages.map((message) => message.id) } : {}),
      ...(rendering && !rendering.ok
        ? { undeliverable: [{ template: draft.template, reason: rendering.reason }] }
        : {}),
    },
  });
  if (lines.length > 0) await tellMoves(strapi, trx, membershipId, lines, now);
};

const writeRegistration = (
  strapi: Core.Strapi,
  plan: Plan,
  actor: Actor,
  key: Key | null,
  render: Render,
) =>
  strapi.db.transaction(async ({ trx }): Promise<Registration> => {
    const now = clockIn(strapi).now();
    const membership = { id: plan.registration.membershipId, version: plan.version };
    if (!(await takePlace(trx, plan.occasion, membership))) throw new CounterRefused('moved');
    const lines = await moveAll(strapi, trx, plan.entries, actor, now);
    const registration = { ...plan.registration, usageId: lines[0]?.id ?? null };
    await addRegistration(trx, registration, key, now);
    await tell(
      strapi,
      trx,
      { ...plan, registration },
      {
        command: 'add-registration',
        actor,
        now,
        before: {},
        after: { registration: 'registered' },
        lines,
        draft: draftTo(registration, plan.occasion, 'registration-confirmed', true),
        render,
      },
    );
    return registration;
  });

const writeCancellation = (
  strapi: Core.Strapi,
  plan: CancelPlan,
  { reason, template }: Cancelling,
  { actor, key }: { actor: Actor; key: CallerKey | null },
  render: Render,
) =>
  strapi.db.transaction(async ({ trx }): Promise<Registration> => {
    const now = clockIn(strapi).now();
    const { registration, occasion } = plan;
    const on = clockIn(strapi).today();
    // The occasion first, in the same order as a registration: the two never deadlock.
    await freePlace(trx, occasion.id);
    if (!(await cancelStanding(trx, registration.id, { on, reason, key }, now))) {
      throw new CounterRefused('moved');
    }
    const lines = await moveAll(strapi, trx, plan.entries, actor, now);
    const why = ownFailure('registration-over');
    const withdrawn = await withdrawBeginning(trx, `registration:${registration.id}:`, why, now);
    await tell(strapi, trx, plan, {
      command: 'cancel-registration',
      actor,
      now,
      reason,
      before: { registration: 'registered' },
      after: { registration: 'cancelled', ...(withdrawn.length > 0 ? { withdrawn } : {}) },
      lines,
      draft: draftTo(registration, occasion, template, template === 'occasion-cancelled'),
      render,
    });
    return { ...registration, state: 'cancelled', cancelledOn: on, cancelReason: reason };
  });

const replay = async (
  strapi: Core.Strapi,
  membershipId: string,
  key: Key | null,
): Promise<Registered | null> => {
  if (!key) return null;
  const db = await executorOf(strapi);
  const known = await findRegistrationByKey(db, membershipId, key.key);
  if (!known) return null;
  if (known.requestHash !== key.hash) throw refuse('idempotency-key-reused');
  return { registration: known, replayed: true };
};

/** The answer of a cancellation under this key, if there was one. */
const replayCancel = async (
  strapi: Core.Strapi,
  id: string,
  reason: string,
  key: CallerKey | null,
): Promise<Registered | null> => {
  if (!key) return null;
  const known = await findRegistration(await executorOf(strapi), id);
  // Only the journal knows who cancelled. A key in the old form belongs to the person who registered.
  const writer = known && { type: known.actorType, id: known.actorId };
  if (!writer || !isCallersKey(known.cancelKey, writer, key)) return null;
  if (known.cancelReason !== reason) throw refuse('idempotency-key-reused');
  return { registration: known, replayed: true };
};

/**
 * Registers a person for a member, never beyond the places, and once per key. After a refusal
 * nothing has changed.
 */
const register = async (
  strapi: Core.Strapi,
  occasionId: string,
  who: Participant,
  by: Request,
): Promise<Registered> => {
  const asked = JSON.stringify([occasionId, who.contactId, who.name, who.email, who.locale]);
  const own = keyOf(by);
  const key = own && { key: own, hash: digest(asked) };
  const render = await messagesIn(strapi).renderer();
  try {
    return await retryTransaction(async () => {
      const known = await replay(strapi, who.membershipId, key);
      if (known) return known;
      const plan = await planRegistration(strapi, occasionId, who, by.actor);
      const registration = await writeRegistration(strapi, plan, by.actor, key, render);
      return { registration, replayed: false };
    });
  } catch (error) {
    // The same request may have succeeded meanwhile and taken the last place.
    const first = await replay(strapi, who.membershipId, key);
    if (first) return first;
    throw error;
  }
};

/**
 * Cancels a registration with a reason: frees the place and gives the use back. Once per key;
 * without a key, the second call is refused.
 */
const cancel = async (
  strapi: Core.Strapi,
  id: string,
  { reason, template = 'registration-cancelled' }: Pick<Cancelling, 'reason'> & Partial<Cancelling>,
  by: Request,
): Promise<Registered> => {
  const render = await messagesIn(strapi).renderer();
  const key = keyOf(by);
  return retryTransaction(async () => {
    const known = await replayCancel(strapi, id, reason, key);
    if (known) return known;
    const plan = await planCancellation(strapi, id, reason);
    const cancelling = { reason, template };
    const registration = await writeCancellation(
      strapi,
      plan,
      cancelling,
      { actor: by.actor, key },
      render,
    );
    return { registration, replayed: false };
  });
};

/** Records attendance, from the first day on; an absence does not give the use back. */
const note = async (
  strapi: Core.Strapi,
  id: string,
  attendance: Attendance | null,
  actor: Actor,
): Promise<void> => {
  const db = await executorOf(strapi);
  const registration = await findRegistration(db, id);
  if (!registration) throw refuse('registration-unknown');
  const occasion = await occasionOf(strapi, registration.occasionId);
  const on = clockIn(strapi).today();
  if (on < occasion.startsOn) throw refuse('too-early-for-attendance');
  if (registration.attendance === attendance) return;
  const at = clockIn(strapi).now();
  await strapi.db.transaction(async ({ trx }) => {
    if (!(await noteAttendance(trx, id, attendance, at))) throw refuse('registration-cancelled');
    await writeLine(strapi, trx, {
      membershipId: registration.membershipId,
      command: 'note-attendance',
      actor,
      input: { occasion: occasion.titles, occasionId: occasion.id, registrationId: id },
      before: { attendance: registration.attendance },
      after: { attendance },
    });
  });
};

/**
 * Registers participants. A registration takes its place, uses the right and writes its message
 * and journal line in one transaction; a cancellation gives both back in one.
 */
export const registrationsIn = serviceOf({
  list: listRegistrations,
  pages: registrationPages,
  eligibility: findEligibility,
  register,
  cancel,
  noteAttendance: note,
});
