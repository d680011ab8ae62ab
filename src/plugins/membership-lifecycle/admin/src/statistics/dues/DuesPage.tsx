import { Button, Flex, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useState } from 'react';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { LATE_AGES } from '../../../../shared/statistics/late';
import type { UnpaidCall } from '../../../../shared/statistics/statistics';
import { SelectionBar } from '../../kit/bulk/SelectionBar';
import { useChoice } from '../../kit/bulk/useChoice';
import { ChoiceFilter } from '../../kit/components/ChoiceFilter';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { ClearFilters, FilterBar } from '../../kit/components/FilterBar';
import type { Column } from '../../kit/components/ListTable';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { PageFrame } from '../../kit/components/PageFrame';
import { PageViews } from '../../kit/components/PageViews';
import { PagedList } from '../../kit/components/PagedList';
import { Quiet } from '../../kit/components/Quiet';
import { SearchFilter } from '../../kit/components/SearchFilter';
import { StateBadge } from '../../kit/components/StateBadge';
import { ToggleFilter } from '../../kit/components/ToggleFilter';
import { useFilters } from '../../kit/hooks/useFilters';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetDuesQuery, useGetTodayQuery } from '../api';
import { LateMonths } from './LateMonths';
import { ReissueDialog } from './ReissueDialog';
import { RemindDialog } from './RemindDialog';

/** For how many past years unpaid calls may exist. */
const YEARS_BACK = 4;
const NOWRAP = { whiteSpace: 'nowrap' } as const;

/** The years to choose from. The next one is included, since its calls are sent before it begins. */
const yearsAround = (today: string, asked: string | undefined): string[] => {
  const last = Number(today.slice(0, 4)) + 1;
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, index) => String(last - index));
  return asked && !years.includes(asked) ? [...years, asked] : years;
};

const Filters = () => {
  const { t } = useTrad();
  const format = useFormat();
  const { filters, set, clear } = useFilters();
  const { data: today } = useGetTodayQuery();
  const years = today ? yearsAround(today.on, filters.year) : [];
  return (
    <FilterBar end={<ExportMenu what={[{ label: 'dues-list.title', path: 'dues', filters }]} />}>
      <SearchFilter
        value={filters.search}
        label={t('dues-list.search')}
        placeholder={t('dues-list.search.placeholder')}
        onChange={set}
      />
      <ChoiceFilter
        name="year"
        label={t('dues-list.year')}
        width="14rem"
        value={filters.year}
        choices={years.map((year) => ({ value: year, label: year }))}
        onChange={set}
      />
      <ToggleFilter
        name="overdue"
        value={filters.overdue}
        label={t('dues-list.overdue-only')}
        onChange={set}
      />
      <ToggleFilter
        name="account"
        on="present"
        value={filters.account}
        label={t('dues-list.other-account')}
        onChange={set}
      />
      <ChoiceFilter
        name="age"
        label={t('dues-list.column.late')}
        width="18rem"
        value={filters.age}
        choices={LATE_AGES.map((age) => ({ value: age, label: t(`late.age.${age}`) }))}
        onChange={set}
      />
      {filters.month ? (
        <Button
          size="S"
          variant="secondary"
          endIcon={<Cross aria-hidden />}
          aria-label={t('dues-list.month.remove', { month: format.monthAndYear(filters.month) })}
          onClick={() => set({ month: '' })}
        >
          {t('dues-list.month', { month: format.monthAndYear(filters.month) })}
        </Button>
      ) : null}
      <ClearFilters
        of={[
          filters.search,
          filters.year,
          filters.month,
          filters.age,
          filters.overdue,
          filters.account,
        ]}
        onClear={clear}
      />
    </FilterBar>
  );
};

/** What holds the reminders of a call, and the last one that left. */
const Followed = ({ row: { held, reminded } }: { row: UnpaidCall }) => {
  const { t } = useTrad();
  const format = useFormat();
  return (
    <>
      {held ? (
        <Typography tag="p">
          {t(held.cause === 'contested' ? 'dues-list.contested' : 'dues-list.held', {
            day: format.shortDay(held.until),
          })}
        </Typography>
      ) : null}
      {held && held.cause !== 'contested' ? <Quiet>{t(`option.cause.${held.cause}`)}</Quiet> : null}
      {reminded ? (
        <Quiet>
          {t(reminded.isSent ? 'dues-list.reminded' : 'dues-list.reminder-written', {
            template: t(`option.template.${reminded.template}`),
            day: format.shortMoment(reminded.at),
          })}
        </Quiet>
      ) : null}
    </>
  );
};

