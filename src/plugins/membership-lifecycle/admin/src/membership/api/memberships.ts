import type { Measure } from '../../../../shared/core/brackets';
import type { CommandName } from '../../../../shared/core/commands';
import type {
  ActivityView,
  BenefitChoice,
  MembershipView,
  ScheduledCommandView,
  UsageView,
} from '../../../../shared/core/membership';
import type { Localised, Page } from '../../../../shared/kernel/common';
import { MEMBERSHIP_UID } from '../../../../shared/kernel/ids';
import type { CommandPlan } from '../../../../shared/membership/command-plan';
import type { MergePlanView } from '../../../../shared/membership/merge';
import type { Colleague } from '../../../../shared/renewals/renewals';
import { AFTER_CHANGE, AFTER_COMMAND, documentTag, lifecycleApi } from '../../kit/api/api';
import { refusedFor } from '../../kit/api/refusal-details';
import { ways } from '../../kit/api/ways';
import type { CommandValues } from '../command-values';

export interface TierChoice {
  code: string;
  names: Localised;
  /** The measures by which any of its offers is priced. */
  measures: Measure[];
}

/** The membership of an organisation. */
export interface MembershipOf {
  documentId: string;
}

interface PlanCommand {
  documentId: string;
  name: CommandName;
  values: CommandValues;
  /** A day ahead for which the command would be noted; undefined for today. */
  on?: string | undefined;
  /** The version of the page: a plan is asked for again when the membership changed. */
  version: number;
}

interface ScheduleCommand {
  documentId: string;
  name: CommandName;
  values: Record<string, string | number | boolean>;
  on: string;
  version: number;
  key: string;
}

interface SettleScheduled {
  documentId: string;
  scheduled: ScheduledCommandView;
  what: 'cancel' | 'run' | 'move';
  /** The new day, to move it. */
  on?: string;
  /** Missing on the page of another membership. */
  version?: number;
}

interface RunCommand {
  documentId: string;
  name: CommandName;
  values: Record<string, string | number | boolean>;
  /** The version that the person saw; what changed after it is refused. */
  version: number;
  /** The idempotency key: a request repeated under it is done once. */
  key: string;
  /** The seal of the plan that the person saw; undefined for a command without a plan. */
  seal: string | undefined;
  /** Templates of the plan's messages that are not to leave. */
  heldBack: readonly string[];
}

/** Commands that may change another membership too, whose page may be open or read already. */
const ON_TWO: ReadonlySet<CommandName> = new Set([
  'merge-into',
  'undo-merge',
  'move-payment',
  'reject-payment',
  'reverse-payment',
]);

const membershipsApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ build, read, list, send }) => ({
    getLifecycleMembership: read<MembershipView, string>(
      (documentId) => `memberships/${documentId}`,
      (id) => [{ type: 'LifecycleMembershipView', id }],
    ),
    getLifecycleActivities: list<
      Page<ActivityView>,
      { documentId: string; page: number; pageSize: number }
    >(
      ({ documentId, ...params }) => ({ path: `memberships/${documentId}/activities`, params }),
      ({ documentId }) => [{ type: 'LifecycleActivity', id: documentId }],
    ),
    runLifecycleCommand: send<MembershipView, RunCommand>(
      'POST',
      ({ documentId, name, values, version, key, seal, heldBack }) => ({
        path: `memberships/${documentId}/commands/${name}`,
        data: {
          ...values,
          ...(seal === undefined ? {} : { seal }),
          ...(heldBack.length > 0 ? { heldBack } : {}),
        },
        version,
        key,
      }),
      ({ documentId, name }) => [
        ...(ON_TWO.has(name) ? AFTER_CHANGE : AFTER_COMMAND),
        documentTag(documentId),
      ],
      {
        keep: (view, { documentId }, dispatch) => {
          dispatch(
            membershipsApi.util.updateQueryData('getLifecycleMembership', documentId, () => view),
          );
        },
        // After a refusal nothing is reloaded, which would disturb the reader; except when
        // somebody else changed the membership, which the form must show.
        refused: ({ documentId }, error) =>
          refusedFor(error, 'changed-meanwhile') === null
            ? []
            : [...AFTER_CHANGE, documentTag(documentId)],
      },
    ),
    scheduleLifecycleCommand: send<MembershipView, ScheduleCommand>(
      'POST',
      ({ documentId, name, values, on, version, key }) => ({
        path: `memberships/${documentId}/commands/${name}/scheduled`,
        data: { ...values, scheduledOn: on },
        version,
        key,
      }),
      () => AFTER_CHANGE,
    ),
    settleLifecycleScheduled: send<MembershipView, SettleScheduled>(
      'POST',
      ({ scheduled: { id, command, of }, what, on, version }) => ({
        path: `memberships/${of.documentId}/commands/${command}/scheduled/${id}/${what}`,
        data: on === undefined ? {} : { scheduledOn: on },
        version,
      }),
      ({ documentId }) => [...AFTER_CHANGE, documentTag(documentId)],
    ),
    // A query sent as POST, since it contains the draft. Each keystroke is a new one, so answers
    // are not cached.
    getLifecycleCommandPlan: read<CommandPlan, PlanCommand>(
      ({ documentId, name, values, on }) => ({
        path: `memberships/${documentId}/commands/${name}/plan`,
        data: on === undefined ? values : { ...values, scheduledOn: on },
      }),
      [],
      { method: 'POST', keepUnusedDataFor: 0 },
    ),
    getLifecycleTiers: read<TierChoice[]>('tiers'),
    getLifecycleColleagues: read<Colleague[]>('colleagues'),
    getLifecycleMembershipOf: build.query<MembershipOf | null, string>({
      query: (organisationId) => ({
        url: `/content-manager/collection-types/${MEMBERSHIP_UID}`,
        config: {
          params: {
            pageSize: 1,
            filters: { organisation: { documentId: { $eq: organisationId } } },
          },
        },
      }),
      transformResponse: (answer: { results: MembershipOf[] }) => answer.results[0] ?? null,
      providesTags: ['LifecycleMembership'],
    }),
    getLifecycleMergePlan: read<MergePlanView, { documentId: string; into: string; on?: string }>(
      ({ documentId, into, on }) => ({
        path: `memberships/${documentId}/merge/${into}`,
        params: { on },
      }),
      ({ documentId, into }) =>
        [documentId, into].map((id) => ({ type: 'LifecycleMembership', id })),
    ),
    getLifecycleBenefits: read<BenefitChoice[]>('benefits'),
    getLifecycleLedger: read<UsageView[], { documentId: string; entitlementId: string }>(
      ({ documentId, entitlementId }) =>
        `memberships/${documentId}/entitlements/${entitlementId}/usages`,
      ({ documentId }) => [{ type: 'LifecycleMembership', id: documentId }],
    ),
  })),
});

export const {
  useGetLifecycleMembershipQuery: useGetMembershipQuery,
  useGetLifecycleActivitiesQuery: useGetActivitiesQuery,
  useRunLifecycleCommandMutation: useRunCommandMutation,
  useScheduleLifecycleCommandMutation: useScheduleCommandMutation,
  useSettleLifecycleScheduledMutation: useSettleScheduledMutation,
  useGetLifecycleCommandPlanQuery: useGetCommandPlanQuery,
  useLazyGetLifecycleCommandPlanQuery: useLazyGetCommandPlanQuery,
  useGetLifecycleTiersQuery: useGetTiersQuery,
  useGetLifecycleColleaguesQuery: useGetColleaguesQuery,
  useGetLifecycleMembershipOfQuery: useGetMembershipOfQuery,
  useLazyGetLifecycleMembershipOfQuery: useLazyGetMembershipOfQuery,
  useGetLifecycleMergePlanQuery: useGetMergePlanQuery,
  useGetLifecycleBenefitsQuery: useGetBenefitsQuery,
  useGetLifecycleLedgerQuery: useGetLedgerQuery,
} = membershipsApi;
