import { Box, Flex, Typography } from '@strapi/design-system';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import type { Arrival } from './places';

interface Props {
  title: string;
  help: string;
  action?: ReactNode;
}

/** The title of a step; it takes the focus of whoever comes from another step. */
export const StepHeading = ({ title, help, action }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { state } = useLocation();
  const arrived = (state as Arrival | null)?.arrived;
  useEffect(() => {
    if (arrived) heading.current?.focus();
  }, [arrived]);
  return (
    <Flex justifyContent="space-between" alignItems="flex-end" gap={8}>
      <Flex direction="column" alignItems="flex-start" gap={1} flex="1">
        <Typography variant="delta" tag="h2" ref={heading} tabIndex={-1}>
          {title}
        </Typography>
        <Typography textColor="neutral600" tag="p">
          {help}
        </Typography>
      </Flex>
      <Box flex="none">{action}</Box>
    </Flex>
  );
};