/** The member leads to their page, where a payment is recorded. */
const useColumns = (): Column<UnpaidCall>[] => {
  const { t } = useTrad();
  const format = useFormat();
  return [
    {
      label: t('dues-list.column.member'),
      cell: (row) => (
        <>
          <MembershipLink id={row.membershipId} tab="dues">
            {row.organisation || row.reference}
          </MembershipLink>
          <Quiet>{row.reference}</Quiet>
        </>
      ),
    },
    {
      label: t('dues-list.column.number'),
      cell: (row) => <Typography style={NOWRAP}>{row.number || t('dues.unnumbered')}</Typography>,
    },
    {
      label: t('dues-list.column.dueOn'),
      cell: (row) => <Typography style={NOWRAP}>{format.shortDay(row.dueOn)}</Typography>,
    },
    {
      label: t('dues-list.column.amount'),
      number: true,
      cell: (row) => format.money(row.amount),
    },
    {
      label: t('dues-list.column.left'),
      number: true,
      cell: (row) => (
        <>
          <Typography fontWeight="semiBold">{format.money(row.left)}</Typography>
          {row.credit > 0 ? (
            <Quiet>{t('dues-list.credit', { credit: format.money(row.credit) })}</Quiet>
          ) : null}
        </>
      ),
    },
    {
      label: t('dues-list.column.late'),
      cell: (row) =>
        row.daysLate > 0 ? (
          <StateBadge tone="danger">{t('dues-list.days-late', { count: row.daysLate })}</StateBadge>
        ) : (
          <Typography textColor="neutral600">
            {t(row.left > 0 ? 'dues-list.not-due' : 'dues-list.covered')}
          </Typography>
        ),
    },
    {
      label: t('dues-list.column.followed'),
      cell: (row) => <Followed row={row} />,
    },
  ];
};

const Calls = () => {
  const { t } = useTrad();
  const format = useFormat();
  const {
    filters: { view: _, ...filters },
  } = useFilters();
  const query = useGetDuesQuery(filters);
  const { page: _page, pageSize: _size, ...question } = filters;
  const isFiltered = Object.keys(question).length > 0;
  const mayRemind = useCan(PERMISSIONS.duesManage);
  const choice = useChoice({ rows: query.data?.data, question, keep: (row) => row });
  const { chosen } = choice;
  const [doing, setDoing] = useState<'remind' | 'reissue' | null>(null);
  const close = () => {
    setDoing(null);
    choice.choose([]);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Filters />
      <PagedList
        query={query}
        caption={t('dues-list.title')}
        columns={useColumns()}
        empty={t(isFiltered ? 'dues-list.empty.filtered' : 'dues-list.empty')}
        selection={
          mayRemind
            ? {
                ...choice.ticks,
                labelOf: ({ number, organisation }) =>
                  t('dues-list.choose', {
                    number: number || t('dues.unnumbered'),
                    who: organisation,
                  }),
              }
            : null
        }
        below={() => (
          <SelectionBar choice={choice} label={t('dues-list.selected', { count: chosen.length })}>
            <Button size="S" variant="secondary" onClick={() => setDoing('reissue')}>
              {t('reissue.action')}
            </Button>
            <Button size="S" variant="secondary" onClick={() => setDoing('remind')}>
              {t('remind.action')}
            </Button>
          </SelectionBar>
        )}
        above={({ meta }) => (
          <Typography role="status" fontWeight="semiBold">
            {t('dues-list.summary', {
              count: meta.pagination.total,
              left: format.money(meta.left),
            })}
            {meta.credit > 0
              ? ` · ${t('dues-list.summary.credit', { credit: format.money(meta.credit) })}`
              : ''}
          </Typography>
        )}
      />
      {doing === 'remind' ? <RemindDialog rows={chosen} onClose={close} /> : null}
      {doing === 'reissue' ? <ReissueDialog rows={chosen} onClose={close} /> : null}
    </Flex>
  );
};

/** « Cotisations à encaisser »: the calls that are not paid in full, or those late by month. */
export const DuesPage = () => {
  const { t } = useTrad();
  return (
    <PageFrame title={t('dues-list.title')} subtitle={t('dues-list.subtitle')}>
      <PageViews
        label={t('dues-list.views')}
        views={[
          { name: 'list', label: t('dues-list.view.list'), View: Calls },
          { name: 'months', label: t('late.title'), View: LateMonths },
        ]}
      />
    </PageFrame>
  );
};
