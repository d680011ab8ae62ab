import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { Page } from '../../../shared/kernel/common';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { ListedMember, MemberColumn } from '../../../shared/membership/member-list';
import { lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';
import { ClearFilters } from '../kit/components/FilterBar';
import type { Column } from '../kit/components/ListTable';
import { MembershipLink } from '../kit/components/MembershipLink';
import { PageFrame } from '../kit/components/PageFrame';
import { PagedList } from '../kit/components/PagedList';
import { Quiet } from '../kit/components/Quiet';
import { StateBadge } from '../kit/components/StateBadge';
import { DUES_TONES, STATUS_TONES } from '../kit/components/tones';
import { useFilters, type FilterValues } from '../kit/hooks/useFilters';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { MemberFilters } from './MemberFilters';

const { useGetLifecycleMembersQuery: useGetMembersQuery } = lifecycleApi.injectEndpoints({
  endpoints: ways(({ list }) => ({
    getLifecycleMembers: list<Page<ListedMember>>('members', ['LifecycleMembership']),
  })),
});

const PAGE_SIZES = ['20', '50', '100'];
const FIRST = { sort: 'name:asc', pageSize: '20' };

/** The organisation leads to its member; below it, why it was found where its name does not say. */
const NameCell = ({ row }: { row: ListedMember }) => {
  const { t } = useTrad();
  const { id, organisation, reference, formerly, contact } = row;
  return (
    <>
      <MembershipLink id={id}>{organisation || reference}</MembershipLink>
      <Quiet>{reference}</Quiet>
      {formerly ? <Quiet>{t('members.formerly', { name: formerly })}</Quiet> : null}
      {contact ? <Quiet>{t('members.contact', { name: contact })}</Quiet> : null}
    </>
  );
};

const useColumns = (): Column<ListedMember>[] => {
  const { t } = useTrad();
  const format = useFormat();
  const day = (value: string | null) => (
    <Typography style={{ whiteSpace: 'nowrap' }}>
      {value ? format.shortDay(value) : t('value.none')}
    </Typography>
  );
  const column = (
    sort: Exclude<MemberColumn, 'reference'>,
    cell: Column<ListedMember>['cell'],
  ) => ({
    sort,
    label: t(`members.column.${sort}`),
    cell,
  });
  return [
    {
      ...column('name', (row) => <NameCell row={row} />),
      beside: { sort: 'reference', label: t('members.column.reference') },
    },
    column('tier', ({ tierNames, tierCode }) => format.text(tierNames) || tierCode),
    column('status', ({ status }) => (
      <StateBadge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</StateBadge>
    )),
    column('endsOn', ({ endsOn }) => day(endsOn)),
    column('duesState', ({ duesState }) => (
      <StateBadge tone={DUES_TONES[duesState]}>{t(`dues.${duesState}`)}</StateBadge>
    )),
    column('since', ({ since }) => day(since)),
  ];
};

/** Without members: what was asked for. */
const useEmptyText = ({ search, status, tier, duesState }: FilterValues): string => {
  const { t } = useTrad();
  const filtered = Boolean(status ?? tier ?? duesState);
  if (search) return t(`members.empty.${filtered ? 'both' : 'searched'}`, { search });
  return t(filtered ? 'members.empty.filtered' : 'members.empty');
};

/** « Membres »: everybody who is, was or asks to become a member, found as one types. */
export const MembersPage = () => {
  const { t } = useTrad();
  const canTakeIn = useCan(PERMISSIONS.membershipManage);
  const { filters, set, clear } = useFilters();
  const asked = { ...FIRST, ...filters };
  // A body may have been changed in its own form since the list was read.
  const query = useGetMembersQuery(asked, { refetchOnMountOrArgChange: true });
  const { search, status, tier, duesState } = filters;
  const asks = [search, status, tier, duesState];
  return (
    <PageFrame
      title={t('members.title')}
      subtitle={t('members.subtitle')}
      action={
        canTakeIn ? (
          <LinkButton tag={NavLink} to="new" startIcon={<Plus />}>
            {t('members.new')}
          </LinkButton>
        ) : null
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <MemberFilters filters={filters} set={set} />
        <PagedList
          query={query}
          above={({ meta }) => (
            <Flex gap={3} minHeight="3.2rem">
              <Typography variant="pi" textColor="neutral600" role="status">
                {t('members.count', { count: meta.pagination.total })}
              </Typography>
              <ClearFilters of={asks} onClear={clear} />
            </Flex>
          )}
          caption={t('members.title')}
          columns={useColumns()}
          sorting={{ by: asked.sort, onSort: (sort) => set({ sort }) }}
          empty={useEmptyText(filters)}
          emptyAction={
            asks.some(Boolean) ? (
              <Button variant="secondary" onClick={clear}>
                {t('members.empty.clear')}
              </Button>
            ) : null
          }
          pageSizes={PAGE_SIZES}
        />
      </Flex>
    </PageFrame>
  );
};
