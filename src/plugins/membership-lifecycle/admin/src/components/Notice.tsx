import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';

type Tone = 'primary' | 'warning' | 'danger' | 'success';

interface Props {
  tone: Tone;
  title?: string;
  children: ReactNode;
}

/** A remark that stays on the page; a danger is announced at once. */
export const Notice = ({ tone, title, children }: Props) => (
  <Box
    role={tone === 'danger' ? 'alert' : 'note'}
    padding={4}
    hasRadius
    width="100%"
    background={`${tone}100`}
    borderColor={`${tone}200`}
  >
    {title ? (
      <Typography fontWeight="bold" textColor={`${tone}700`} tag="p">
        {title}
      </Typography>
    ) : null}
    <Typography textColor={tone === 'primary' ? 'neutral800' : `${tone}700`} tag="div">
      {children}
    </Typography>
  </Box>
);
