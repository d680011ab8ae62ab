import type { Core } from '@strapi/strapi';
import { commandsIn, type Asking } from '../core/commands';
import type { Step } from '../core/recording';
import { refreshStatus } from '../core/rules/decide';
import type { DecisionContext, Facts } from '../core/rules/types';
import { restoreContactIds } from '../core/store/contacts';
import { removeEffects } from '../core/store/effects';
import type { LoadedFacts } from '../core/store/facts';
import {
  findMerger,
  handOverPast,
  removeFormerIdentity,
  type StoredFormerIdentity,
} from '../core/store/former-identities';
import { findMembershipNames } from '../core/store/memberships';
import { findOrganisation, saveFormerly, updateOrganisation } from '../core/store/organisations';
import { findBodiesWith, lockBodies } from '../core/store/siret-holders';
import type { RefusalError } from '../kernel/errors';
import { COMMAND_WORDS, SYSTEM_WORDS, wordOf } from '../kernel/export/words';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { findLastLine, findLinesAfter, type Activity } from '../kernel/store/activities';
import { digest } from '../kernel/store/caller-keys';
import { executorOf, type Executor, type Transaction } from '../kernel/store/database';
import { dayInBoth } from '../kernel/texts/format';
import { refuse } from './refusals/mergers';
import { contactsText, figuresBefore, formerlyBefore, partContacts, told } from './rules/bodies';
import { undoMerge } from './rules/commands/undo-merge';
import { renameInConsents } from './store/consents';
import {
  findMergerRecord,
  findMergerRecords,
  forgetMergerRecords,
  type MergerRecord,
} from './store/merger-records';

/** The command `undo-merge`: takes back a merger that nothing followed. */

const MERGE = 'merge-into';
// It changes the cached status only.
const UNTOLD = 'refresh-status';

interface Merger extends StoredFormerIdentity {
  fromMembershipId: string;
  fromOrganisationId: string;
}

/** A merger of a membership, and why it cannot be undone. */
export type Undoing =
  | { into: string | null; refusal: RefusalError }
  | { into: string; refusal: null; merger: Merger; record: MergerRecord };

/** The first line of the journal after a merger, on either membership; null when there is none. */
const followedBy = async (db: Executor, membershipId: string): Promise<Activity | null> => {
  const line = await findLastLine(db, membershipId, MERGE);
  if (!line) return null;
  // The merger's own membership: a later merger hands its past on.
  const ids = [membershipId, String(line.input.intoMembershipId)];
  const lines = await findLinesAfter(db, line, { ids, but: UNTOLD, limit: 2 });
  // The line of the merger on the remaining membership comes next to that on the other.
  return lines.filter(({ command }, at) => at > 0 || command !== MERGE)[0] ?? null;
};

const nameOf = async (db: Executor, id: string): Promise<string> =>
  (await findMembershipNames(db, [id])).get(id)?.organisation ?? '';

/** Why the bodies are no longer as a merger left them; null when they are. */
const whyNotBodies = async (
  strapi: Core.Strapi,
  db: Executor,
  { fromOrganisationId, organisationId, until }: Merger,
  { body }: MergerRecord,
): Promise<RefusalError | null> => {
  const [from, into] = [
    await findOrganisation(strapi, fromOrganisationId),
    await findOrganisation(strapi, organisationId),
  ];
  const isChanged = digest(contactsText(into.contacts)) !== body.digest;
  if (isChanged || from.contacts.length > 0) {
    const organisation = isChanged ? into.name : from.name;
    return refuse('merge-contacts-changed', { organisation, on: dayInBoth(until) });
  }
  const { siret } = from;
  const others = siret === null ? [] : await findBodiesWith(db, siret);
  // Installations may hold doubles: only a number that was taken since stands in the way.
  const taken = others.find(({ id }) =>
    id === organisationId ? body.siret !== siret : id !== fromOrganisationId,
  );
  return taken ? refuse('merge-number-taken', { organisation: taken.name, siret }) : null;
};

/** Reads what the undoing of a membership's merger depends on beside the facts. */
export const readUndoing = async (
  strapi: Core.Strapi,
  db: Executor,
  id: string,
): Promise<Undoing> => {
  const merger = (await findMerger(db, id)) as Merger | null;
  if (!merger) return { into: null, refusal: refuse('membership-not-merged') };
  const into = merger.membershipId;
  const followed = await followedBy(db, id);
  if (followed) {
    const what = wordOf({ ...COMMAND_WORDS, ...SYSTEM_WORDS }, followed.command);
    const organisation = await nameOf(db, followed.membershipId);
    return {
      into,
      refusal: refuse('merge-followed', { on: dayInBoth(followed.on), organisation, what }),
    };
  }
  const record = await findMergerRecord(db, id);
  if (!record) return { into, refusal: refuse('merge-not-kept') };
  const refusal = await whyNotBodies(strapi, db, merger, record);
  return refusal ? { into, refusal } : { into, refusal: null, merger, record };
};

