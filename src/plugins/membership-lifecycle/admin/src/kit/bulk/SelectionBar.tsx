import { Flex, TextButton, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import styled, { createGlobalStyle } from 'styled-components';
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

/** Stays within the window while the rows above it are read, in the space that Strapi leaves below its pages. */
const Bar = styled(Flex)`
  position: sticky;
  bottom: -4rem;
  z-index: 2;
`;

/** Rows that the keyboard reaches are scrolled to above the bar. */
const Room = createGlobalStyle`
  table :is(a, button, [role='checkbox']) {
    scroll-margin-block-end: 8rem;
  }
`;

/** The number of chosen rows of the list above, and what can be done with them. */
export const SelectionBar = ({ chosen, all, onNone, children }: Props) => {
  const { t } = useTrad();
  return (
    <Bar
      gap={3}
      wrap="wrap"
      padding={3}
      background="primary100"
      borderColor="primary200"
      hasRadius
      shadow="popupShadow"
    >
      <Room />
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
    </Bar>
  );
};
