import { Box, Flex, Typography } from '@strapi/design-system';
import type { Localised } from '../../../../shared/kernel/common';
import { USES, type RunningCounter } from '../../../../shared/statistics/statistics';
import { ChoiceFilter } from '../../kit/components/ChoiceFilter';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { ClearFilters, FilterBar } from '../../kit/components/FilterBar';
import type { Column } from '../../kit/components/ListTable';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { PageFrame } from '../../kit/components/PageFrame';
import { PagedList } from '../../kit/components/PagedList';
import { Quiet } from '../../kit/components/Quiet';
import { SearchFilter } from '../../kit/components/SearchFilter';
import { UsageBar } from '../../kit/components/UsageBar';
import { useCounterText } from '../../kit/hooks/useCounterText';
import { useFilters } from '../../kit/hooks/useFilters';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetTiersQuery } from '../../membership/api/memberships';
import { useGetCountedBenefitsQuery, useGetCountedYearsQuery, useGetCountersQuery } from '../api';

/** The member leads to their page, where a use is recorded. */
const useColumns = (): Column<RunningCounter>[] => {
  const { t } = useTrad();
  const format = useFormat();
  const textOf = useCounterText();
  return [
    {
      label: t('counters.column.member'),
      cell: (row) => (
        <>
          <MembershipLink id={row.membershipId} tab="rights">
            {row.organisation || row.reference}
          </MembershipLink>
          <Quiet>{format.text(row.tierNames)}</Quiet>
        </>
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

/** The filters: who, of which tier and year, which right, and how much of it is used. */
const Filters = () => {
  const { t } = useTrad();
  const format = useFormat();
  const { filters, set, clear } = useFilters();
  const { search, use, benefit, tier, year } = filters;
  const { data: benefits = [] } = useGetCountedBenefitsQuery();
  const { data: years = [] } = useGetCountedYearsQuery();
  const { data: tiers = [] } = useGetTiersQuery();
  const named = (all: readonly { code: string; names: Localised }[]) =>
    all.map(({ code, names }) => ({ value: code, label: format.text(names) || code }));
  return (
    <FilterBar end={<ExportMenu what={[{ label: 'counters.title', path: 'counters', filters }]} />}>
      <SearchFilter value={search} onChange={set} />
      <ChoiceFilter
        name="use"
        label={t('counters.use')}
        minWidth="18rem"
        value={use}
        choices={USES.map((one) => ({ value: one, label: t(`counters.use.${one}`) }))}
        onChange={set}
      />
      <ChoiceFilter
        name="benefit"
        label={t('counters.benefit')}
        minWidth="20rem"
        value={benefit}
        choices={named(benefits)}
        onChange={set}
      />
      <ChoiceFilter
        name="tier"
        label={t('counters.tier')}
        minWidth="18rem"
        value={tier}
        choices={named(tiers)}
        onChange={set}
      />
      <ChoiceFilter
        name="year"
        label={t('counters.year')}
        width="16rem"
        placeholder={t('counters.year.running')}
        value={year}
        choices={years.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={set}
      />
      <ClearFilters of={[search, use, benefit, tier, year]} onClear={clear} />
    </FilterBar>
  );
};

/** « Compteurs »: how much each member has used of each quota, and has left. */
export const CountersPage = () => {
  const { t } = useTrad();
  const { filters } = useFilters();
  return (
    <PageFrame title={t('counters.title')} subtitle={t('counters.subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Filters />
        <PagedList
          query={useGetCountersQuery(filters)}
          caption={t('counters.title')}
          columns={useColumns()}
          empty={t('counters.empty')}
          above={({ meta }) => (
            <Typography role="status" fontWeight="semiBold">
              {t('counters.summary', { count: meta.pagination.total, members: meta.members })}
            </Typography>
          )}
        />
      </Flex>
    </PageFrame>
  );
};
