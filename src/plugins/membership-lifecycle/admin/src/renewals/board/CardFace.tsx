import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { RenewalRow } from '../../../../shared/renewals/renewals';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { Lateness } from '../Lateness';

interface Props {
  row: RenewalRow;
  /** The handle and the menu above the name. */
  before?: ReactNode;
  name: ReactNode;
  after?: ReactNode;
}

/** A button is taller than the line it stands on. */
const LIFTED = { marginBlock: '-0.6rem' };

/** The contents of a card: who, what for, until when, how late, and who follows it. */
export const CardFace = ({ row, before, name, after }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { price } = row.proposed;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {before || after ? (
        <Flex justifyContent="space-between">
          {before}
          {after ? <Box style={LIFTED}>{after}</Box> : null}
        </Flex>
      ) : null}
      <Box style={{ overflowWrap: 'anywhere', hyphens: 'auto' }}>{name}</Box>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {[format.text(row.tierNames) || row.tierCode, price ? format.money(price) : null]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('board.ends', { on: format.day(row.termEndsOn) })}
      </Typography>
      <Lateness row={row} breaks />
      {row.owner ? (
        <Typography tag="p" variant="pi" textColor="neutral800">
          {t('board.owner', { owner: row.owner })}
        </Typography>
      ) : null}
      {row.lastNote ? (
        <Typography tag="p" variant="pi" textColor="neutral600" ellipsis title={row.lastNote}>
          {row.lastNote}
        </Typography>
      ) : null}
    </Flex>
  );
};
