import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ChangedMeanwhile } from '../../../../../shared/core/membership';
import type { WorkflowInput, WorkflowView } from '../../../../../shared/core/workflows';
import type { PlanDifference } from '../../../../../shared/renewals/planning';
import { useRefusal } from '../../../kit/api/refusal';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import {
  usePreviewWorkflowMutation,
  useSaveWorkflowMutation,
  workflowChanged,
} from '../../../settings/api';
import { useRefusedParts } from './useRefusedParts';
import { toInput } from './workflow-input';

export interface Shown {
  difference: PlanDifference;
  /** Whether it was asked for by saving. */
  saving: boolean;
}

/** The state of a workflow's form: what is edited, refused where, different in a year, saved by others. */
export const useWorkflowForm = (initial: WorkflowView) => {
  const { t } = useTrad();
  const { list } = useFormat();
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const [save, { isLoading: saving }] = useSaveWorkflowMutation();
  const [preview, { isLoading: comparing }] = usePreviewWorkflowMutation();
  const [view, setView] = useState(initial);
  const [value, setValue] = useState(() => toInput(initial));
  const [version, setVersion] = useState(initial.version);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [meanwhile, setMeanwhile] = useState<ChangedMeanwhile | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const partsOf = useRefusedParts(value);

  const fail = (error: unknown) => {
    const { fields, message } = read(error);
    const change = workflowChanged(error);
    setErrors(fields);
    setMeanwhile(change);
    // The next save is made knowing of it.
    if (change) setVersion(change.version);
    const refused = partsOf(fields);
    toggleNotification({
      type: change ? 'warning' : 'danger',
      message: refused.length > 0 ? t('settings.refused', { fields: list(refused) }) : message,
    });
  };

  const store = async () => {
    setShown(null);
    try {
      const saved = await save({ id: view.id, input: value, version }).unwrap();
      setView(saved);
      setValue(toInput(saved));
      setVersion(saved.version);
      setErrors({});
      setMeanwhile(null);
      toggleNotification({ type: 'success', message: t('settings.saved') });
    } catch (error) {
      fail(error);
    }
  };

  /** Shows what a workflow would change; when that is nothing, a save goes on at once. */
  const compare = async (toSave: boolean) => {
    try {
      const difference = await preview({ id: view.id, input: value }).unwrap();
      setErrors({});
      if (toSave && difference.lines.length === 0) await store();
      else setShown({ difference, saving: toSave });
    } catch (error) {
      fail(error);
    }
  };

  return {
    view,
    value,
    errors,
    meanwhile,
    shown,
    changed: JSON.stringify(value) !== JSON.stringify(toInput(view)),
    saving,
    comparing,
    change: (next: WorkflowInput) => setValue(next),
    compare: (toSave: boolean) => void compare(toSave),
    store: () => void store(),
    dismiss: () => setShown(null),
  };
};
