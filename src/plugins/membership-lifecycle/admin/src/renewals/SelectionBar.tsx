import { Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { useTrad } from '../kit/utils/trad';

export type BulkAction = 'move' | 'assign' | 'note';
const ACTIONS: readonly BulkAction[] = ['move', 'assign', 'note'];

interface Props {
  count: number;
  /** The number of matching renewals, when more can be selected. */
  all: number | null;
  onAll: () => void;
  onNone: () => void;
  onAct: (action: BulkAction) => void;
}

/** How many renewals are chosen, and what can be done with them. */
export const SelectionBar = ({ count, all, onAll, onNone, onAct }: Props) => {
  const { t } = useTrad();
  return (
    <Flex
      gap={3}
      wrap="wrap"
      padding={3}
      background="primary100"
      borderColor="primary200"
      hasRadius
    >
      <Typography aria-live="polite" fontWeight="semiBold">
        {t('renewals.selected', { count })}
      </Typography>
      {all === null ? null : (
        <TextButton onClick={onAll}>{t('renewals.select-all', { count: all })}</TextButton>
      )}
      <TextButton onClick={onNone}>{t('renewals.select-none')}</TextButton>
      <Flex gap={2} style={{ marginInlineStart: 'auto' }}>
        {ACTIONS.map((action) => (
          <Button key={action} size="S" variant="secondary" onClick={() => onAct(action)}>
            {t(`bulk.action.${action}`)}
          </Button>
        ))}
      </Flex>
    </Flex>
  );
};
