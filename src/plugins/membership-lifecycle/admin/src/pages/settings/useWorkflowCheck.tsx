import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { PlanDifference, WorkflowInput } from '../../../../shared/contracts';
import { usePreviewWorkflowMutation } from '../../services/settings';
import { WorkflowDifference } from './WorkflowDifference';

/** Shows what a workflow would change before it is saved; saves at once when that is nothing. */
export const useWorkflowCheck = (
  id: string,
  input: WorkflowInput,
  save: () => void,
): { check: (event: FormEvent) => void; checking: boolean; dialog: ReactNode } => {
  const [preview, { isLoading }] = usePreviewWorkflowMutation();
  const [difference, setDifference] = useState<PlanDifference | null>(null);

  const compare = async () => {
    try {
      const found = await preview({ id, input }).unwrap();
      if (found.lines.length > 0) setDifference(found);
      else save();
    } catch {
      // What cannot be compared cannot be saved either: saving says why, at the fields.
      save();
    }
  };

  return {
    check: (event) => {
      event.preventDefault();
      void compare();
    },
    checking: isLoading,
    dialog: difference ? (
      <WorkflowDifference
        difference={difference}
        onClose={() => setDifference(null)}
        onConfirm={() => {
          setDifference(null);
          save();
        }}
      />
    ) : null,
  };
};
