import { Typography } from '@strapi/design-system';
import type { RenewalView } from '../../../../shared/core/membership';
import { PlainTable } from '../../kit/components/PlainTable';
import { StageBadge } from '../../kit/components/StageBadge';
import { useActorName } from '../../kit/panels/useActorName';
import { useReasonText } from '../../kit/panels/useReasonText';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

const COLUMNS = ['term', 'outcome', 'closed', 'reason'] as const;

/** The renewals that are over, the latest first, and how each one ended. */
export const PastRenewals = ({ renewals }: { renewals: readonly RenewalView[] }) => {
  const { t } = useTrad();
  const format = useFormat();
  const reasonText = useReasonText();
  const nameOf = useActorName();
  return (
    <PlainTable
      caption={t('glance.past-renewals')}
      headers={COLUMNS.map((name) => t(`glance.past.${name}`))}
    >
      {renewals.map((renewal) => (
        <tr key={renewal.id}>
          <td>
            <Typography>{format.range(renewal.term.startsOn, renewal.term.endsOn)}</Typography>
          </td>
          <td>
            <StageBadge stage={renewal.stage} />
          </td>
          <td>
            <Typography>{renewal.closedOn ? format.day(renewal.closedOn) : ''}</Typography>
          </td>
          <td>
            <Typography>
              {[
                renewal.deliberationReference,
                renewal.closeReason ? reasonText(renewal.closeReason) : null,
                renewal.ownAnswer
                  ? t('renewal.own-answer', { who: nameOf(renewal.ownAnswer.by) })
                  : null,
              ]
                .filter(Boolean)
                .join(' · ') || t('value.none')}
            </Typography>
          </td>
        </tr>
      ))}
    </PlainTable>
  );
};
