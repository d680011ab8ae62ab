import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** A remark in small grey letters. */
export const Quiet = ({ children }: { children: ReactNode }) => (
  <Typography tag="p" variant="pi" textColor="neutral600">
    {children}
  </Typography>
);
