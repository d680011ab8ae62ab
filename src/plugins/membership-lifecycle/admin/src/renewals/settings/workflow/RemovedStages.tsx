import { Button, Flex, Typography } from '@strapi/design-system';
import type { WorkflowInput, WorkflowView } from '../../../../../shared/core/workflows';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import type { Stage } from './workflow-input';

interface Props {
  value: WorkflowInput;
  saved: WorkflowView;
  errors: Record<string, string>;
  onRestore: (stage: Stage) => void;
}

/** The stages that saving would remove, where their renewals would go, and the way back. */
export const RemovedStages = ({ value, saved, errors, onRestore }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const removed = saved.stages.filter(({ id }) => !value.stages.some((one) => one.id === id));
  if (removed.length === 0) return null;
  const sentence = ({ id, names }: Stage): string => {
    const move = value.moves.find(({ stageId }) => stageId === id);
    const target = value.stages.find((one) => one.id === move?.toStageId);
    const name = text(names);
    return target
      ? t('stage.removed.moved', {
          name,
          count: saved.usage[id] ?? 0,
          target: text(target.names) || t('workflow.unnamed'),
        })
      : t('stage.removed', { name });
  };
  return (
    <Flex
      tag="ul"
      aria-label={t('stage.removed.list')}
      direction="column"
      alignItems="stretch"
      gap={2}
    >
      {removed.map((stage) => (
        <Flex key={stage.id} tag="li" justifyContent="space-between" gap={3} wrap="wrap">
          <Flex direction="column" alignItems="flex-start">
            <Typography>{sentence(stage)}</Typography>
            {errors[`moves.${stage.id}`] ? (
              <Typography textColor="danger600" role="alert">
                {errors[`moves.${stage.id}`]}
              </Typography>
            ) : null}
          </Flex>
          <Button
            variant="tertiary"
            size="S"
            aria-label={t('stage.restore.of', { name: text(stage.names) })}
            onClick={() => onRestore(stage)}
          >
            {t('stage.restore')}
          </Button>
        </Flex>
      ))}
    </Flex>
  );
};
