import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { ChangedMeanwhile } from '../../../../../shared/core/membership';
import type { WorkflowInput } from '../../../../../shared/core/workflows';
import { Notice } from '../../../kit/components/Notice';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

interface Props {
  changed: ChangedMeanwhile;
  /** Replaces the form by the saved workflow. */
  onReload: () => void;
}

type Part = Exclude<keyof WorkflowInput, 'moves'>;
const PARTS: readonly Part[] = [
  'name',
  'isDefault',
  'tierCodes',
  'windowDays',
  'graceDays',
  'activation',
  'dueDays',
  'leastReminded',
  'stages',
  'reminders',
];

/** The changes of somebody else to the same workflow; everything typed here is still there. */
export const WorkflowMeanwhile = ({ changed, onReload }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const parts = PARTS.filter((part) => changed.activities.some(({ after }) => part in after));
  return (
    <Box role="alert">
      <Notice tone="warning" title={t('workflow.meanwhile', { by: text(changed.by) })}>
        <Flex direction="column" alignItems="flex-start" gap={3}>
          <Typography>
            {t('workflow.meanwhile.parts', {
              parts: parts.map((part) => t(`workflow.part.${part}`)).join(', '),
            })}
          </Typography>
          <Typography>{t('workflow.meanwhile.help')}</Typography>
          <Button variant="tertiary" onClick={onReload}>
            {t('workflow.meanwhile.reload')}
          </Button>
        </Flex>
      </Notice>
    </Box>
  );
};
