import type { ReactNode } from 'react';
import { Typography } from '@strapi/design-system';

/** A remark in small grey letters. */
export const Quiet = ({ children }: { children: ReactNode }) => (
  <Typography tag="p" variant="pi" textColor="neutral600">
    {children}
  </Typography>
);
