import { Typography } from '@strapi/design-system';
import { useFormat } from '../kit/utils/format';

/** Integer cents in a list, as euros. */
export const MoneyCell = ({ cents }: { cents: unknown }) => {
  const { money } = useFormat();
  return <Typography>{typeof cents === 'number' ? money(cents) : '–'}</Typography>;
};
