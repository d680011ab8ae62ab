import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useFormat } from '../../kit/utils/format';

interface Props {
  cents: number;
  /** The list behind it; none for what was true on an earlier day. */
  to?: string | undefined;
  /** The figure as it is told without its row and column. */
  label: string;
  look?: 'strong' | 'quiet';
}

/** A sum, which leads to the list behind it; a dash where there is nothing. */
export const Figure = ({ cents, to, label, look }: Props) => {
  const format = useFormat();
  if (cents === 0) {
    return (
      <Typography textColor="neutral600" variant={look === 'quiet' ? 'pi' : 'omega'}>
        –
      </Typography>
    );
  }
  const said = format.money(cents);
  if (!to) {
    return (
      <Typography
        variant={look === 'quiet' ? 'pi' : 'omega'}
        fontWeight={look === 'strong' ? 'bold' : 'regular'}
        textColor={look === 'quiet' ? 'neutral600' : 'neutral800'}
      >
        {said}
      </Typography>
    );
  }
  return (
    <Link tag={NavLink} to={to} aria-label={label}>
      <Typography
        variant={look === 'quiet' ? 'pi' : 'omega'}
        fontWeight={look === 'strong' ? 'bold' : 'regular'}
        textColor="inherit"
      >
        {said}
      </Typography>
    </Link>
  );
};
