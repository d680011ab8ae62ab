import type { CommandName } from '../../../../shared/core/commands';
import type {
  ActivityView,
  BenefitChoice,
  MembershipView,
  UsageView,
} from '../../../../shared/core/membership';
import type { Localised, Page } from '../../../../shared/kernel/common';
import { MEMBERSHIP_UID } from '../../../../shared/kernel/ids';
import type { MergePlanView } from '../../../../shared/membership/merge';
import type { Colleague } from '../../../../shared/renewals/renewals';
import { AFTER_CHANGE, at, documentTag, lifecycleApi } from '../../kit/api/api';
import { changedMeanwhile } from '../../kit/api/changed-meanwhile';

export type CommandValues = Record<string, string | number>;

export interface TierChoice {
  code: string;
  names: Localised;
}

/** The membership of an organisation, as its page shows it. */
export interface MembershipOf {
  documentId: string;
  reference: string;
  membershipStatus: string;
}

const membershipsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleMembership: build.query<MembershipView, string>({
      query: (documentId) => at(`memberships/${documentId}`),
      transformResponse: (answer: { data: MembershipView }) => answer.data,
      providesTags: (_view, _error, id) => [{ type: 'LifecycleMembership', id }],
    }),
    getLifecycleActivities: build.query<
      Page<ActivityView>,
      { documentId: string; page: number; pageSize: number }
    >({
      query: ({ documentId, ...params }) => ({
        url: at(`memberships/${documentId}/activities`),
        config: { params },
      }),
      providesTags: (_page, _error, { documentId }) => [
        { type: 'LifecycleActivity', id: documentId },
      ],
    }),
    runLifecycleCommand: build.mutation<
      MembershipView,
      {
        documentId: string;
        name: CommandName;
        values: Record<string, string | number | boolean>;
        /** The version that the person saw; what changed after it is refused. */
        version: number;
        /** What is asked again under it is the same request, and done once. */
        key: string;
      }
    >({
      query: ({ documentId, name, values, version, key }) => ({
        url: at(`memberships/${documentId}/commands/${name}`),
        method: 'POST',
        data: values,
        config: { headers: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } },
      }),
      transformResponse: (answer: { data: MembershipView }) => answer.data,
      // A refused command changed nothing, and refetching would only lose the reader's place; but
      // when somebody else did change something, the form has to show it.
      invalidatesTags: (_view, error, { documentId }) =>
        error && changedMeanwhile(error) === null ? [] : [...AFTER_CHANGE, documentTag(documentId)],
    }),
    getLifecycleTiers: build.query<TierChoice[], void>({
      query: () => at('tiers'),
      transformResponse: (answer: { data: TierChoice[] }) => answer.data,
    }),
    getLifecycleColleagues: build.query<Colleague[], void>({
      query: () => at('colleagues'),
      transformResponse: (answer: { data: Colleague[] }) => answer.data,
    }),
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
    getLifecycleMergePlan: build.query<MergePlanView, { documentId: string; into: string }>({
      query: ({ documentId, into }) => at(`memberships/${documentId}/merge/${into}`),
      transformResponse: (answer: { data: MergePlanView }) => answer.data,
      providesTags: (_plan, _error, { documentId, into }) =>
        [documentId, into].map((id) => ({ type: 'LifecycleMembership' as const, id })),
    }),
    getLifecycleBenefits: build.query<BenefitChoice[], void>({
      query: () => at('benefits'),
      transformResponse: (answer: { data: BenefitChoice[] }) => answer.data,
    }),
    getLifecycleLedger: build.query<UsageView[], { documentId: string; entitlementId: string }>({
      query: ({ documentId, entitlementId }) =>
        at(`memberships/${documentId}/entitlements/${entitlementId}/usages`),
      transformResponse: (answer: { data: UsageView[] }) => answer.data,
      providesTags: (_lines, _error, { documentId }) => [
        { type: 'LifecycleMembership', id: documentId },
      ],
    }),
  }),
});

export const {
  useGetLifecycleMembershipQuery: useGetMembershipQuery,
  useGetLifecycleActivitiesQuery: useGetActivitiesQuery,
  useRunLifecycleCommandMutation: useRunCommandMutation,
  useGetLifecycleTiersQuery: useGetTiersQuery,
  useGetLifecycleColleaguesQuery: useGetColleaguesQuery,
  useGetLifecycleMembershipOfQuery: useGetMembershipOfQuery,
  useGetLifecycleMergePlanQuery: useGetMergePlanQuery,
  useGetLifecycleBenefitsQuery: useGetBenefitsQuery,
  useGetLifecycleLedgerQuery: useGetLedgerQuery,
} = membershipsApi;
