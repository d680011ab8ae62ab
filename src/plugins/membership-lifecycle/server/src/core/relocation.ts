import type { Core } from '@strapi/strapi';
import type { WorkflowInput } from '../../../shared/core/workflows';
import type { Actor } from '../../../shared/kernel/common';
import { clockIn } from '../kernel/clock';
import { newId } from '../kernel/new-id';
import type { Transaction } from '../kernel/store/database';
import { factsIn } from './facts';
import { createRecorder, type Step } from './recording';
import { refuse } from './refusals/memberships';
import { decide } from './rules/decide';
import type { Workflow } from './rules/types';
import { lockMemberships } from './store/memberships';
import { findStandingIn } from './store/workflows';

const CHUNK = 100;

/**
 * Moves the renewals of removed stages in the transaction of the edit, each with a journal line.
 * Templates are loaded before that transaction.
 */
export const createRelocation = async (strapi: Core.Strapi, actor: Actor) => {
  const recorder = await createRecorder(strapi, actor);
  const today = clockIn(strapi).today();

  return {
    async run(
      trx: Transaction,
      workflows: readonly Workflow[],
      workflowId: string,
      moves: WorkflowInput['moves'],
    ): Promise<void> {
      const stages = moves.map(({ stageId }) => stageId);
      const input = {
        workflowId,
        moves: Object.fromEntries(moves.map(({ stageId, toStageId }) => [stageId, toStageId])),
      };
      const ids = await findStandingIn(trx, workflowId, stages);
      if (ids.length === 0) return;
      // Read under the locks: the tiers on offer determine when a renewal is due next.
      const around = { ...(await factsIn(strapi).surroundings()), workflows };
      for (let start = 0; start < ids.length; start += CHUNK) {
        const chunk = ids.slice(start, start + CHUNK);
        await lockMemberships(trx, chunk);
        const rows = await factsIn(strapi).loadMany(chunk, around, trx);
        const steps = rows.map(({ facts, organisationName }): Step => {
          const decision = decide(facts, 'relocate-renewal', input, { today, newId });
          if (!decision.ok) throw refuse(decision.reason, decision.details);
          const { outcome } = decision;
          return { command: 'relocate-renewal', input, before: facts, outcome, organisationName };
        });
        await recorder.record(trx, steps);
      }
    },
  };
};
