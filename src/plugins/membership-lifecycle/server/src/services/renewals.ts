import type { Core } from '@strapi/strapi';
import { findVersions } from '../repositories/activities';
import { executorOf } from '../repositories/database';
import type { Actor, BulkResult, Page, RenewalRow, StagesView } from '../../../shared/contracts';
import { openRenewal } from '../domain/renewal';
import type { Day, Facts, Renewal } from '../domain/types';
import type { LoadedFacts } from '../repositories/facts';
import { findRenewals, type RenewalFilters } from '../repositories/renewals';
import { RefusalError } from '../utils/errors';
import { getService } from '../utils/get-service';
import { daysLate, proposedDues, stageView } from './membership-view';

export interface RenewalQuery extends Omit<RenewalFilters, 'stages'> {
  stage?: string;
  kind?: string;
  late?: boolean;
  page: number;
  pageSize: number;
}

const rowOf = (
  { facts, organisationName }: LoadedFacts,
  renewal: Renewal,
  { today, version }: { today: Day; version: number },
): RenewalRow | null => {
  const from = facts.terms.find(({ id }) => id === renewal.fromTermId);
  const term = facts.terms.find(({ id }) => id === renewal.termId);
  if (!from || !term) return null;
  const { membership } = facts;
  const { expectedDays: _, ...stage } = stageView(facts, renewal);
  return {
    id: renewal.id,
    membershipId: membership.id,
    version,
    reference: membership.reference,
    organisation: organisationName,
    status: membership.status,
    tierCode: term.tierCode,
    stage,
    termEndsOn: from.endsOn,
    proposed: {
      startsOn: term.startsOn,
      endsOn: term.endsOn,
      price: term.price === null ? null : { amount: term.price, currency: term.currency },
    },
    openedOn: renewal.openedOn,
    enteredStageOn: renewal.enteredStageOn,
    daysLate: daysLate(facts, renewal, today),
    missingPrice: term.price === null,
    answeredOn: renewal.answeredOn,
    ownerId: renewal.ownerId,
    duesState: proposedDues(facts, renewal, today),
  };
};

/** A proposal needs a price to put and somebody to put it to. */
const canBeProposed = ({ contacts, renewals, terms }: Facts): boolean => {
  const renewal = openRenewal(renewals);
  const term = terms.find(({ id }) => id === renewal?.termId);
  return contacts.length > 0 && term !== undefined && term.price !== null;
};

/** The renewals under way: the list, and what is done to many at once. */
const createRenewalsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const stagesFor = async ({ stage, kind }: RenewalQuery): Promise<string[] | undefined> => {
    if (!stage && !kind) return undefined;
    const { stages } = await getService(strapi, 'workflows').default();
    return stages
      .filter((one) => (!stage || one.id === stage) && (!kind || one.kind === kind))
      .map(({ id }) => id);
  };

  /** Runs a command on each membership, in its own transaction; one refusal stops no other. */
  const onEach = async (
    ids: readonly string[],
    run: (id: string, facts: Facts) => Promise<void>,
  ): Promise<BulkResult> => {
    const result: BulkResult = { done: [], skipped: [] };
    const rows = await getService(strapi, 'facts').loadMany([...new Set(ids)]);
    for (const { facts } of rows) {
      const { id, reference } = facts.membership;
      try {
        await run(id, facts);
        result.done.push({ membershipId: id, reference });
      } catch (error) {
        if (!(error instanceof RefusalError)) throw error;
        const text = error.details.text as { fr: string; en: string };
        result.skipped.push({ membershipId: id, reference, reason: error.reason, text });
      }
    }
    return result;
  };

  return {
    /** A page of renewals under way, those that end first in front. */
    async list(query: RenewalQuery): Promise<Page<RenewalRow>> {
      const { page, pageSize, late, stage: _stage, kind: _kind, ...filters } = query;
      const stages = await stagesFor(query);
      const db = await executorOf(strapi);
      const today = getService(strapi, 'clock').today();
      // Lateness is computed from the workflow: only that filter reads every match.
      const paging = late ? { page: 1, pageSize: 10_000 } : { page, pageSize };
      const { rows, total } = await findRenewals(db, { ...filters, stages }, paging);
      const ids = rows.map((row) => row.membershipId);
      // Before the facts: a change in between makes a version too old, never too new.
      const versions = await findVersions(db, ids);
      const loaded = await getService(strapi, 'facts').loadMany(ids);
      const byId = new Map(loaded.map((row) => [row.facts.membership.id, row]));
      const views = rows.flatMap(({ renewalId, membershipId }) => {
        const row = byId.get(membershipId);
        const renewal = row?.facts.renewals.find(({ id }) => id === renewalId);
        const version = versions.get(membershipId) ?? 0;
        return (row && renewal && rowOf(row, renewal, { today, version })) || [];
      });
      const lateOnes = views.filter(({ daysLate: days }) => days > 0);
      const data = late ? lateOnes.slice((page - 1) * pageSize, page * pageSize) : views;
      const count = late ? lateOnes.length : total;
      const pageCount = Math.ceil(count / pageSize);
      return { data, meta: { pagination: { page, pageSize, pageCount, total: count } } };
    },

    /** The stages of the road, with how many renewals stand in each. */
    async stages(): Promise<StagesView> {
      const { id } = await getService(strapi, 'workflows').default();
      const { stages, usage } = await getService(strapi, 'workflows').view(id);
      return { stages, totals: usage };
    },

    /** Moves the renewals of many members to a stage. */
    move(
      {
        membershipIds,
        versions = {},
        ...input
      }: {
        membershipIds: string[];
        stageId: string;
        reason?: string;
        versions?: Record<string, number>;
      },
      actor: Actor,
    ): Promise<BulkResult> {
      const commands = getService(strapi, 'commands');
      return onEach(membershipIds, (id) =>
        commands.run(id, 'move-renewal', input, actor, versions[id]),
      );
    },

    /** Opens the renewals of a campaign, and proposes those whose price is known. */
    async campaign(membershipIds: string[], actor: Actor): Promise<BulkResult> {
      const commands = getService(strapi, 'commands');
      const { stages } = await getService(strapi, 'workflows').default();
      const proposal = stages.find(({ kind }) => kind === 'waiting');
      return onEach(membershipIds, async (id) => {
        await commands.run(id, 'open-renewal', {}, actor);
        const facts = await getService(strapi, 'facts').load(id);
        if (facts && proposal && canBeProposed(facts)) {
          await commands.run(id, 'move-renewal', { stageId: proposal.id }, actor);
        }
      });
    },
  };
};

export default createRenewalsService;
