import type { WorkflowInput } from '../../../../../shared/core/workflows';
import { useFormat } from '../../../kit/utils/format';
import { useTrad, type TextKey } from '../../../kit/utils/trad';

/** What the form calls each of its parts. */
const NAMES: Record<keyof WorkflowInput, TextKey> = {
  name: 'workflow.name',
  isDefault: 'workflow.who',
  tierCodes: 'workflow.tiers',
  windowDays: 'workflow.windowDays',
  graceDays: 'workflow.graceDays',
  activation: 'workflow.activation',
  dueDays: 'workflow.dueDays',
  stages: 'workflow.stages',
  moves: 'workflow.stages',
  reminders: 'workflow.reminders',
};
const isPart = (part: string): part is keyof WorkflowInput => part in NAMES;

/** The names of the parts of the form that were refused, each once, in the order of the form. */
export const useRefusedParts = (
  value: WorkflowInput,
): ((fields: Record<string, string>) => string[]) => {
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
