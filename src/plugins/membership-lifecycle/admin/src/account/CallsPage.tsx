import { Flex, Typography } from '@strapi/design-system';
import type { ListedCall } from '../../../shared/account/calls';
import type { Page } from '../../../shared/kernel/common';
import { lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';
import type { Column } from '../kit/components/ListTable';
import { MembershipLink } from '../kit/components/MembershipLink';
import { PageFrame } from '../kit/components/PageFrame';
import { PagedList } from '../kit/components/PagedList';
import { Quiet } from '../kit/components/Quiet';
import { StateBadge } from '../kit/components/StateBadge';
import { DUES_TONES } from '../kit/components/tones';
import { useFilters } from '../kit/hooks/useFilters';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { CallFilters } from './CallFilters';

const { useGetLifecycleCallsQuery: useGetCallsQuery } = lifecycleApi.injectEndpoints({
  endpoints: ways(({ list }) => ({
    getLifecycleCalls: list<Page<ListedCall>>('calls', ['LifecycleMembership']),
  })),
});

/** A short value that stays on one line. */
const Whole = ({ children }: { children: string }) => (
  <Typography style={{ whiteSpace: 'nowrap' }}>{children}</Typography>
);

/** The state of a call with what cancels it; of a credit note, what it cancels. */
const State = ({ row }: { row: ListedCall }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { state, cancelledBy, cancelledOn, cancels, replaces, replacedBy } = row;
  const ended = cancelledOn ? t('calls.cancelled-on', { on: format.shortDay(cancelledOn) }) : null;
  const said = [
    cancelledBy ? t('calls.cancelled-by', { number: cancelledBy }) : ended,
    cancels ? t('calls.cancels', { number: cancels }) : null,
    replaces ? t('calls.replaces', { number: replaces }) : null,
    replacedBy ? t('calls.replaced-by', { number: replacedBy }) : null,
  ].filter(Boolean);
  return (
    <>
      {state ? <StateBadge tone={DUES_TONES[state]}>{t(`dues.${state}`)}</StateBadge> : null}
      {said.map((one) => (
        <Quiet key={one}>{one}</Quiet>
      ))}
    </>
  );
};

const useColumns = (): Column<ListedCall>[] => {
  const { t } = useTrad();
  const format = useFormat();
  const money = (cents: number | null) => (cents === null ? '' : format.money(cents));
  return [
    {
      label: t('calls.column.number'),
      cell: ({ number, kind }) => (
        <>
          <Whole>{number || t('dues.unnumbered')}</Whole>
          <Quiet>{t(`calls.kind.${kind}`)}</Quiet>
        </>
      ),
    },
    {
      label: t('calls.column.issuedOn'),
      cell: ({ issuedOn }) => <Whole>{format.shortDay(issuedOn)}</Whole>,
    },
    {
      label: t('calls.column.member'),
      cell: ({ membershipId, organisation, reference }) => (
        <>
          <MembershipLink id={membershipId}>{organisation || reference}</MembershipLink>
          <Quiet>{reference}</Quiet>
        </>
      ),
    },
    {
      label: t('calls.column.period'),
      cell: ({ startsOn, endsOn }) => format.shortRange(startsOn, endsOn),
    },
    {
      label: t('calls.column.amount'),
      cell: ({ amount }) => <Whole>{money(amount)}</Whole>,
    },
    {
      label: t('calls.column.dueOn'),
      cell: ({ dueOn }) => <Whole>{dueOn ? format.shortDay(dueOn) : ''}</Whole>,
    },
    {
      label: t('calls.column.paid'),
      cell: ({ paid }) => <Whole>{money(paid)}</Whole>,
    },
    {
      label: t('calls.column.left'),
      cell: ({ left }) => <Whole>{money(left)}</Whole>,
    },
    { label: t('calls.column.state'), cell: (row) => <State row={row} /> },
  ];
};

/** « Appels et avoirs »: every number that was given, cancelled calls among them. */
export const CallsPage = () => {
  const { t } = useTrad();
  const { filters } = useFilters();
  return (
    <PageFrame title={t('calls.title')} subtitle={t('calls.subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <CallFilters />
        <PagedList
          query={useGetCallsQuery(filters)}
          caption={t('calls.title')}
          columns={useColumns()}
          empty={t('calls.empty')}
        />
      </Flex>
    </PageFrame>
  );
};
