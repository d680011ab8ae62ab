import { PERMISSIONS } from '../../../../shared/ids';
import type { RenewalRow, WorkflowInput } from '../../../../shared/contracts';
import { useGetMembershipQuery } from '../../services/memberships';
import { useGetWorkflowsQuery } from '../../services/settings';
import { useCan } from '../../utils/can';

interface Stages {
  stages: WorkflowInput['stages'];
  /** Open renewals by stage, when this person may see them. */
  usage: Record<string, number>;
}

/**
 * The stages to filter by and to move to. The workflow itself belongs to the settings, which staff
 * may not open: they read it on one of the memberships of the list.
 */
export const useStages = (rows: readonly RenewalRow[]): Stages => {
  const canSettings = useCan(PERMISSIONS.settingsManage);
  const workflows = useGetWorkflowsQuery(undefined, { skip: !canSettings });
  const sample = rows[0]?.membershipId ?? '';
  const membership = useGetMembershipQuery(sample, { skip: canSettings || sample === '' });
  const workflow = workflows.data?.find(({ isDefault }) => isDefault) ?? workflows.data?.[0];
  return {
    stages: workflow?.stages ?? membership.data?.workflow.stages ?? [],
    usage: workflow?.usage ?? {},
  };
};
