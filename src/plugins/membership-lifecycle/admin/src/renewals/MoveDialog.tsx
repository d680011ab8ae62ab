import { Button, Flex, Loader, Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { PlannedMove, SelectedRenewal, StagesView } from '../../../shared/renewals/renewals';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { Labelled } from '../kit/components/Labelled';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { BulkSheet } from './BulkSheet';
import { MovePreview } from './MovePreview';
import { Names } from './Names';
import { useMoveRenewalsMutation } from './api/renewals';
import { useBulk } from './useBulk';
import { bodyOf, useMovePlan } from './useMovePlan';
import { seen } from './versions';

interface Props {
  rows: readonly SelectedRenewal[];
  stages: StagesView['stages'];
  /** The stage that was already chosen, by dropping a card on it for instance. */
  stageId?: string;
  /** What the move would do, when it was already asked. */
  plan?: PlannedMove[];
  onClose: () => void;
}

/** Moves renewals to one stage: which one, what it would do, how far it is, what it did. */
export const MoveDialog = ({ rows, stages, onClose, ...start }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const [send] = useMoveRenewalsMutation();
  const [move, setMove] = useState({ stageId: start.stageId ?? '', reason: '' });
  const { lines, looked, prepare, forget } = useMovePlan(start.plan ?? null);
  const bulk = useBulk<SelectedRenewal>((slice) =>
    send({ ...seen(slice), ...bodyOf(move) }).unwrap(),
  );
  const stage = stages.find(({ id }) => id === move.stageId);
  const needsReason = stage?.kind === 'lost';
  const moving = (lines ?? []).filter(({ refusal }) => refusal === null);
  const ready = stage !== undefined && (!needsReason || move.reason.trim() !== '');

  const look = (ids: string[]) => void prepare(ids, move);
  const submit = () => {
    if (lines) void bulk.run(moving);
    else if (ready) look(rows.map(({ membershipId }) => membershipId));
  };

  return (
    <BulkSheet
      title={t('move.title', { count: rows.length })}
      bulk={bulk}
      onClose={onClose}
      onSubmit={submit}
      onRetry={(ids) => {
        bulk.reset();
        forget();
        look(ids);
      }}
      footer={
        lines ? (
          <Flex gap={2}>
            <Button variant="tertiary" onClick={forget}>
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
            <Labelled label={t('move.stage')} required>
              <ChoiceInput
                value={move.stageId}
                choices={stages.map(({ id, names }) => ({ value: id, label: text(names) }))}
                onChange={(stageId) => setMove({ ...move, stageId })}
              />
            </Labelled>
            <Labelled
              label={t('field.reason')}
              hint={t('field.reason.hint')}
              required={needsReason}
            >
              <Textarea
                value={move.reason}
                onChange={({ target }: { target: { value: string } }) =>
                  setMove({ ...move, reason: target.value })
                }
              />
            </Labelled>
            {looked === null ? null : (
              <Flex gap={3}>
                <Loader small>{t('state.loading')}</Loader>
                <Typography aria-live="polite">
                  {t('move.looking', { looked, total: rows.length })}
                </Typography>
              </Flex>
            )}
          </>
        )}
      </Flex>
    </BulkSheet>
  );
};
