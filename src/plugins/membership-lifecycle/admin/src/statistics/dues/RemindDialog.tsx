import { CALL_REMINDERS, type CallReminder } from '../../../../shared/core/call-reminders';
import type { BulkResult } from '../../../../shared/kernel/common';
import type { BulkPlan, PlannedLine } from '../../../../shared/membership/command-plan';
import type { UnpaidCall } from '../../../../shared/statistics/statistics';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';
import { PlannedSheet } from '../../kit/bulk/PlannedSheet';
import { usePlan } from '../../kit/bulk/usePlan';
import { ChoiceField } from '../../kit/components/fields';
import { useDraft } from '../../kit/hooks/useDraft';
import { useTrad } from '../../kit/utils/trad';
import { PlansPreview } from '../../membership/actions/PlansPreview';
import { nextReminder } from '../../membership/actions/values';

interface Asked {
  duesIds: string[];
  template: string;
}

const {
  usePlanLifecycleRemindMutation: usePlanRemindMutation,
  useRemindLifecycleCallsMutation: useRemindCallsMutation,
} = lifecycleApi.injectEndpoints({
  endpoints: ways(({ send }) => ({
    planLifecycleRemind: send<BulkPlan, Asked>('POST', 'dues/remind/plan'),
    // Sent in slices: the lists are reloaded once, after the last.
    remindLifecycleCalls: send<BulkResult, Asked & { versions: Record<string, number> }>(
      'POST',
      'dues/remind',
    ),
  })),
});

/** The reminder that comes next for all of some calls; empty where it is not the same one. */
const nextOf = (rows: readonly UnpaidCall[]): CallReminder | '' => {
  const [first, ...others] = new Set(
    rows.map(({ reminded }) => nextReminder({ reminded: reminded ? [reminded] : [] })),
  );
  return others.length > 0 ? '' : first;
};

interface Props {
  rows: readonly UnpaidCall[];
  onClose: () => void;
}

/** Reminds of several unpaid calls: by which message, what it would send, then what it did. */
export const RemindDialog = ({ rows, onClose }: Props) => {
  const { t } = useTrad();
  const [askPlan] = usePlanRemindMutation();
  const [remind] = useRemindCallsMutation();
  const plan = usePlan<PlannedLine>();
  const { draft, field } = useDraft<{ template: string }>({ template: nextOf(rows) }, plan.errors);
  const { template } = draft;
  return (
    <PlannedSheet
      chosen={rows}
      noun="call"
      titleOf={(count) => t('remind.title', { count })}
      confirmOf={(count) => t('remind.title', { count })}
      plan={plan}
      ask={(duesIds) => askPlan({ duesIds, template }).unwrap()}
      send={({ ids, versions }) => remind({ duesIds: ids, versions, template }).unwrap()}
      ready={template !== ''}
      fields={['template']}
      preview={(lines) => (
        <PlansPreview
          lines={lines}
          stayingTitle={(count) => t('remind.plan.staying', { count })}
          nameOf={({ id, organisation }) =>
            t('remind.plan.line', {
              who: organisation,
              number: rows.find((row) => row.id === id)?.number || t('dues.unnumbered'),
            })
          }
        />
      )}
      onClose={onClose}
    >
      <ChoiceField
        {...field('template')}
        required
        label={t('field.template')}
        choices={CALL_REMINDERS.map((code) => ({
          value: code,
          label: t(`option.template.${code}`),
        }))}
      />
    </PlannedSheet>
  );
};
