import { useState } from 'react';
import { Button, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import type { RenewalRow, WorkflowInput } from '../../../../shared/contracts';
import { ChoiceInput } from '../../components/ChoiceInput';
import { Labelled } from '../../components/Labelled';
import { Notice } from '../../components/Notice';
import { Sheet } from '../../components/Sheet';
import { useRefusal } from '../../services/refusal';
import { useMoveRenewalsMutation } from '../../services/renewals';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';
import { BulkOutcome } from './BulkOutcome';

interface Props {
  rows: RenewalRow[];
  stages: WorkflowInput['stages'];
  onClose: () => void;
}

/** Moves several renewals to one stage, then says which moved and which did not. */
export const MoveDialog = ({ rows, stages, onClose }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { notify } = useRefusal();
  const [move, { data, isLoading }] = useMoveRenewalsMutation();
  const [stageId, setStageId] = useState('');
  const [reason, setReason] = useState('');
  const stage = stages.find(({ id }) => id === stageId);

  const submit = async () => {
    try {
      await move({
        membershipIds: rows.map(({ membershipId }) => membershipId),
        stageId,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      }).unwrap();
    } catch (error) {
      notify(error);
    }
  };

  if (data) {
    return (
      <Sheet title={t('bulk.title')} onClose={onClose}>
        <BulkOutcome result={data} />
      </Sheet>
    );
  }
  return (
    <Sheet
      title={t('move.title', { count: rows.length })}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Modal.Close>
            <Button variant="tertiary">{t('action.cancel')}</Button>
          </Modal.Close>
          <Button type="submit" disabled={!stage} loading={isLoading}>
            {t('move.submit')}
          </Button>
        </>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography textColor="neutral600">
          {rows.map(({ organisation }) => organisation).join(', ')}
        </Typography>
        <Labelled label={t('move.stage')} required>
          <ChoiceInput
            value={stageId}
            choices={stages.map(({ id, names }) => ({ value: id, label: text(names) }))}
            onChange={setStageId}
          />
        </Labelled>
        {stage?.messageTemplate ? <Notice tone="primary">{t('move.sends-message')}</Notice> : null}
        {stage?.issuesCall ? <Notice tone="primary">{t('move.issues-call')}</Notice> : null}
        <Labelled label={t('field.reason')} hint={t('field.reason.hint')}>
          <Textarea
            value={reason}
            onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
          />
        </Labelled>
      </Flex>
    </Sheet>
  );
};
