import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { ListedMember, MemberColumn } from '../../../shared/membership/member-list';
import { useChoice } from '../kit/bulk/useChoice';
import { ExportMenu } from '../kit/components/ExportMenu';
import { ClearFilters } from '../kit/components/FilterBar';
import type { Column } from '../kit/components/ListTable';
import { MembershipLink } from '../kit/components/MembershipLink';
import { PageFrame } from '../kit/components/PageFrame';
import { PagedList } from '../kit/components/PagedList';
import { Quiet } from '../kit/components/Quiet';
import { StateBadge } from '../kit/components/StateBadge';
import { DUES_TONES, STATUS_TONES } from '../kit/components/tones';
import type { FilterValues } from '../kit/hooks/useFilters';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { ColumnsMenu } from './ColumnsMenu';
import { MemberFilters } from './MemberFilters';
import { MemberSelection } from './MemberSelection';
import { useGetMembersQuery } from './api/members';
import { useMemberTable, type TableColumn } from './useMemberTable';

const PAGE_SIZES = ['20', '50', '100'];
const FIRST = { sort: 'name:asc', pageSize: '20' };

/** The organisation leads to its member; below it, why it was found where its name does not say. */
const NameCell = ({ row }: { row: ListedMember }) => {
  const { t } = useTrad();
  const { id, organisation, reference, formerly, contact, call } = row;
  return (
    <>
      <MembershipLink id={id} tab={call ? 'dues' : 'brief'}>
        {organisation || reference}
      </MembershipLink>
      <Quiet>{reference}</Quiet>
      {formerly ? <Quiet>{t('members.formerly', { name: formerly })}</Quiet> : null}
      {contact ? <Quiet>{t('members.contact', { name: contact })}</Quiet> : null}
      {call ? <Quiet>{t('dues.number', { number: call })}</Quiet> : null}
    </>
  );
};

const useColumns = (chosen: readonly TableColumn[]): Column<ListedMember>[] => {
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
    column('endsOn', ({ endsOn, leaving }) => (
      <>
        {day(endsOn)}
        {leaving ? <Quiet>{t(`leaving.kind.${leaving.kind}`)}</Quiet> : null}
      </>
    )),
    column('duesState', ({ duesState, toCall }) => (
      <>
        <StateBadge tone={DUES_TONES[duesState]}>{t(`dues.${duesState}`)}</StateBadge>
        {toCall && duesState !== 'uncalled' ? <Quiet>{t('members.next-call')}</Quiet> : null}
      </>
    )),
    column('since', ({ since }) => day(since)),
    column('muted', ({ muted }) => (
      <>
        {day(muted?.until ?? null)}
        {muted?.reason ? <Quiet>{muted.reason}</Quiet> : null}
      </>
    )),
  ].filter(({ sort }) => sort === 'name' || chosen.some((one) => one === sort));
};

const selected = ({ id, reference, organisation }: ListedMember) => ({
  id,
  membershipId: id,
  reference,
  organisation,
});

/** Without members: what was asked for. */
const useEmptyText = ({ search, ...others }: FilterValues): string => {
  const { t } = useTrad();
  const filtered = Object.keys(others).length > 0;
  if (search) return t(`members.empty.${filtered ? 'both' : 'searched'}`, { search });
  return t(filtered ? 'members.empty.filtered' : 'members.empty');
};

/** « Membres »: everybody who is, was or asks to become a member, found as one types. */
export const MembersPage = () => {
  const { t } = useTrad();
  const { filters, question, set, clear, columns, setColumns } = useMemberTable();
  const mayAct = useCan(PERMISSIONS.membershipManage);
  const asked = { ...FIRST, ...filters };
  // A body may have been changed in its own form since the list was read.
  const query = useGetMembersQuery(asked, { refetchOnMountOrArgChange: true });
  const asks = Object.values(question);
  const choice = useChoice({ rows: query.data?.data, question, keep: selected });
  return (
    <PageFrame
      title={t('members.title')}
      subtitle={t('members.subtitle')}
      action={
        mayAct ? (
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
              <Typography fontWeight="semiBold" role="status">
                {t('members.count', { count: meta.pagination.total })}
              </Typography>
              <ClearFilters of={asks} onClear={clear} />
              <Flex gap={2} style={{ marginInlineStart: 'auto' }}>
                <ColumnsMenu chosen={columns} onChoose={setColumns} />
                <ExportMenu
                  what={[{ label: 'members.title', path: 'members', filters: question }]}
                />
              </Flex>
            </Flex>
          )}
          below={({ meta }) => (
            <MemberSelection choice={choice} total={meta.pagination.total} filters={question} />
          )}
          caption={t('members.title')}
          columns={useColumns(columns)}
          selection={
            mayAct
              ? {
                  ...choice.ticks,
                  labelOf: ({ organisation }) => t('members.choose', { who: organisation }),
                }
              : null
          }
          sorting={{ by: asked.sort, onSort: (sort) => set({ sort }) }}
          empty={useEmptyText(question)}
          emptyAction={
            asks.length > 0 ? (
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
