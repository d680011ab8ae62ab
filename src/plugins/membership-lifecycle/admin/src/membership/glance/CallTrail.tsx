import { Box, Typography } from '@strapi/design-system';
import type { DuesView } from '../../../../shared/core/membership';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

/** The credit note that cancels a call, and the calls that it replaces or that replace it. */
export const CallTrail = ({ call: { replaces, creditNote } }: { call: DuesView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const said = [
    replaces ? t('glance.call.replaces', { number: replaces }) : null,
    creditNote
      ? t('glance.call.cancelled', {
          number: creditNote.number,
          on: format.day(creditNote.issuedOn),
          cause: t(`glance.cause.${creditNote.cause}`),
        })
      : null,
    creditNote?.replacedBy ? t('glance.call.replaced-by', { number: creditNote.replacedBy }) : null,
  ].filter(Boolean);
  if (said.length === 0) return null;
  return (
    <Box paddingTop={1}>
      <Typography>{said.join(' ')}</Typography>
    </Box>
  );
};
