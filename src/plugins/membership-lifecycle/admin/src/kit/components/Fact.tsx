import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  children: ReactNode;
}

/** One line of a panel: what it is on the left, what it says on the right. */
export const Fact = ({ label, children }: Props) => (
  <Flex
    justifyContent="space-between"
    alignItems="baseline"
    wrap="wrap"
    style={{ columnGap: '1.2rem' }}
  >
    <Typography variant="pi" textColor="neutral600">
      {label}
    </Typography>
    <Typography
      variant="pi"
      textColor="neutral800"
      tag="span"
      textAlign="right"
      style={{ marginInlineStart: 'auto' }}
    >
      {children}
    </Typography>
  </Flex>
);
