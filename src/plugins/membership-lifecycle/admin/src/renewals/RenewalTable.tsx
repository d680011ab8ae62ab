import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { RenewalColumn, RenewalRow, SelectedRenewal } from '../../../shared/renewals/renewals';
import type { Choice } from '../kit/bulk/useChoice';
import { ListTable, type Column, type Sorting } from '../kit/components/ListTable';
import { OpenButton } from '../kit/components/OpenButton';
import { Quiet } from '../kit/components/Quiet';
import { StageBadge } from '../kit/components/StageBadge';
import { StateBadge } from '../kit/components/StateBadge';
import { DUES_TONES } from '../kit/components/tones';
import { useActorName } from '../kit/panels/useActorName';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { Lateness } from './Lateness';

interface Props {
  rows: RenewalRow[];
  loading: boolean;
  /** null when this person may not act on renewals. */
  ticks: Choice<RenewalRow, SelectedRenewal>['ticks'] | null;
  onOpen: (row: RenewalRow) => void;
  sorting: Sorting;
}

/** Table cells do not wrap by default: a long name would push others out of view. */
const Wrapped = ({ least = '9rem', children }: { least?: string; children: ReactNode }) => (
  <Box style={{ whiteSpace: 'normal', minWidth: least, maxWidth: '24rem' }}>{children}</Box>
);

const Proposed = ({ row: { proposed, duesState } }: { row: RenewalRow }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { price, startsOn, endsOn } = proposed;
  return (
    <>
      <Typography tag="p">{price ? format.money(price) : t('value.none')}</Typography>
      <Quiet>{format.range(startsOn, endsOn)}</Quiet>
      {duesState === 'none' ? null : (
        <StateBadge tone={DUES_TONES[duesState]}>
          {t('renewals.dues', { state: t(`dues.${duesState}`) })}
        </StateBadge>
      )}
    </>
  );
};

/** The council that is awaited, and until when and why nothing is sent. */
const Held = ({ row: { decidesOn, muted } }: { row: RenewalRow }) => {
  const { t } = useTrad();
  const format = useFormat();
  if (!decidesOn && !muted) return <Typography>{t('value.none')}</Typography>;
  return (
    <Wrapped>
      {decidesOn ? (
        <Typography tag="p">{t('renewals.decides-on', { on: format.day(decidesOn) })}</Typography>
      ) : null}
      {muted ? (
        <>
          <Typography tag="p">
            {t('renewals.muted-until', { until: format.day(muted.until) })}
          </Typography>
          {muted.reason ? <Quiet>{muted.reason}</Quiet> : null}
        </>
      ) : null}
    </Wrapped>
  );
};

/** The organisation opens what is known of its renewal. */
const useColumns = (onOpen: (row: RenewalRow) => void): Column<RenewalRow>[] => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const sorted = (sort: Exclude<RenewalColumn, 'since' | 'muted'>) => ({
    sort,
    label: t(`renewals.column.${sort}`),
  });
  return [
    {
      ...sorted('organisation'),
      cell: (row) => (
        <Wrapped least="14rem">
          <OpenButton onClick={() => onOpen(row)}>{row.organisation}</OpenButton>
          <Quiet>
            {[row.reference, t(`status.${row.status}`), format.text(row.tierNames)]
              .filter(Boolean)
              .join(' · ')}
          </Quiet>
        </Wrapped>
      ),
    },
    {
      ...sorted('stage'),
      beside: { label: t('renewals.column.since'), sort: 'since' },
      cell: (row) => (
        <Wrapped>
          <StageBadge stage={row.stage} />
          <Lateness row={row} />
          {row.ownAnswer ? (
            <Quiet>{t('renewal.own-answer', { who: nameOf(row.ownAnswer.by) })}</Quiet>
          ) : null}
        </Wrapped>
      ),
    },
    { ...sorted('ends'), cell: (row) => format.shortDay(row.termEndsOn) },
    { ...sorted('price'), cell: (row) => <Proposed row={row} /> },
    {
      ...sorted('decides'),
      beside: { label: t('renewals.column.muted'), sort: 'muted' },
      cell: (row) => <Held row={row} />,
    },
    {
      ...sorted('owner'),
      cell: (row) => (
        <Wrapped>
          <Typography tag="p">{row.owner ?? t('glance.nobody')}</Typography>
          {row.lastNote ? <Quiet>{row.lastNote}</Quiet> : null}
        </Wrapped>
      ),
    },
  ];
};

/** The list of renewals; each opens what is known of it. */
export const RenewalTable = ({ rows, loading, ticks, onOpen, sorting }: Props) => {
  const { t } = useTrad();
  return (
    <ListTable<RenewalRow>
      caption={t('renewals.title')}
      columns={useColumns(onOpen)}
      rows={rows}
      loading={loading}
      sorting={sorting}
      empty={t('renewals.empty')}
      selection={
        ticks && {
          ...ticks,
          labelOf: ({ organisation }) => t('renewals.choose', { who: organisation }),
        }
      }
    />
  );
};
