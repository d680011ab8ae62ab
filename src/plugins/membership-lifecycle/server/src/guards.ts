import type { Core } from '@strapi/strapi';
import type { Actor } from '../../shared/kernel/common';
import { commandsIn } from './core/commands';
import { findMembershipId, hasHistory, isNamedByTerm, markDue } from './core/store/memberships';
import { lockBodies } from './core/store/siret-holders';
import { retryWrite, type Noted } from './kernel/attempts';
import { clockIn } from './kernel/clock';
import { madeOnce } from './kernel/made-once';
import { newId } from './kernel/new-id';
import { executorOf } from './kernel/store/database';
import { findDocument } from './kernel/store/documents';
import { refuse } from './refusals';

/** Limits what the Content Manager may do to records and to content used by records. */
const createGuardsService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Records a new membership as an application. Returns its document id. */
  register(data: Record<string, unknown>, actor: Actor): Promise<string> {
    const organisationId = documentIdIn(data.organisation);
    const { tierCode, notes } = data;
    if (!organisationId) throw refuse('organisation-required', { field: 'organisation' });
    if (typeof tierCode !== 'string' || tierCode === '') {
      throw refuse('tier-required', { field: 'tierCode' });
    }
    const input = { organisationId, tierCode, ...(typeof notes === 'string' ? { notes } : {}) };
    return commandsIn(strapi).register(input, actor);
  },

  /** A document as the Content Manager reads it. */
  read(uid: string, params: object): Promise<Record<string, unknown> | null> {
    return findDocument(strapi, uid, params);
  },

  async assertMembershipDeletable(id: string): Promise<void> {
    if (await hasHistory(await executorOf(strapi), id)) throw refuse('membership-has-history');
  },

  async assertOrganisationDeletable(organisationId: string): Promise<void> {
    const membership = await findMembershipId(await executorOf(strapi), { organisationId });
    if (membership) throw refuse('organisation-has-membership');
  },

  async assertContentDeletable(
    named: { tierCode: string } | { benefitCode: string },
  ): Promise<void> {
    if (!(await isNamedByTerm(await executorOf(strapi), named))) return;
    throw refuse('tierCode' in named ? 'tier-in-use' : 'benefit-in-use');
  },

  /**
   * Runs a write of the Content Manager, again when the database rolled it back because of another
   * transaction. Refuses with `busy` when others won every time.
   */
  written: <T>(noted: Noted, run: () => Promise<T>): Promise<T> => retryWrite(run, noted),

  /** Runs what may give a body its number: no other may be given one meanwhile. */
  numbering: (run: () => Promise<unknown>): Promise<unknown> =>
    strapi.db.transaction(async ({ trx }) => {
      await lockBodies(trx, { newId });
      return run();
    }),

  /** Called when content was published or unpublished: renewals that wait for a price become due. */
  async contentChanged(): Promise<void> {
    const today = clockIn(strapi).today();
    await markDue(await executorOf(strapi), today, { awaitingPrice: true });
  },
});

/** The document id in any of the forms in which a relation is given. */
const documentIdIn = (relation: unknown): string | null => {
  if (typeof relation === 'string') return relation;
  if (Array.isArray(relation)) return documentIdIn(relation[0]);
  if (typeof relation !== 'object' || relation === null) return null;
  const { documentId, connect, set } = relation as Record<string, unknown>;
  if (typeof documentId === 'string') return documentId;
  return documentIdIn(connect) ?? documentIdIn(set);
};

export const guardsIn = madeOnce(createGuardsService);
