import type { Core } from '@strapi/strapi';
import type { CallWait } from '../../../shared/core/call-reminders';
import type { CallToIssue } from '../../../shared/membership/calls-to-issue';
import { factsIn } from '../core/facts';
import { workflowsIn } from '../core/workflows';
import { clockIn } from '../kernel/clock';
import { serviceOf } from '../kernel/made-once';
import { executorOf } from '../kernel/store/database';
import { callWait, type UncalledTerm } from './rules/calls-to-issue';
import { findUncalledTerms } from './store/calls-to-issue';
import { findScheduledCalls } from './store/scheduled-commands';

export type WaitingCall = UncalledTerm & { waits: CallWait };

/**
 * The periods that were agreed to and have no call yet, each with for whom it waits, in the order of
 * their first days; those of some memberships where these are given.
 */
export const waitingCalls = async (
  strapi: Core.Strapi,
  membershipIds?: readonly string[],
): Promise<WaitingCall[]> => {
  const db = await executorOf(strapi);
  const found = await findUncalledTerms(db, clockIn(strapi).today(), membershipIds);
  if (found.length === 0) return [];
  const ids = [...new Set(found.map(({ membershipId }) => membershipId))];
  const payers = await factsIn(strapi).payers(ids);
  const scheduled = new Set(
    (await findScheduledCalls(db, ids)).map(({ input }) => String(input.termId)),
  );
  const stages = new Map(
    (await workflowsIn(strapi).all()).flatMap(({ id, stages }) =>
      stages.map((stage) => [`${id} ${stage.id}`, stage] as const),
    ),
  );
  return found.flatMap((term) => {
    const stage = stages.get(`${term.workflowId} ${term.stageId}`);
    const waits = callWait(term, { stage, payer: payers.get(term.membershipId), scheduled });
    return waits ? [{ ...term, waits }] : [];
  });
};

/** The calls that staff are to issue, as they are chosen. */
export const callsToIssue = (calls: readonly WaitingCall[]): CallToIssue[] =>
  calls
    .filter(({ waits }) => waits === 'call')
    .map(({ termId: id, membershipId, reference, organisation, startsOn, amount, currency }) => ({
      ...{ id, membershipId, reference, organisation, startsOn },
      amount: { amount, currency },
    }));

/** The calls that are to be issued. */
export const callsToIssueIn = serviceOf({
  list: async (strapi: Core.Strapi) => callsToIssue(await waitingCalls(strapi)),
});
