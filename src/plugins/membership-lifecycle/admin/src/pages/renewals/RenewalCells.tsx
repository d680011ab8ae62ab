import { Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import type { RenewalRow } from '../../../../shared/contracts';
import { MembershipLink } from '../../components/MembershipLink';
import { StageBadge } from '../../components/StageBadge';
import { StateBadge } from '../../components/StateBadge';
import { DUES_TONES } from '../../components/tones';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';

/** One renewal in the list. */
export const RenewalCells = ({ row }: { row: RenewalRow }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { price, startsOn, endsOn } = row.proposed;
  return (
    <>
      <Table.Cell>
        <MembershipLink id={row.membershipId}>{row.organisation}</MembershipLink>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[row.reference, t(`status.${row.status}`)].join(' · ')}
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <StageBadge stage={row.stage} />
        {row.daysLate > 0 ? (
          <Typography tag="p" variant="pi" textColor="danger700" fontWeight="semiBold">
            {t('renewals.days-late', { count: row.daysLate })}
          </Typography>
        ) : null}
      </Table.Cell>
      <Table.Cell>
        <Typography>{format.shortDay(row.termEndsOn)}</Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography>{format.range(startsOn, endsOn)}</Typography>
      </Table.Cell>
      <Table.Cell>
        {row.missingPrice || !price ? (
          <StateBadge tone="warning">{t('renewal.missing-price')}</StateBadge>
        ) : (
          <Typography>{format.money(price)}</Typography>
        )}
      </Table.Cell>
      <Table.Cell>
        <StateBadge tone={DUES_TONES[row.duesState]}>{t(`dues.${row.duesState}`)}</StateBadge>
      </Table.Cell>
    </>
  );
};
