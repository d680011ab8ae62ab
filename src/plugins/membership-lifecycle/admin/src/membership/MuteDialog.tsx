import type { BulkResult } from '../../../shared/kernel/common';
import type { SelectedMember } from '../../../shared/membership/member-list';
import type { MutePlan, PlannedMute } from '../../../shared/membership/mute-plan';
import { lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';
import { PlannedSheet } from '../kit/bulk/PlannedSheet';
import { usePlan } from '../kit/bulk/usePlan';
import { Notice } from '../kit/components/Notice';
import { DayField, TextField } from '../kit/components/fields';
import { useDraft } from '../kit/hooks/useDraft';
import { useTrad } from '../kit/utils/trad';
import { MutePreview } from './MutePreview';

const {
  usePlanLifecycleMuteMutation: usePlanMuteMutation,
  useMuteLifecycleMembersMutation: useMuteMembersMutation,
} = lifecycleApi.injectEndpoints({
  endpoints: ways(({ send }) => ({
    planLifecycleMute: send<MutePlan, { membershipIds: string[]; until: string }>(
      'POST',
      'members/mute/plan',
    ),
    // Sent in slices: the lists are reloaded once, after the last.
    muteLifecycleMembers: send<
      BulkResult,
      {
        membershipIds: string[];
        versions: Record<string, number>;
        until: string;
        reason: string;
      }
    >('POST', 'members/mute'),
  })),
});

interface Props {
  rows: readonly SelectedMember[];
  onClose: () => void;
}

/** Leaves members out of sending until a day, with a reason: what it would do, then what it did. */
export const MuteDialog = ({ rows, onClose }: Props) => {
  const { t } = useTrad();
  const [askPlan] = usePlanMuteMutation();
  const [mute] = useMuteMembersMutation();
  const plan = usePlan<PlannedMute>();
  const { draft, field } = useDraft({ until: '', reason: '' }, plan.errors);
  const { until } = draft;
  const reason = draft.reason.trim();
  return (
    <PlannedSheet
      chosen={rows}
      titleOf={(count) => t('mute.title', { count })}
      confirmOf={(count) => t('mute.title', { count })}
      plan={plan}
      ask={(membershipIds) => askPlan({ membershipIds, until }).unwrap()}
      send={({ ids, versions }) => mute({ membershipIds: ids, versions, until, reason }).unwrap()}
      ready={until !== '' && reason !== ''}
      fields={['until', 'reason']}
      preview={(lines) => <MutePreview lines={lines} until={until} />}
      onClose={onClose}
    >
      <Notice tone="primary">{t('command.mute.help')}</Notice>
      <DayField {...field('until')} required label={t('field.until')} />
      <TextField {...field('reason')} required label={t('field.reason')} />
    </PlannedSheet>
  );
};
