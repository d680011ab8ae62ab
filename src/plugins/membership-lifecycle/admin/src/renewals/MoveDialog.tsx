import type { PlannedLine } from '../../../shared/membership/command-plan';
import type { SelectedRenewal, StagesView } from '../../../shared/renewals/renewals';
import { PlannedSheet } from '../kit/bulk/PlannedSheet';
import { usePlan } from '../kit/bulk/usePlan';
import { ChoiceField, TextField } from '../kit/components/fields';
import { useDraft } from '../kit/hooks/useDraft';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { PlansPreview } from '../membership/actions/PlansPreview';
import { useMoveRenewalsMutation, usePlanMoveMutation } from './api/renewals';

interface Props {
  rows: readonly SelectedRenewal[];
  stages: StagesView['stages'];
  onClose: () => void;
}

/** Moves renewals to one stage: which one and why, what it would do, how far it is, what it did. */
export const MoveDialog = ({ rows, stages, onClose }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const [askPlan] = usePlanMoveMutation();
  const [move] = useMoveRenewalsMutation();
  const plan = usePlan<PlannedLine>();
  const { draft, field } = useDraft({ stageId: '', reason: '' }, plan.errors);
  const { stageId } = draft;
  const reason = draft.reason.trim();
  const asked = { stageId, ...(reason ? { reason } : {}) };
  const stage = stages.find(({ id }) => id === stageId);
  const needsReason = stage?.kind === 'lost';

  return (
    <PlannedSheet
      chosen={rows}
      titleOf={(count) => t('move.title', { count })}
      confirmOf={(count) => t('move.confirm', { count })}
      plan={plan}
      ask={(renewalIds) => askPlan({ renewalIds, ...asked }).unwrap()}
      send={({ ids, versions }) => move({ renewalIds: ids, versions, ...asked }).unwrap()}
      ready={stage !== undefined && (!needsReason || reason !== '')}
      fields={['stageId', 'reason']}
      preview={(lines) => (
        <PlansPreview
          lines={lines}
          stayingTitle={(count) => t('move.plan.staying', { count })}
          nameOf={({ organisation }) =>
            t('move.plan.line', { who: organisation, to: text(stage?.names) })
          }
        />
      )}
      onClose={onClose}
    >
      <ChoiceField
        {...field('stageId')}
        required
        label={t('move.stage')}
        choices={stages.map(({ id, names }) => ({ value: id, label: text(names) }))}
      />
      <TextField
        {...field('reason')}
        long
        required={needsReason}
        label={t('field.reason')}
        hint={t('field.reason.hint')}
      />
    </PlannedSheet>
  );
};
