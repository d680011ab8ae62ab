import { Flex, Typography } from '@strapi/design-system';
import {
  PAYMENT_SELECTIONS,
  type ListedPayment,
  type PaymentsMeta,
} from '../../../shared/account/payments';
import { PAYMENT_METHODS } from '../../../shared/core/commands';
import type { Page } from '../../../shared/kernel/common';
import { lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';
import { ChoiceFilter } from '../kit/components/ChoiceFilter';
import { DayFilters } from '../kit/components/DayFilters';
import { ExportMenu } from '../kit/components/ExportMenu';
import { ClearFilters, FilterBar } from '../kit/components/FilterBar';
import type { Column } from '../kit/components/ListTable';
import { MembershipLink } from '../kit/components/MembershipLink';
import { PageFrame } from '../kit/components/PageFrame';
import { PagedList } from '../kit/components/PagedList';
import { Quiet } from '../kit/components/Quiet';
import { SearchFilter } from '../kit/components/SearchFilter';
import { useFilters } from '../kit/hooks/useFilters';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

type PaymentsPageAnswer = Page<ListedPayment> & { meta: PaymentsMeta };

const { useGetLifecyclePaymentsQuery: useGetPaymentsQuery } = lifecycleApi.injectEndpoints({
  endpoints: ways(({ list }) => ({
    getLifecyclePayments: list<PaymentsPageAnswer>('payments', ['LifecycleMembership']),
  })),
});

const NOWRAP = { whiteSpace: 'nowrap' } as const;

/** The filters of the lines of all accounts, and their export. */
const Filters = () => {
  const { t } = useTrad();
  const { filters, set, clear } = useFilters();
  const { search, kind, method, from, to } = filters;
  return (
    <FilterBar end={<ExportMenu what={[{ label: 'payments.title', path: 'payments', filters }]} />}>
      <SearchFilter
        value={search}
        label={t('payments.search')}
        placeholder={t('payments.search.placeholder')}
        width="22rem"
        onChange={set}
      />
      <ChoiceFilter
        name="kind"
        label={t('calls.kind')}
        width="17rem"
        value={kind}
        choices={PAYMENT_SELECTIONS.map((one) => ({
          value: one,
          label: t(`payments.kind.${one}`),
        }))}
        onChange={set}
      />
      <ChoiceFilter
        name="method"
        label={t('payments.column.method')}
        width="13rem"
        value={method}
        choices={PAYMENT_METHODS.map((one) => ({ value: one, label: t(`option.method.${one}`) }))}
        onChange={set}
      />
      <DayFilters
        filters={filters}
        labels={{ from: t('payments.from'), to: t('payments.to') }}
        onChange={set}
      />
      <ClearFilters of={[search, kind, method, from, to]} onClear={clear} />
    </FilterBar>
  );
};

const useColumns = (): Column<ListedPayment>[] => {
  const { t } = useTrad();
  const format = useFormat();
  return [
    {
      label: t('payments.column.on'),
      cell: ({ on }) => <Typography style={NOWRAP}>{format.shortDay(on)}</Typography>,
    },
    {
      label: t('calls.kind'),
      cell: ({ kind, reason }) => (
        <>
          <Typography>{t(`payments.line.${kind}`)}</Typography>
          {reason ? <Quiet>{reason}</Quiet> : null}
        </>
      ),
    },
    {
      label: t('dues-list.column.member'),
      cell: ({ membershipId, organisation, reference }) => (
        <>
          <MembershipLink id={membershipId} tab="dues">
            {organisation || reference}
          </MembershipLink>
          <Quiet>{reference}</Quiet>
        </>
      ),
    },
    {
      label: t('payments.column.place'),
      cell: ({ call }) => (
        <Typography style={NOWRAP}>
          {call === null ? t('payments.credit') : call || t('dues.unnumbered')}
        </Typography>
      ),
    },
    {
      label: t('payments.column.method'),
      cell: ({ method, paymentReference }) => (
        <>
          <Typography>{method ? t(`option.method.${method}`) : ''}</Typography>
          {paymentReference ? <Quiet>{paymentReference}</Quiet> : null}
        </>
      ),
    },
    {
      label: t('calls.column.amount'),
      number: true,
      cell: ({ amount }) => <Typography fontWeight="semiBold">{format.money(amount)}</Typography>,
    },
  ];
};

/** « Règlements »: every line of all accounts. */
export const PaymentsPage = () => {
  const { t } = useTrad();
  const format = useFormat();
  const { filters } = useFilters();
  return (
    <PageFrame title={t('payments.title')} subtitle={t('payments.subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Filters />
        <PagedList
          query={useGetPaymentsQuery(filters)}
          caption={t('payments.title')}
          columns={useColumns()}
          empty={t('payments.empty')}
          above={({ meta }) => (
            <Typography role="status" fontWeight="semiBold">
              {t('payments.summary', {
                count: meta.pagination.total,
                sum: format.money(meta.sum),
              })}
            </Typography>
          )}
        />
      </Flex>
    </PageFrame>
  );
};
