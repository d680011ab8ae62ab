import { Typography } from '@strapi/design-system';
import { useFormat } from '../kit/utils/format';
import { useGetTiersQuery } from '../membership/api/memberships';

/** A tier in a list, by its name; the code of one that no offer sells any more. */
export const TierCell = ({ code }: { code: unknown }) => {
  const { text } = useFormat();
  const { data = [] } = useGetTiersQuery();
  if (typeof code !== 'string' || code === '') return <Typography>–</Typography>;
  return <Typography>{text(data.find((tier) => tier.code === code)?.names) || code}</Typography>;
};
