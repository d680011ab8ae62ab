import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A titled part of a side panel. */
export const Section = ({ title, action, children }: Props) => (
  <Flex
    tag="section"
    aria-label={title}
    direction="column"
    alignItems="stretch"
    gap={2}
    width="100%"
    paddingTop={3}
    borderColor="neutral150"
    borderStyle="solid"
    borderWidth="1px 0 0 0"
  >
    <Flex justifyContent="space-between" alignItems="center" gap={2}>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {title}
      </Typography>
      {action}
    </Flex>
    {children}
  </Flex>
);
