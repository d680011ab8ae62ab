import { Box, Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { OccasionRow } from '../../../shared/occasions/participation';
import { ChoiceFilter } from '../kit/components/ChoiceFilter';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { ExportMenu } from '../kit/components/ExportMenu';
import { FilterBar } from '../kit/components/FilterBar';
import { Labelled } from '../kit/components/Labelled';
import type { Column } from '../kit/components/ListTable';
import { PageFrame } from '../kit/components/PageFrame';
import { PagedList } from '../kit/components/PagedList';
import { Quiet } from '../kit/components/Quiet';
import { SearchFilter } from '../kit/components/SearchFilter';
import { StateBadge } from '../kit/components/StateBadge';
import { OPENNESS_TONES } from '../kit/components/tones';
import { useFilters } from '../kit/hooks/useFilters';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { Places } from './OccasionFacts';
import { useGetOccasionsQuery } from './api';
import { OCCASIONS } from './places';
import { useWhen } from './useWhen';

const WHEN = ['coming', 'past', 'all'] as const;
const KINDS = ['event', 'programme'] as const;

const Filters = () => {
  const { t } = useTrad();
  const { filters, set } = useFilters();
  const canSeeWho = useCan(PERMISSIONS.participationRead);
  return (
    <FilterBar
      end={
        canSeeWho ? (
          <ExportMenu what={[{ label: 'registrations.title', path: 'registrations' }]} />
        ) : null
      }
    >
      <SearchFilter
        value={filters.search}
        label={t('occasions.search')}
        placeholder={t('occasions.search')}
        onChange={set}
      />
      <Box minWidth="18rem">
        <Labelled label={t('occasions.when')}>
          <ChoiceInput
            size="S"
            value={filters.when ?? 'coming'}
            choices={WHEN.map((value) => ({ value, label: t(`occasions.when.${value}`) }))}
            onChange={(when) => set({ when })}
          />
        </Labelled>
      </Box>
      <ChoiceFilter
        name="kind"
        label={t('occasion.kind')}
        minWidth="18rem"
        value={filters.kind}
        choices={KINDS.map((value) => ({ value, label: t(`occasion.kind.${value}`) }))}
        onChange={set}
      />
    </FilterBar>
  );
};

/** The title leads to the page of each. */
const useColumns = (): Column<OccasionRow>[] => {
  const { t } = useTrad();
  const format = useFormat();
  const whenOf = useWhen();
  return [
    {
      label: t('occasions.column.title'),
      cell: (row) => (
        <>
          <Link tag={NavLink} to={`${OCCASIONS}/${row.id}`}>
            {format.text(row.titles)}
          </Link>
          <Quiet>{[t(`occasion.kind.${row.kind}`), row.place].filter(Boolean).join(' · ')}</Quiet>
        </>
      ),
    },
    {
      label: t('occasions.column.when'),
      cell: (row) => {
        const { days, hours } = whenOf(row);
        return (
          <>
            <Typography tag="p">{days}</Typography>
            {hours ? <Quiet>{hours}</Quiet> : null}
          </>
        );
      },
    },
    {
      label: t('occasions.column.right'),
      cell: ({ right }) => (right ? format.text(right.names) : t('occasion.every-member')),
    },
    { label: t('occasions.column.places'), cell: (row) => <Places {...row} /> },
    {
      label: t('occasions.column.state'),
      cell: ({ openness }) => (
        <StateBadge tone={OPENNESS_TONES[openness]}>
          {t(`occasion.openness.${openness}`)}
        </StateBadge>
      ),
    },
  ];
};

/** The occasions to come, or past: each with its places. */
export const OccasionList = () => {
  const { t } = useTrad();
  const { filters } = useFilters();
  const canManage = useCan(PERMISSIONS.occasionManage);
  return (
    <PageFrame
      title={t('occasions.title')}
      subtitle={t('occasions.subtitle')}
      action={
        canManage ? (
          <LinkButton tag={NavLink} to={`${OCCASIONS}/new`} startIcon={<Plus aria-hidden />}>
            {t('occasions.new')}
          </LinkButton>
        ) : null
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Filters />
        <PagedList
          query={useGetOccasionsQuery(filters)}
          caption={t('occasions.title')}
          columns={useColumns()}
          empty={t('occasions.empty')}
        />
      </Flex>
    </PageFrame>
  );
};
