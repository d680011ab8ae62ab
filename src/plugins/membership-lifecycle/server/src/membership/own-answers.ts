import type { Core } from '@strapi/strapi';
import type { Actor, OwnAnswer } from '../../../shared/kernel/common';
import { findOwnAnswers, type Activity } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import type { Executor } from '../kernel/store/database';

/** Answers that members gave without staff, by renewal, with who gave them. */
export const ownAnswersOf = async (
  strapi: Core.Strapi,
  db: Executor,
  memberships: readonly string[],
): Promise<Map<string, OwnAnswer>> => {
  const lines = await findOwnAnswers(db, memberships);
  const names = await findActorNames(strapi, [...lines.values()]);
  const viewOf = ({ actorType, actorId, at, reason }: Activity): OwnAnswer => ({
    by: {
      type: actorType as Actor['type'],
      id: actorId,
      ...names.get(`${actorType}:${actorId}`),
    },
    at: new Date(at).toISOString(),
    comment: reason,
  });
  return new Map([...lines].map(([renewalId, line]) => [renewalId, viewOf(line)]));
};
