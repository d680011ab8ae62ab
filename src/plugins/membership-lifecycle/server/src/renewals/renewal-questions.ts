import type { Stage, StageKind, Workflow } from '../core/rules/types';
import type { Day } from '../kernel/rules/values';
import type { WaitingCall } from '../membership/calls-to-issue';
import { lateBefore } from '../membership/rules/attention';
import type { EnteredBefore, RenewalFilters, StagePlaces } from './store/renewals';

/** Translates the list's filters into the stages of the workflows. Pure. */

export interface RenewalQuestion extends Omit<
  RenewalFilters,
  | 'withoutOwnerAmong'
  | 'stages'
  | 'late'
  | 'unanswered'
  | 'attention'
  | 'toCall'
  | 'deciding'
  | 'mutedOn'
  | 'missingPrice'
> {
  stage?: string;
  overdue?: boolean;
  unanswered?: boolean;
  attention?: boolean;
  /** Agreed to, and its call is to be issued by staff. */
  toCall?: boolean;
  /** Waiting for the decision of a council. */
  deciding?: boolean;
  /** Left out of sending. */
  muted?: boolean;
  /** Without a price today. */
  missingPrice?: boolean;
}

const placesWhere = (
  workflows: readonly Workflow[],
  keep: (stage: Stage) => boolean,
): StagePlaces[] =>
  workflows
    .map(({ id, stages }) => ({
      workflowId: id,
      stageIds: stages.filter(keep).map((stage) => stage.id),
    }))
    .filter(({ stageIds }) => stageIds.length > 0);

const latePlaces = (workflows: readonly Workflow[], today: Day): EnteredBefore[] =>
  workflows.flatMap(({ id: workflowId, stages }) =>
    stages.flatMap((stage) => {
      const day = lateBefore(stage, today);
      return day === null ? [] : [{ workflowId, stageId: stage.id, day }];
    }),
  );

/** The renewals whose call staff are to issue. */
export const toCall = (calls: readonly WaitingCall[]): string[] =>
  calls.flatMap(({ renewalId, waits }) => (renewalId && waits === 'call' ? [renewalId] : []));

/** The filters as the database can be asked them; `toCall` are the renewals whose call is to be issued. */
export const filtersOf = (
  {
    stage,
    overdue,
    unanswered,
    attention,
    toCall: asksCalls,
    deciding,
    muted,
    ...plain
  }: Omit<RenewalQuestion, 'missingPrice'>,
  workflows: readonly Workflow[],
  { today, toCall }: { today: Day; toCall: string[] },
): RenewalFilters => {
  const ofKind = (...kinds: readonly StageKind[]) =>
    placesWhere(workflows, ({ kind }) => kinds.includes(kind));
  return {
    ...plain,
    ...(stage ? { stages: placesWhere(workflows, (one) => one.id === stage) } : {}),
    ...(overdue ? { late: latePlaces(workflows, today) } : {}),
    ...(asksCalls ? { toCall } : {}),
    ...(deciding ? { deciding: ofKind('deciding') } : {}),
    ...(muted ? { mutedOn: today } : {}),
    ...(unanswered ? { unanswered: ofKind('waiting', 'deciding') } : {}),
    ...(attention
      ? {
          attention: {
            todo: ofKind('todo'),
            toCall,
            late: latePlaces(workflows, today),
            waiting: ofKind('waiting'),
            deciding: ofKind('deciding'),
            today,
          },
        }
      : {}),
  };
};
