import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { SelectedRenewal, StagesView } from '../../../shared/renewals/renewals';
import { BulkSheet } from '../kit/bulk/BulkSheet';
import { Names } from '../kit/bulk/Names';
import { useBulk } from '../kit/bulk/useBulk';
import { ChoiceField, TextField } from '../kit/components/fields';
import { useDraft, type FieldsOf } from '../kit/hooks/useDraft';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { MovePreview } from './MovePreview';
import { useMoveRenewalsMutation } from './api/renewals';
import { bodyOf, useMovePlan } from './useMovePlan';
import { seen } from './versions';

interface Props {
  rows: readonly SelectedRenewal[];
  stages: StagesView['stages'];
  onClose: () => void;
}

/** The number of renewals that were looked at so far. */
const Looking = ({ looked, total }: { looked: number; total: number }) => {
  const { t } = useTrad();
  return (
    <Flex gap={3}>
      <Loader small>{t('state.loading')}</Loader>
      <Typography aria-live="polite">{t('move.looking', { looked, total })}</Typography>
    </Flex>
  );
};

interface QuestionProps {
  field: FieldsOf<{ stageId: string; reason: string }>;
  stages: StagesView['stages'];
  needsReason: boolean;
}

/** To which stage, and why. */
const Question = ({ field, stages, needsReason }: QuestionProps) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <>
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
    </>
  );
};

/** Moves renewals to one stage: which one, what it would do, how far it is, what it did. */
export const MoveDialog = ({ rows: chosen, stages, onClose }: Props) => {
  const { t } = useTrad();
  const [send] = useMoveRenewalsMutation();
  const [rows, setRows] = useState(chosen);
  const plan = useMovePlan();
  const { lines, looked } = plan;
  const { draft: move, field } = useDraft({ stageId: '', reason: '' }, plan.errors);
  const bulk = useBulk<SelectedRenewal>((slice) =>
    send({ ...seen(slice), ...bodyOf(move) }).unwrap(),
  );
  const stage = stages.find(({ id }) => id === move.stageId);
  const needsReason = stage?.kind === 'lost';
  const moving = (lines ?? []).filter(({ refusal }) => refusal === null);
  const ready = stage !== undefined && (!needsReason || move.reason.trim() !== '');

  const look = (of: readonly SelectedRenewal[]) =>
    void plan.prepare(
      of.map(({ membershipId }) => membershipId),
      move,
    );
  const back = () => {
    bulk.reset();
    plan.forget();
  };
  const submit = () => {
    if (lines) void bulk.run(moving);
    else if (ready) look(rows);
  };

  return (
    <BulkSheet
      title={t('move.title', { count: rows.length })}
      bulk={bulk}
      onClose={onClose}
      onSubmit={submit}
      refused={lines ? bulk.unplaced([]) : plan.unplaced(['stageId', 'reason'])}
      onRetry={(ids) => {
        const remaining = rows.filter(({ membershipId }) => ids.includes(membershipId));
        setRows(remaining);
        back();
        look(remaining);
      }}
      footer={
        lines ? (
          <Flex gap={2}>
            <Button variant="tertiary" onClick={back}>
              {t('action.back')}
            </Button>
            <Button type="submit" disabled={moving.length === 0}>
              {t('move.confirm', { count: moving.length })}
            </Button>
          </Flex>
        ) : (
          <Button type="submit" disabled={!ready} loading={looked !== null}>
            {t('move.see-plan')}
          </Button>
        )
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Names of={rows} />
        {lines ? (
          <MovePreview lines={lines} />
        ) : (
          <>
            <Question field={field} stages={stages} needsReason={needsReason} />
            {looked === null ? null : <Looking looked={looked} total={rows.length} />}
          </>
        )}
      </Flex>
    </BulkSheet>
  );
};
