import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  help: string;
  children: ReactNode;
}

/** A titled part of a page, with what it is about. */
export const Card = ({ title, help, children }: Props) => (
  <Box
    tag="section"
    aria-label={title}
    background="neutral0"
    hasRadius
    shadow="tableShadow"
    padding={6}
  >
    <Typography variant="delta" tag="h2">
      {title}
    </Typography>
    <Box paddingBottom={3}>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {help}
      </Typography>
    </Box>
    {children}
  </Box>
);
