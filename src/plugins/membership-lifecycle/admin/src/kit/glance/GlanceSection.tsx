import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useId } from 'react';

interface Props {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}

/** One part of the member at a glance, under its heading. */
export const GlanceSection = ({ title, action, children }: Props) => {
  const id = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      width="100%"
      paddingTop={5}
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="1px 0 0 0"
    >
      <Flex
        justifyContent="space-between"
        alignItems="center"
        gap={3}
        wrap="wrap"
        paddingBottom={3}
      >
        <Typography id={id} variant="delta" tag="h2">
          {title}
        </Typography>
        {action ? (
          <Flex gap={2} wrap="wrap">
            {action}
          </Flex>
        ) : null}
      </Flex>
      {children}
    </Box>
  );
};
