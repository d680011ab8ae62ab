import { Box, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { AssemblyView, RollRow } from '../../../../shared/assemblies/assemblies';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import { Labelled } from '../../kit/components/Labelled';
import { ListFooter } from '../../kit/components/ListFooter';
import { ListTable } from '../../kit/components/ListTable';
import { PageBody } from '../../kit/components/PageBody';
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
const COLUMNS = ['member', 'holder', 'votes', 'proxies', 'attendance'] as const;

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

/** Who is there: a search, a key for each answer, and the roll below. */
export const AttendanceList = ({ assembly, canMark, canGive }: Props) => {
  const { t } = useTrad();
  const { filters, set } = useFilters();
  const { attendance, search, page, pageSize } = filters;
  const { id, heldOn, today } = assembly;
  const asked = { listing: 'on', attendance, search, page, pageSize };
  const query = useGetRollQuery({ id, filters: asked });
  const [giver, setGiver] = useState<RollRow | null>(null);
  const names = canMark || canGive ? [...COLUMNS, 'act' as const] : COLUMNS;
  const columns = names.map((name) => ({ name, label: t(`assembly.column.${name}`) }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2">
        {t('assembly.attendance')}
      </Typography>
      <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap" alignItems="end">
        <SearchFilter
          key={search}
          value={search}
          label={t('assembly.search')}
          placeholder={t('assembly.search.short')}
          onChange={set}
        />
        <Box width="20rem">
          <Labelled label={t('assembly.column.attendance')}>
            <ChoiceInput
              size="S"
              clearable
              placeholder={t('filter.any')}
              value={attendance ?? ''}
              choices={ATTENDANCES.map((value) => ({
                value,
                label: t(`assembly.attendance.${value}`),
              }))}
              onChange={(next) => set({ attendance: next })}
            />
          </Labelled>
        </Box>
      </Flex>
      <PageBody query={query}>
        {({ data, meta, persons }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Persons assembly={assembly} persons={persons} canMark={canMark} />
            <ListTable
              caption={t('assembly.attendance')}
              columns={columns}
              rows={data}
              loading={query.isFetching && data.length === 0}
              empty={t('assembly.attendance.empty')}
            >
              {(row) => (
                <>
                  <td>
                    <Typography fontWeight="semiBold">{row.organisation}</Typography>
                  </td>
                  <td>
                    <Typography>{row.holderName ?? t('assembly.holder.none')}</Typography>
                  </td>
                  <td>
                    <Typography>
                      {row.listing === 'voting' ? row.votes : t('assembly.without-vote')}
                    </Typography>
                  </td>
                  <td>
                    <Carried row={row} />
                  </td>
                  <td>
                    <StateBadge tone={ATTENDANCE_TONES[row.attendance]}>
                      {t(
                        today < heldOn && row.attendance === 'expected'
                          ? 'assembly.attendance.to-come'
                          : `assembly.attendance.${row.attendance}`,
                      )}
                    </StateBadge>
                  </td>
                  {canMark || canGive ? (
                    <td>
                      <MarkButtons
                        assembly={assembly}
                        row={row}
                        canMark={canMark}
                        onGive={() => setGiver(row)}
                      />
                    </td>
                  ) : null}
                </>
              )}
            </ListTable>
            <ListFooter pagination={meta.pagination} />
          </Flex>
        )}
      </PageBody>
      {giver ? (
        <ProxyDialog assembly={assembly} giver={giver} onClose={() => setGiver(null)} />
      ) : null}
    </Flex>
  );
};
