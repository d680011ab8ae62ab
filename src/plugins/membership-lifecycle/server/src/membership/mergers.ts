import type { Core } from '@strapi/strapi';
import { figuresOf } from '../../../shared/core/brackets';
import type { Actor } from '../../../shared/kernel/common';
import type { MergePlanView } from '../../../shared/membership/merge';
import { commandsIn, type Asking } from '../core/commands';
import type { Step } from '../core/recording';
import { refreshStatus } from '../core/rules/decide';
import { countedBefore, type CountedMember } from '../core/rules/past-standing';
import type { DecisionContext, Facts, Membership, Outcome } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import { findFormerIdentities, handOverPast } from '../core/store/former-identities';
import { findOrganisation, saveFormerly, updateOrganisation } from '../core/store/organisations';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import type { Day } from '../kernel/rules/values';
import { digest } from '../kernel/store/caller-keys';
import type { Transaction } from '../kernel/store/database';
import { keepFormerIdentity } from './former-identity';
import { mergeOrRefuse, mergePlanView } from './merge-view';
import { refuse } from './refusals/mergers';
import {
  contactsText,
  figureFields,
  formerlyText,
  gatherContacts,
  laterFigures,
  recordContacts,
} from './rules/bodies';
import { comingOf } from './rules/coming';
import { recordOf, type MergeRecord } from './rules/merge-record';
import { mergeSummary } from './rules/merge-summary';
import { loadOn, plannedDay } from './scheduled-facts';
import { renameInConsents } from './store/consents';
import { addMergerRecord } from './store/merger-records';

interface Merger {
  from: Membership;
  into: Membership;
  reason: string;
  counted: CountedMember[];
  facts: MergeRecord;
  actor: Actor;
}

/**
 * Merges the bodies, in the transaction that merges their memberships. Contacts are joined; the
 * remaining body keeps its identity and remembers the other's.
 */
const joinBodies = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { from, into, reason, counted, facts, actor }: Merger,
): Promise<void> => {
  const other = await findOrganisation(strapi, from.organisationId);
  const own = await findOrganisation(strapi, into.organisationId);
  // Without an id Strapi creates the contact; with one it would look for the row.
  const others = other.contacts.map(({ id: _, ...contact }) => contact);
  const { contacts } = gatherContacts(own.contacts, others);
  const [mine, theirs] = [figuresOf(own), figuresOf(other)];
  const figures = { was: mine, is: laterFigures(mine, theirs) };
  const later = figureFields(figures.is);
  await updateOrganisation(strapi, into.organisationId, { contacts, ...later });
  // A person must have one copy only: forgetting them there must erase them everywhere.
  await updateOrganisation(strapi, from.organisationId, { contacts: [] });
  const joined = (await findOrganisation(strapi, into.organisationId)).contacts;
  const recorded = recordContacts(own.contacts, other.contacts);
  const pairs = recorded.contacts.map(({ id, at }) => ({ is: String(joined[at].id), was: id }));
  await renameInConsents(trx, from.id, pairs);
  const stays = { organisationId: into.organisationId, membershipId: into.id };
  const past = (await findFormerIdentities(trx, from.id)).map(({ id }) => id);
  await handOverPast(trx, past, stays);
  await keepFormerIdentity(strapi, trx, {
    ...stays,
    cause: 'merger',
    fromOrganisationId: from.organisationId,
    fromMembershipId: from.id,
    until: clockIn(strapi).today(),
    counted,
    reason,
    actor,
    before: other,
  });
  const names = [own.formerly, other.formerly].filter(Boolean).join('\n');
  await saveFormerly(strapi, into.organisationId, formerlyText(names, other));
  const { formerly, siret } = own;
  const body = {
    ...recorded,
    figures,
    ...{ digest: digest(contactsText(contacts)), past, formerly, siret },
  };
  const record = { id: newId(), membershipId: from.id, otherMembershipId: into.id, facts, body };
  await addMergerRecord(trx, record, clockIn(strapi).now());
};

/**
 * Decides a merger on the ending membership and on the remaining one, with what its undoing needs to
 * know; throws its refusal.
 */
const decideMerge = (
  [from, target]: readonly LoadedFacts[],
  reason: string,
  ctx: DecisionContext,
): { steps: Step[]; record: MergeRecord } => {
  const merged = mergeOrRefuse(from.facts, target.facts, reason, ctx);
  const names = { fromName: from.organisationName, intoName: target.organisationName };
  const side = (
    before: LoadedFacts,
    after: Facts,
    beside: Pick<Outcome, 'messages' | 'effects'>,
  ): Step => ({
    command: 'merge-into',
    input: {
      ...{ intoMembershipId: target.facts.membership.id, from: from.facts.membership.id },
      ...{ ...names, reason },
    },
    before: before.facts,
    outcome: {
      facts: refreshStatus(after, ctx.today),
      counterChanges: [],
      ...beside,
    },
    organisationName: before.organisationName,
  });
  const { messages, effects } = merged;
  const steps = [
    side(from, merged.from, { messages: messages.from, effects: [] }),
    side(target, merged.into, { messages: messages.into, effects }),
  ];
  return { steps, record: recordOf({ from: from.facts, into: target.facts }, merged) };
};

/** The steps of a merger, the ending membership's first; throws its refusal. */
export const mergeSteps = (
  loaded: readonly LoadedFacts[],
  reason: string,
  ctx: DecisionContext,
): Step[] => decideMerge(loaded, reason, ctx).steps;

/** The command `merge-into`: merges a membership into another. */
const merge = async (
  strapi: Core.Strapi,
  id: string,
  input: Record<string, unknown>,
  caller: Asking,
): Promise<boolean> => {
  const [into, reason] = [String(input.intoMembershipId), String(input.reason)];
  if (id === into) throw refuse('merge-with-itself');
  let facts: MergeRecord;
  return commandsIn(strapi).transact(
    [id, into],
    caller,
    (loaded, ctx) => {
      const { steps, record } = decideMerge(loaded, reason, ctx);
      facts = record;
      return steps;
    },
    (trx, [from, target]) =>
      joinBodies(strapi, trx, {
        facts,
        from: from.facts.membership,
        into: target.facts.membership,
        reason,
        counted: [from, target].map(({ facts }) => countedBefore(facts, clockIn(strapi).today())),
        actor: caller.actor,
      }),
  );
};

/**
 * Plans what a merger will move, leave and close today, or on a day ahead; refuses as the merger
 * would.
 */
const plan = async (
  strapi: Core.Strapi,
  id: string,
  intoId: string,
  on?: Day,
): Promise<MergePlanView> => {
  if (id === intoId) throw refuse('merge-with-itself');
  const today = plannedDay(strapi, 'merge-into', on ?? null);
  const [from, into] = (await loadOn(strapi, [id, intoId], { on: today })).map((side) => ({
    ...side,
    facts: refreshStatus(side.facts, today),
  }));
  const merged = mergeOrRefuse(from.facts, into.facts, '', { today, newId });
  const summary = mergeSummary({ from: from.facts, into: into.facts }, merged);
  const contacts = gatherContacts(into.facts.contacts, from.facts.contacts);
  const after = refreshStatus(merged.into, today);
  const until = comingOf(after, today).statusEnd;
  return mergePlanView(from, into, { summary, after, until }, contacts);
};

/** Merges two bodies, and shows beforehand what that will do. */
export const mergersIn = serviceOf({ merge, plan });
