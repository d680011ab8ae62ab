import { Grid } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  /** Of twelve columns. */
  col: number;
  /** On a narrow screen, where it has the whole line otherwise. */
  xs?: number;
  children: ReactNode;
}

/** The place of a field in the grid of a form. */
export const Cell = ({ col, xs = 12, children }: Props) => (
  <Grid.Item col={col} xs={xs} alignItems="start">
    {children}
  </Grid.Item>
);
