import { Button, Flex, Typography } from '@strapi/design-system';
import type { PlanDifference } from '../../../../shared/contracts';
import { Sheet } from '../../components/Sheet';
import { useTrad } from '../../utils/trad';
import { PlanList } from '../../components/PlanList';

interface Props {
  difference: PlanDifference;
  onConfirm: () => void;
  onClose: () => void;
}

/** What an edited workflow would change today, before it is saved. */
export const WorkflowDifference = ({ difference, onConfirm, onClose }: Props) => {
  const { t } = useTrad();
  const { added, removed, compared, truncated } = difference;
  return (
    <Sheet
      title={t('workflow.difference')}
      onClose={onClose}
      onSubmit={onConfirm}
      footer={
        <>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.back')}
          </Button>
          <Button type="submit">{t('workflow.save-anyway')}</Button>
        </>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography textColor="neutral600">
          {t(truncated ? 'workflow.compared-some' : 'workflow.compared', { count: compared })}
        </Typography>
        {(['added', 'removed'] as const).map((side) => {
          const actions = side === 'added' ? added : removed;
          return actions.length > 0 ? (
            <Flex key={side} direction="column" alignItems="stretch" gap={2}>
              <Typography variant="delta" tag="h3">
                {t(`workflow.difference.${side}`, { count: actions.length })}
              </Typography>
              <PlanList actions={actions} />
            </Flex>
          ) : null;
        })}
      </Flex>
    </Sheet>
  );
};
