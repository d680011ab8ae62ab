import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Quiet } from './Quiet';

interface Props {
  label: string;
  hint?: string;
  /** The language of the value, where it is not that of the screen. */
  lang?: string;
  children: ReactNode;
}

/** A field as those see it who may not change it: its label, its value, its help. */
export const FieldText = ({ label, hint, lang, children }: Props) => (
  <dl style={{ width: '100%' }}>
    <Typography tag="dt" variant="pi" fontWeight="bold">
      {label}
    </Typography>
    <dd>
      <Box paddingTop={1} lang={lang}>
        <Typography
          tag="div"
          textColor="neutral800"
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {children}
        </Typography>
      </Box>
      {hint ? <Quiet>{hint}</Quiet> : null}
    </dd>
  </dl>
);
