import { Flex, TextButton, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import styled, { createGlobalStyle } from 'styled-components';
import { useSubmit } from '../hooks/useSubmit';
import { useTrad } from '../utils/trad';
import type { Choice } from './useChoice';

interface Props<Row extends { id: string }, Chosen extends { id: string }> {
  choice: Choice<Row, Chosen>;
  /** How many are chosen, in words. */
  label: string;
  /** All that the filters keep, where that may be chosen at once. */
  all?: { label: string; total: number; read: () => Promise<Chosen[]> };
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

/** How many rows of the list above are chosen, and what can be done with them; or that none are any more. */
export const SelectionBar = <Row extends { id: string }, Chosen extends { id: string }>({
  choice,
  label,
  all,
  children,
}: Props<Row, Chosen>) => {
  const { t } = useTrad();
  const { pending, submit } = useSubmit({ aside: true });
  const { chosen, elsewhere, dropped, choose } = choice;
  if (chosen.length === 0) {
    return dropped > 0 ? (
      <Typography role="status">{t('selection.dropped', { count: dropped })}</Typography>
    ) : null;
  }
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
        {label}
        {elsewhere > 0 ? t('selection.elsewhere', { count: elsewhere }) : ''}
      </Typography>
      {all && all.total > chosen.length ? (
        <TextButton disabled={pending} onClick={() => void submit(all.read, { then: choose })}>
          {all.label}
        </TextButton>
      ) : null}
      <TextButton onClick={() => choose([])}>{t('selection.none')}</TextButton>
      <Flex gap={2} style={{ marginInlineStart: 'auto' }}>
        {children}
      </Flex>
    </Bar>
  );
};
