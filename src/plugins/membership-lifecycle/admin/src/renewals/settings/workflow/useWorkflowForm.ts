import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ChangedMeanwhile } from '../../../../../shared/core/membership';
import type { WorkflowInput, WorkflowView } from '../../../../../shared/core/workflows';
import type { PlanDifference } from '../../../../../shared/renewals/planning';
import type { Refusal } from '../../../kit/api/refusal';
import { refusedFor } from '../../../kit/api/refusal-details';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import type { TextKey } from '../../../kit/utils/trad';
import { usePreviewWorkflowMutation, useSaveWorkflowMutation } from '../../../settings/api';
import { toInput } from './workflow-input';

/** The form's name for each of its parts. */
const NAMES: Record<keyof WorkflowInput, TextKey> = {
  name: 'workflow.name',
  isDefault: 'workflow.who',
  tierCodes: 'workflow.tiers',
  windowDays: 'workflow.windowDays',
  graceDays: 'workflow.graceDays',
  activation: 'workflow.activation',
  dueDays: 'workflow.dueDays',
  leastReminded: 'workflow.leastReminded',
  stages: 'workflow.stages',
  moves: 'workflow.stages',
  reminders: 'workflow.reminders',
};
const isPart = (part: string): part is keyof WorkflowInput => part in NAMES;

/** The names of the parts of the form that were refused, each once, in the order of the form. */
const useRefusedParts = (value: WorkflowInput): ((fields: Record<string, string>) => string[]) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const nameOf = (path: string): string => {
    const [part = '', index] = path.split('.');
    const stage = part === 'stages' ? value.stages[Number(index)] : undefined;
    const name = stage && text(stage.names);
    if (name) return t('workflow.stage-called', { name });
    return t(isPart(part) ? NAMES[part] : 'workflow.stages');
  };
  return (fields) => [...new Set(Object.keys(fields).map(nameOf))];
};

export interface Shown {
  difference: PlanDifference;
  /** Whether it was opened by saving. */
  saving: boolean;
}

/** The state of a workflow's form: values, errors, its effect within a year, and changes by others. */
export const useWorkflowForm = (initial: WorkflowView) => {
  const { t } = useTrad();
  const { list } = useFormat();
  const { toggleNotification } = useNotification();
  const [save, { isLoading: saving }] = useSaveWorkflowMutation();
  const [preview, { isLoading: comparing }] = usePreviewWorkflowMutation();
  const [view, setView] = useState(initial);
  const [value, setValue] = useState(() => toInput(initial));
  const [version, setVersion] = useState(initial.version);
  const { errors, submit } = useSubmit();
  const [meanwhile, setMeanwhile] = useState<ChangedMeanwhile | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const partsOf = useRefusedParts(value);

  const tell = ({ fields, message }: Refusal, error: unknown) => {
    const change = refusedFor<ChangedMeanwhile>(error, 'workflow-changed');
    setMeanwhile(change);
    // The next save counts as made in knowledge of that change.
    if (change) setVersion(change.version);
    const refused = partsOf(fields);
    toggleNotification({
      type: change ? 'warning' : 'danger',
      message: refused.length > 0 ? t('settings.refused', { fields: list(refused) }) : message,
    });
  };

  const store = async () => {
    setShown(null);
    const saved = await save({ id: view.id, input: value, version }).unwrap();
    setView(saved);
    setValue(toInput(saved));
    setVersion(saved.version);
    setMeanwhile(null);
    toggleNotification({ type: 'success', message: t('settings.saved') });
  };

  /** Shows the effect of a workflow; without any, continues saving. */
  const compare = async (toSave: boolean) => {
    const difference = await preview({ id: view.id, input: value }).unwrap();
    if (toSave && difference.lines.length === 0) await store();
    else setShown({ difference, saving: toSave });
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
    compare: (toSave: boolean) => void submit(() => compare(toSave), { refused: tell }),
    store: () => void submit(store, { refused: tell }),
    dismiss: () => setShown(null),
  };
};
