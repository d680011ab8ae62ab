import { useState } from 'react';
import type { BulkResult } from '../../../../shared/kernel/common';
import type { BulkPlan, PlannedLine } from '../../../../shared/membership/command-plan';
import type { UnpaidCall } from '../../../../shared/statistics/statistics';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';
import { PlannedSheet } from '../../kit/bulk/PlannedSheet';
import { usePlan } from '../../kit/bulk/usePlan';
import { TextField } from '../../kit/components/fields';
import { useDraft } from '../../kit/hooks/useDraft';
import { newRequestKey } from '../../kit/utils/request-key';
import { useTrad } from '../../kit/utils/trad';
import { PlansPreview } from '../../membership/actions/PlansPreview';

interface Asked {
  duesIds: string[];
}

interface Sent extends Asked {
  versions: Record<string, number>;
  reason: string;
  key: string;
}

const {
  usePlanLifecycleReissueMutation: usePlanReissueMutation,
  useReissueLifecycleCallsMutation: useReissueCallsMutation,
} = lifecycleApi.injectEndpoints({
  endpoints: ways(({ send }) => ({
    planLifecycleReissue: send<BulkPlan, Asked>('POST', 'dues/reissue/plan'),
    // Sent in slices: the lists are reloaded once, after the last.
    reissueLifecycleCalls: send<BulkResult, Sent>('POST', ({ key, ...data }) => ({
      path: 'dues/reissue',
      data,
      key,
    })),
  })),
});

interface Props {
  rows: readonly UnpaidCall[];
  onClose: () => void;
}

/** Corrects several calls, each by a new one: why, what it would do, then what it did. */
export const ReissueDialog = ({ rows, onClose }: Props) => {
  const { t } = useTrad();
  const [askPlan] = usePlanReissueMutation();
  const [reissue] = useReissueCallsMutation();
  const plan = usePlan<PlannedLine>();
  // The key lets a slice be sent again after a lost answer without correcting a call twice.
  const [key] = useState(newRequestKey);
  const { draft, field } = useDraft({ reason: '' }, plan.errors);
  const reason = draft.reason.trim();
  return (
    <PlannedSheet
      chosen={rows}
      noun="call"
      titleOf={(count) => t('reissue.title', { count })}
      confirmOf={(count) => t('reissue.title', { count })}
      plan={plan}
      ask={(duesIds) => askPlan({ duesIds }).unwrap()}
      send={({ ids, versions }) => reissue({ duesIds: ids, versions, reason, key }).unwrap()}
      ready={reason !== ''}
      fields={['reason']}
      preview={(lines) => (
        <PlansPreview
          lines={lines}
          stayingTitle={(count) => t('reissue.staying', { count })}
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
      <TextField
        {...field('reason')}
        long
        required
        label={t('field.reason')}
        hint={t('field.reason.hint')}
      />
    </PlannedSheet>
  );
};
