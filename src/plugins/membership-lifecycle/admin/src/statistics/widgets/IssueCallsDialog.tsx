import type { BulkResult } from '../../../../shared/kernel/common';
import type { CallToIssue } from '../../../../shared/membership/calls-to-issue';
import type { BulkPlan, PlannedLine } from '../../../../shared/membership/command-plan';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';
import { PlannedSheet } from '../../kit/bulk/PlannedSheet';
import { usePlan } from '../../kit/bulk/usePlan';
import { useTrad } from '../../kit/utils/trad';
import { FRESH } from '../../kit/widgets/fresh';
import { PlansPreview } from '../../membership/actions/PlansPreview';

interface Asked {
  termIds: string[];
}

const {
  useGetLifecycleCallsToIssueQuery: useGetCallsToIssueQuery,
  usePlanLifecycleIssueMutation: usePlanIssueMutation,
  useIssueLifecycleCallsMutation: useIssueCallsMutation,
} = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecycleCallsToIssue: read<CallToIssue[]>('dues/to-issue', ['LifecycleMembership']),
    planLifecycleIssue: send<BulkPlan, Asked>('POST', 'dues/issue/plan'),
    // Sent in slices: the lists are reloaded once, after the last.
    issueLifecycleCalls: send<BulkResult, Asked & { versions: Record<string, number> }>(
      'POST',
      'dues/issue',
    ),
  })),
});

interface Props {
  onClose: () => void;
}

/** Issues all the calls that are to be issued: what it would do, then what it did. */
export const IssueCallsDialog = ({ onClose }: Props) => {
  const { t } = useTrad();
  const { data } = useGetCallsToIssueQuery(undefined, FRESH);
  const [askPlan] = usePlanIssueMutation();
  const [issue] = useIssueCallsMutation();
  const plan = usePlan<PlannedLine>();
  if (!data) return null;
  return (
    <PlannedSheet
      chosen={data}
      noun="call"
      titleOf={(count) => t('issue-calls.title', { count })}
      confirmOf={(count) => t('issue-calls.title', { count })}
      plan={plan}
      ask={(termIds) => askPlan({ termIds }).unwrap()}
      send={({ ids, versions }) => issue({ termIds: ids, versions }).unwrap()}
      ready
      fields={[]}
      preview={(lines) => (
        <PlansPreview
          lines={lines}
          stayingTitle={(count) => t('issue-calls.staying', { count })}
          nameOf={({ organisation }) => organisation}
        />
      )}
      onClose={onClose}
    >
      {null}
    </PlannedSheet>
  );
};
