import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  help?: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page, with what it is about. */
export const Card = ({ title, help, action, children }: Props) => (
  <Box
    tag="section"
    aria-label={title}
    background="neutral0"
    hasRadius
    shadow="tableShadow"
    padding={6}
  >
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={4}>
        <Box>
          <Typography variant="delta" tag="h2">
            {title}
          </Typography>
          {help ? (
            <Typography tag="p" textColor="neutral600">
              {help}
            </Typography>
          ) : null}
        </Box>
        {action}
      </Flex>
      {children}
    </Flex>
  </Box>
);
