import { Box, Flex, Typography } from '@strapi/design-system';
import type { RunningCounter } from '../../../../shared/statistics/statistics';
import { ChoiceFilter } from '../../kit/components/ChoiceFilter';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { ClearFilters, FilterBar } from '../../kit/components/FilterBar';
import type { Column } from '../../kit/components/ListTable';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { PageFrame } from '../../kit/components/PageFrame';
import { PagedList } from '../../kit/components/PagedList';
import { SearchFilter } from '../../kit/components/SearchFilter';
import { ToggleFilter } from '../../kit/components/ToggleFilter';
import { UsageBar } from '../../kit/components/UsageBar';
import { useCounterText } from '../../kit/hooks/useCounterText';
import { useFilters } from '../../kit/hooks/useFilters';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetCountedBenefitsQuery, useGetCountersQuery } from '../api';

/** The member leads to their page, where a use is recorded. */
const useColumns = (): Column<RunningCounter>[] => {
  const { t } = useTrad();
  const format = useFormat();
  const textOf = useCounterText();
  return [
    {
      label: t('counters.column.member'),
      cell: (row) => (
        <MembershipLink id={row.membershipId} tab="rights">
          {row.organisation || row.reference}
        </MembershipLink>
      ),
    },
    {
      label: t('counters.column.right'),
      cell: (row) => format.text(row.names) || row.benefit,
    },
    {
      label: t('counters.column.used'),
      cell: (row) => (
        <>
          <Typography tag="p">{textOf(row).used}</Typography>
          <Box width="12rem" paddingTop={1}>
            <UsageBar used={row.used} granted={row.granted} label={textOf(row).used} />
          </Box>
        </>
      ),
    },
    {
      label: t('counters.column.left'),
      cell: (row) => (
        <Typography fontWeight="semiBold" style={{ whiteSpace: 'nowrap' }}>
          {textOf(row).left}
        </Typography>
      ),
    },
    {
      label: t('counters.column.term'),
      cell: (row) => format.shortRange(row.startsOn, row.endsOn),
    },
  ];
};

/** « Compteurs »: how much each member has left of each quota. */
export const CountersPage = () => {
  const { t } = useTrad();
  const format = useFormat();
  const { filters, set, clear } = useFilters();
  const { data: benefits = [] } = useGetCountedBenefitsQuery();
  return (
    <PageFrame title={t('counters.title')} subtitle={t('counters.subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <FilterBar>
          <SearchFilter value={filters.search} onChange={set} />
          <ChoiceFilter
            name="benefit"
            label={t('counters.benefit')}
            minWidth="24rem"
            value={filters.benefit}
            choices={benefits.map(({ code, names }) => ({
              value: code,
              label: format.text(names) || code,
            }))}
            onChange={set}
          />
          <ToggleFilter
            name="nearlyUsedUp"
            value={filters.nearlyUsedUp}
            label={t('counters.nearly-only')}
            onChange={set}
          />
          <ClearFilters
            of={[filters.search, filters.benefit, filters.nearlyUsedUp]}
            onClear={clear}
          />
          <ExportMenu what={[{ label: 'counters.title', path: 'counters', filters }]} />
        </FilterBar>
        <PagedList
          query={useGetCountersQuery(filters)}
          caption={t('counters.title')}
          columns={useColumns()}
          empty={t('counters.empty')}
        />
      </Flex>
    </PageFrame>
  );
};