/** Decides the undoing on the ended membership and on the remaining one; throws its refusal. */
export const undoSteps = (
  undoing: Undoing,
  loaded: readonly LoadedFacts[],
  reason: string,
  ctx: DecisionContext,
): Step[] => {
  if (undoing.refusal) throw undoing.refusal;
  const { facts, body } = undoing.record;
  const [from, into] = loaded;
  const undone = undoMerge(facts, { from: from.facts, into: into.facts }, reason, ctx);
  if (!undone.ok) throw refuse(undone.reason, undone.details);
  const contacts = partContacts(into.facts.contacts, body);
  const input = {
    ...{ intoMembershipId: into.facts.membership.id, from: from.facts.membership.id },
    ...{ fromName: from.organisationName, intoName: into.organisationName, reason },
  };
  const side = (before: LoadedFacts, after: Facts): Step => ({
    ...{ command: 'undo-merge', input, before: before.facts },
    outcome: {
      facts: refreshStatus(after, ctx.today),
      ...{ counterChanges: [], messages: [], effects: [] },
    },
    organisationName: before.organisationName,
  });
  return [
    side(from, { ...undone.from, contacts: contacts.from }),
    side(into, { ...undone.into, contacts: contacts.into }),
  ];
};

/** Gives both bodies back what was theirs, in the transaction that parts their memberships. */
const partBodies = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { fromOrganisationId, fromMembershipId, organisationId, id }: Merger,
  { body }: MergerRecord,
): Promise<void> => {
  const into = await findOrganisation(strapi, organisationId);
  const parted = partContacts(into.contacts, body);
  const figures = figuresBefore(into, body.figures);
  await updateOrganisation(strapi, organisationId, { contacts: parted.into, ...figures });
  await updateOrganisation(strapi, fromOrganisationId, { contacts: parted.from.map(told) });
  const { contacts } = await findOrganisation(strapi, fromOrganisationId);
  await restoreContactIds(
    trx,
    contacts.map((contact, at) => ({ is: String(contact.id), was: body.contacts[at].id })),
  );
  await saveFormerly(strapi, organisationId, formerlyBefore(body.formerly, into.formerly));
  const whose = { membershipId: fromMembershipId, organisationId: fromOrganisationId };
  await handOverPast(trx, body.past, whose);
  await removeFormerIdentity(trx, id);
  const named = body.contacts.map(({ id: is, at }) => ({ is, was: String(into.contacts[at].id) }));
  await renameInConsents(trx, fromMembershipId, named);
};

/** Undoes the merger by which a membership ended. Returns true for a repeated request. */
const undo = async (
  strapi: Core.Strapi,
  id: string,
  input: Record<string, unknown>,
  caller: Asking,
): Promise<boolean> => {
  const merger = await findMerger(await executorOf(strapi), id);
  // Without a merger a repeated request is still answered.
  const ids = merger ? [id, merger.membershipId] : [id];
  let undoing: Undoing;
  return commandsIn(strapi).transact(
    ids,
    // The body that ended has its number for itself again.
    { ...caller, lockFirst: (trx) => lockBodies(trx, { newId }) },
    async (loaded, ctx) => {
      undoing = await readUndoing(strapi, await executorOf(strapi), id);
      // Another merger was recorded before the lock.
      if (!undoing.refusal && undoing.into !== ids[1]) throw refuse('plan-changed');
      return undoSteps(undoing, loaded, String(input.reason), ctx);
    },
    async (trx) => {
      if (undoing.refusal) return;
      const { merger: undone, record } = undoing;
      await partBodies(strapi, trx, undone, record);
      await removeEffects(trx, record.facts.effects);
      await forgetMergerRecords(trx, [id]);
    },
  );
};

/** Forgets what was kept of mergers that cannot be undone any more, with the contacts in it. */
const forget = async (strapi: Core.Strapi): Promise<void> => {
  for (const { membershipId } of await findMergerRecords(strapi.db.connection)) {
    await strapi.db.transaction(async ({ trx }) => {
      const { refusal } = await readUndoing(strapi, trx, membershipId);
      if (refusal) await forgetMergerRecords(trx, [membershipId]);
    });
  }
};

/** Undoes mergers, and forgets what that needs once it cannot be done. */
export const undoneMergersIn = serviceOf({ undo, forget });
