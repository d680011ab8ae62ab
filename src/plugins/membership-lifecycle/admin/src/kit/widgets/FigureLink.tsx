import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

interface Props {
  figure: string;
  label: string;
  /** The list behind the figure; null when it would be empty. */
  to: string | null;
}

/** A figure of the home page, and the way to the list behind it. */
export const FigureLink = ({ figure, label, to }: Props) => (
  <Flex tag="li" gap={3} alignItems="baseline">
    <Typography
      variant="beta"
      tag="span"
      minWidth="4rem"
      textColor={to ? 'neutral800' : 'neutral600'}
    >
      {figure}
    </Typography>
    {to ? (
      <Link tag={NavLink} to={to}>
        {label}
      </Link>
    ) : (
      <Typography textColor="neutral600">{label}</Typography>
    )}
  </Flex>
);
