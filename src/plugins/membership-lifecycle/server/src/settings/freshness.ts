import type { Core } from '@strapi/strapi';
import type { ChangedMeanwhile } from '../../../shared/core/membership';
import type { Localised } from '../../../shared/kernel/common';
import { activityView } from '../kernel/activity-view';
import { findActivitiesSince, findVersions } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import type { Transaction } from '../kernel/store/database';
import { refuse } from './refusals/settings';

const SOMEBODY: Localised = { fr: 'quelqu’un d’autre', en: 'somebody else' };
const MACHINE: Localised = { fr: 'le passage quotidien', en: 'the daily run' };

/** Names the people behind journal lines. */
export const whoDid = (activities: ChangedMeanwhile['activities']): Localised => {
  const actors = new Set(activities.map(({ actor }) => `${actor.type}:${actor.id}`));
  const actor = activities[0]?.actor;
  if (!actor || actors.size > 1) return SOMEBODY;
  if (actor.type === 'system') return MACHINE;
  return actor.name ? { fr: actor.name, en: actor.name } : SOMEBODY;
};

/**
 * Refuses a command on a membership that changed after the person read it. Called under the
 * membership's lock, so that nothing can change between this check and what is written.
 */
export const refuseIfChanged = async (
  strapi: Core.Strapi,
  trx: Transaction,
  membershipId: string,
  seen: number | undefined,
): Promise<void> => {
  if (seen === undefined) return;
  const lines = await findActivitiesSince(trx, membershipId, seen);
  if (lines.length === 0) return;
  const names = await findActorNames(strapi, lines);
  const activities = lines.map((line) => activityView(line, names));
  const version = (await findVersions(trx, [membershipId])).get(membershipId) ?? seen;
  const details: ChangedMeanwhile = { version, by: whoDid(activities), activities };
  throw refuse('changed-meanwhile', { ...details });
};
