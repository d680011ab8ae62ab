import type {
  WorkflowInput,
  WorkflowView,
} from '../../src/plugins/membership-lifecycle/shared/core/workflows';

/** A workflow as its form posts it back, unchanged. */
export const formOf = ({
  id: _id,
  version: _version,
  usage: _usage,
  renewals: _renewals,
  ...input
}: WorkflowView): WorkflowInput => ({ ...input, moves: [] });
