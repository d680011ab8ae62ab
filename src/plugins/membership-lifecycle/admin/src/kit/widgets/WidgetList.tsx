import { Flex, Link, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';

interface Props {
  summary: string;
  /** A label for screen readers. */
  label: string;
  /** The way to the whole list. */
  more: string;
  to: string;
  children: ReactNode;
}

/** A figure, the first lines of the list behind it, and the way there. */
export const WidgetList = ({ summary, label, more, to, children }: Props) => (
  <Flex direction="column" alignItems="stretch" gap={4} width="100%">
    <Typography variant="delta" tag="p">
      {summary}
    </Typography>
    <Flex tag="ul" aria-label={label} direction="column" alignItems="stretch" gap={3}>
      {children}
    </Flex>
    <Link tag={NavLink} to={to}>
      {more}
    </Link>
  </Flex>
);
