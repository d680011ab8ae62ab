import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';

/** A widget with nothing to do. */
export const Calm = ({ children }: { children: string }) => (
  <Flex direction="column" height="100%" justifyContent="center" gap={4}>
    <CheckCircle width="3.2rem" height="3.2rem" fill="success600" aria-hidden />
    <Typography textColor="neutral600" textAlign="center">
      {children}
    </Typography>
  </Flex>
);
