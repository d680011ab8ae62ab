import { Flex, TextButton, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useTrad } from '../utils/trad';

interface Props {
  /** How many are chosen, in words. */
  chosen: string;
  /** Chooses all that the filters keep, where that is more. */
  all: { label: string; pending?: boolean; onChoose: () => void } | null;
  onNone: () => void;
  /** The buttons of what can be done with them. */
  children: ReactNode;
}

/** The number of chosen rows of a list, and what can be done with them. */
export const SelectionBar = ({ chosen, all, onNone, children }: Props) => {
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
        {chosen}
      </Typography>
      {all ? (
        <TextButton disabled={all.pending ?? false} onClick={all.onChoose}>
          {all.label}
        </TextButton>
      ) : null}
      <TextButton onClick={onNone}>{t('selection.none')}</TextButton>
      <Flex gap={2} style={{ marginInlineStart: 'auto' }}>
        {children}
      </Flex>
    </Flex>
  );
};
