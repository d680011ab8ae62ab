import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { Notice } from '../../../kit/components/Notice';
import { Sheet } from '../../../kit/components/Sheet';
import { ChoiceField } from '../../../kit/components/fields';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { targetsFor, type Stage } from './workflow-input';

interface Props {
  name: string;
  /** Renewals under way in the stage. */
  count: number;
  stage: Stage;
  stages: readonly Stage[];
  onConfirm: (toStageId: string) => void;
  onClose: () => void;
}

/** Asks where the renewals of a stage go before it is removed. */
export const RemoveStageDialog = ({ name, count, stage, stages, onConfirm, onClose }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState(false);
  const targets = targetsFor(stages, stage);
  const missing = asked && chosen === '';
  const confirm = () => {
    setAsked(true);
    if (chosen !== '') onConfirm(chosen);
  };
  return (
    <Sheet
      title={t('stage.remove.title', { name })}
      onClose={onClose}
      onSubmit={confirm}
      footer={
        <>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.back')}
          </Button>
          {targets.length > 0 ? (
            <Button type="submit" variant="danger">
              {t('stage.remove.confirm')}
            </Button>
          ) : null}
        </>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography>{t('stage.remove.count', { count })}</Typography>
        {targets.length > 0 ? (
          <ChoiceField
            name="target"
            label={t('stage.remove.target')}
            hint={t('stage.remove.hint')}
            error={missing ? t('stage.remove.missing') : undefined}
            required
            value={chosen}
            choices={targets.map(({ id, names }) => ({
              value: id,
              label: text(names) || t('workflow.unnamed'),
            }))}
            onChange={setChosen}
          />
        ) : (
          <Notice tone="warning">
            {t('stage.remove.none', { kind: t(`kind.${stage.kind}`) })}
          </Notice>
        )}
      </Flex>
    </Sheet>
  );
};
