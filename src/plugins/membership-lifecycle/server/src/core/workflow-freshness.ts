import type { Core } from '@strapi/strapi';
import type { ChangedMeanwhile } from '../../../shared/core/membership';
import { activityView } from '../kernel/activity-view';
import { findSettingsActivities } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import type { Transaction } from '../kernel/store/database';
import { whoDid } from '../settings/freshness';
import { refuse } from './refusals/memberships';
import type { StoredWorkflow } from './store/workflows';

/** The most saves of any workflow that are searched for those of one. */
const LOOKED_THROUGH = 100;

/**
 * Refuses to save a workflow that somebody else saved meanwhile, and names them. Called under the
 * lock, so that nobody can save between this check and the write.
 */
export const refuseIfSaved = async (
  strapi: Core.Strapi,
  trx: Transaction,
  { id, version }: StoredWorkflow,
  seen: number | undefined,
): Promise<void> => {
  if (seen === undefined || seen >= version) return;
  const saves = await findSettingsActivities(trx, 'save-workflow', LOOKED_THROUGH);
  const lines = saves.filter(({ input }) => input.workflowId === id).slice(0, version - seen);
  const names = await findActorNames(strapi, lines);
  const activities = lines.map((line) => activityView(line, names));
  const details: ChangedMeanwhile = { version, by: whoDid(activities), activities };
  throw refuse('workflow-changed', { ...details });
};
