import { Typography } from '@strapi/design-system';
import { useFormat } from '../kit/utils/format';

/** A calendar day in a list. */
export const DayCell = ({ day }: { day: unknown }) => {
  const { shortDay } = useFormat();
  return <Typography>{typeof day === 'string' && day ? shortDay(day) : '–'}</Typography>;
};
