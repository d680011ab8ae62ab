import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

type Tone = 'primary' | 'warning' | 'danger' | 'success';

interface Props {
  tone: Tone;
  title?: string;
  children: ReactNode;
}

const ICONS = {
  primary: Information,
  warning: WarningCircle,
  danger: WarningCircle,
  success: CheckCircle,
};

/** A remark that stays on the page; a danger is announced at once. */
export const Notice = ({ tone, title, children }: Props) => {
  const Icon = ICONS[tone];
  return (
    <Flex
      role={tone === 'danger' ? 'alert' : 'note'}
      alignItems="flex-start"
      gap={3}
      padding={4}
      hasRadius
      width="100%"
      background={`${tone}100`}
      borderColor={`${tone}200`}
    >
      <Box paddingTop={1} flex="none">
        <Icon fill={`${tone}600`} width="1.6rem" height="1.6rem" aria-hidden />
      </Box>
      {/* Neutral: the design system's warning colour is too pale to read on its own background. */}
      <Box flex="1">
        {title ? (
          <Typography fontWeight="bold" textColor="neutral800" tag="p">
            {title}
          </Typography>
        ) : null}
        <Typography textColor="neutral800" tag="div">
          {children}
        </Typography>
      </Box>
    </Flex>
  );
};
