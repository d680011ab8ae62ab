import { Flex, Typography } from '@strapi/design-system';
import type { RenewalRow } from '../../../shared/renewals/renewals';
import { StateBadge } from '../kit/components/StateBadge';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

interface Props {
  row: RenewalRow;
  /** Whether a badge may take several lines, where there is little room. */
  breaks?: boolean;
}

/** That its call is to be issued, or waits for a number of the body. */
const CallBadge = ({ callWaits, breaks }: Pick<RenewalRow, 'callWaits'> & { breaks: boolean }) => {
  const { t } = useTrad();
  return callWaits ? (
    <StateBadge breaks={breaks} tone={callWaits === 'call' ? 'warning' : 'neutral'}>
      {t(`renewals.waits.${callWaits}`)}
    </StateBadge>
  ) : null;
};

/**
 * The problems of a renewal as text: days late, a call to issue, unanswered after the end, no price,
 * no proposal.
 */
export const Lateness = ({ row, breaks = false }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { daysLate, attention, unanswered, missingPrice, missingFigure, waits, callWaits } = row;
  // A new proposal simply waits, for the expected time of its stage.
  const isSilent = unanswered && daysLate > 0;
  const isLate = daysLate > 0 || attention.includes('unanswered');
  if (![isLate, callWaits, missingPrice, waits].some(Boolean)) return null;
  return (
    <Flex gap={1} wrap="wrap">
      {daysLate > 0 ? (
        <StateBadge breaks={breaks} tone="danger">
          {t('renewals.days-late', { count: daysLate })}
        </StateBadge>
      ) : null}
      <CallBadge callWaits={callWaits} breaks={breaks} />
      {attention.includes('unanswered') ? (
        <StateBadge breaks={breaks} tone="danger">
          {t('renewals.unanswered-past-end')}
        </StateBadge>
      ) : isSilent ? (
        <StateBadge breaks={breaks} tone="neutral">
          {t('renewals.unanswered')}
        </StateBadge>
      ) : null}
      {missingPrice ? (
        <StateBadge breaks={breaks} tone="secondary">
          {t(`renewal.missing-${missingFigure ?? 'price'}`)}
        </StateBadge>
      ) : null}
      {waits && !missingPrice ? (
        <Typography tag="p" variant="pi" textColor="neutral800">
          {format.text(waits.text)}
        </Typography>
      ) : null}
    </Flex>
  );
};
