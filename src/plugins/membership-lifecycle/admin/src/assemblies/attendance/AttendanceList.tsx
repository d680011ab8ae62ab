import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { AssemblyView, RollRow } from '../../../../shared/assemblies/assemblies';
import { ChoiceFilter } from '../../kit/components/ChoiceFilter';
import { FilterBar } from '../../kit/components/FilterBar';
import type { Column } from '../../kit/components/ListTable';
import { PagedList } from '../../kit/components/PagedList';
import { SearchFilter } from '../../kit/components/SearchFilter';
import { StateBadge } from '../../kit/components/StateBadge';
import { useFilters } from '../../kit/hooks/useFilters';
import { useTrad } from '../../kit/utils/trad';
import { useGetRollQuery } from '../api';
import { ATTENDANCE_TONES } from '../tones';
import { MarkButtons } from './MarkButtons';
import { Persons } from './Persons';
import { ProxyDialog } from './ProxyDialog';

interface Props {
  assembly: AssemblyView;
  canMark: boolean;
  canGive: boolean;
}

const ATTENDANCES = ['present', 'represented', 'absent', 'expected'] as const;

const Carried = ({ row }: { row: RollRow }) => {
  const { t } = useTrad();
  if (row.gave)
    return <Typography variant="pi">{t('assembly.gave', { to: row.gave.to })}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="start" gap={1}>
      {row.holds.map(({ organisation, votes }) => (
        <Typography tag="li" key={organisation} variant="pi">
          {t('assembly.holds', { member: organisation, votes })}
        </Typography>
      ))}
    </Flex>
  );
};

const useColumns = ({ heldOn, today }: AssemblyView): Column<RollRow>[] => {
  const { t } = useTrad();
  return [
    {
      label: t('assembly.column.member'),
      cell: (row) => <Typography fontWeight="semiBold">{row.organisation}</Typography>,
    },
    {
      label: t('assembly.column.holder'),
      cell: (row) => row.holderName ?? t('assembly.holder.none'),
    },
    {
      label: t('assembly.column.votes'),
      cell: (row) => (row.listing === 'voting' ? row.votes : t('assembly.without-vote')),
    },
    { label: t('assembly.column.proxies'), cell: (row) => <Carried row={row} /> },
    {
      label: t('assembly.column.attendance'),
      cell: ({ attendance }) => (
        <StateBadge tone={ATTENDANCE_TONES[attendance]}>
          {t(
            today < heldOn && attendance === 'expected'
              ? 'assembly.attendance.to-come'
              : `assembly.attendance.${attendance}`,
          )}
        </StateBadge>
      ),
    },
  ];
};

/** The attendance: a search, a key for each answer, and the roll below. */
export const AttendanceList = ({ assembly, canMark, canGive }: Props) => {
  const { t } = useTrad();
  const { filters, set } = useFilters();
  const { attendance, search, page, pageSize } = filters;
  const asked = { listing: 'on', attendance, search, page, pageSize };
  const query = useGetRollQuery({ id: assembly.id, filters: asked });
  const [giver, setGiver] = useState<RollRow | null>(null);
  const columns = useColumns(assembly);
  const act: Column<RollRow> = {
    label: t('assembly.column.act'),
    cell: (row) => (
      <MarkButtons assembly={assembly} row={row} canMark={canMark} onGive={() => setGiver(row)} />
    ),
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2">
        {t('assembly.attendance')}
      </Typography>
      <FilterBar>
        <SearchFilter
          value={search}
          label={t('assembly.search')}
          placeholder={t('assembly.search.short')}
          onChange={set}
        />
        <ChoiceFilter
          name="attendance"
          label={t('assembly.column.attendance')}
          width="20rem"
          value={attendance}
          choices={ATTENDANCES.map((value) => ({
            value,
            label: t(`assembly.attendance.${value}`),
          }))}
          onChange={set}
        />
      </FilterBar>
      <PagedList
        query={query}
        caption={t('assembly.attendance')}
        columns={canMark || canGive ? [...columns, act] : columns}
        empty={t('assembly.attendance.empty')}
        above={({ persons }) => <Persons assembly={assembly} persons={persons} canMark={canMark} />}
      />
      {giver ? (
        <ProxyDialog assembly={assembly} giver={giver} onClose={() => setGiver(null)} />
      ) : null}
    </Flex>
  );
};
