import { Box, TextButton, Typography } from '@strapi/design-system';
import type { RenewalRow } from '../../../shared/renewals/renewals';
import { StageBadge } from '../kit/components/StageBadge';
import { StateBadge } from '../kit/components/StateBadge';
import { DUES_TONES } from '../kit/components/tones';
import { useActorName } from '../kit/panels/useActorName';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { Lateness } from './Lateness';

/** Table cells do not wrap by default: a long name would push others out of view. */
const WRAPPED = { whiteSpace: 'normal', minWidth: '14rem', maxWidth: '24rem' } as const;

interface Props {
  row: RenewalRow;
  onOpen: () => void;
}

/** One renewal in the list. */
export const RenewalCells = ({ row, onOpen }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const { price, startsOn, endsOn } = row.proposed;
  const beside = [row.reference, t(`status.${row.status}`), format.text(row.tierNames)];
  return (
    <>
      <td>
        <Box style={WRAPPED}>
          <TextButton style={{ textAlign: 'start' }} onClick={onOpen}>
            {row.organisation}
          </TextButton>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {beside.filter(Boolean).join(' · ')}
          </Typography>
        </Box>
      </td>
      <td>
        <Box style={WRAPPED}>
          <StageBadge stage={row.stage} />
          <Lateness row={row} />
          {row.ownAnswer ? (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {t('renewal.own-answer', { who: nameOf(row.ownAnswer.by) })}
            </Typography>
          ) : null}
        </Box>
      </td>
      <td>
        <Typography>{format.shortDay(row.termEndsOn)}</Typography>
      </td>
      <td>
        <Typography tag="p">{price ? format.money(price) : t('value.none')}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {format.range(startsOn, endsOn)}
        </Typography>
        {row.duesState === 'none' ? null : (
          <StateBadge tone={DUES_TONES[row.duesState]}>
            {t('renewals.dues', { state: t(`dues.${row.duesState}`) })}
          </StateBadge>
        )}
      </td>
      <td>
        <Box style={WRAPPED}>
          <Typography tag="p">{row.owner ?? t('glance.nobody')}</Typography>
          {row.lastNote ? (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {row.lastNote}
            </Typography>
          ) : null}
        </Box>
      </td>
    </>
  );
};
