import { Grid, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** One fact among several: its name above, in a grid of definitions. */
export const KeyFact = ({ label, children }: { label: string; children: ReactNode }) => (
  <Grid.Item col={3} s={6} xs={12} direction="column" alignItems="start" gap={1}>
    <Typography tag="dt" variant="pi" textColor="neutral600">
      {label}
    </Typography>
    <Typography tag="dd" fontWeight="semiBold">
      {children}
    </Typography>
  </Grid.Item>
);
