import { Typography } from '@strapi/design-system';

/** A year in a list, without the space of thousands. */
export const YearCell = ({ year }: { year: unknown }) => (
  <Typography>{typeof year === 'number' ? String(year) : '–'}</Typography>
);
