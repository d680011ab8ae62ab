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

/** The problems of a renewal as text: days late, unanswered after the end, no price, no proposal. */
export const Lateness = ({ row, breaks = false }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { daysLate, attention, unanswered, missingPrice, missingFigure, waits } = row;
  // A new proposal simply waits, for the expected time of its stage.
  const isSilent = unanswered && daysLate > 0;
  if (daysLate === 0 && !attention.includes('unanswered') && !missingPrice && !waits) return null;
  return (
    <Flex gap={1} wrap="wrap">
      {daysLate > 0 ? (
        <StateBadge breaks={breaks} tone="danger">
          {t('renewals.days-late', { count: daysLate })}
        </StateBadge>
      ) : null}
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
