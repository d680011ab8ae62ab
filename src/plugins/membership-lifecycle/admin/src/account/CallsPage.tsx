import { Flex, Typography } from '@strapi/design-system';
import { Fragment } from 'react';
import type { ListedCall } from '../../../shared/account/calls';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { useChoice } from '../kit/bulk/useChoice';
import type { Column } from '../kit/components/ListTable';
import { MembershipLink } from '../kit/components/MembershipLink';
import { PageFrame } from '../kit/components/PageFrame';
import { PagedList } from '../kit/components/PagedList';
import { Quiet } from '../kit/components/Quiet';
import { StateBadge } from '../kit/components/StateBadge';
import { DEPOSIT_TONES, DUES_TONES } from '../kit/components/tones';
import { useFilters } from '../kit/hooks/useFilters';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { CallFilters } from './CallFilters';
import { CallSelection } from './CallSelection';
import { selected, useGetCallsQuery } from './api';

const NOWRAP = { whiteSpace: 'nowrap' } as const;

/** A short value that stays on one line. */
const Whole = ({ children }: { children: string }) => (
  <Typography style={NOWRAP}>{children}</Typography>
);

/** A remark that breaks between words alone, so that no number is cut at its hyphen. */
const Beside = ({ children }: { children: string }) => (
  <Quiet>
    {children.split(' ').map((word, at) => (
      <Fragment key={at}>
        <span style={NOWRAP}>{word}</span>{' '}
      </Fragment>
    ))}
  </Quiet>
);

/** A number: of a call, with the one that it replaces; of a credit note, with its call. */
const NumberCell = ({ row: { number, kind, cancels, replaces } }: { row: ListedCall }) => {
  const { t } = useTrad();
  const other = cancels ?? replaces;
  return (
    <>
      <Whole>{number || t('dues.unnumbered')}</Whole>
      <Beside>
        {other ? t(`calls.kind.${kind}.of`, { number: other }) : t(`calls.kind.${kind}`)}
      </Beside>
    </>
  );
};

/** The state of a call, with what cancels it and the call that was issued instead. */
const StateCell = ({ row }: { row: ListedCall }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { kind, state, cancelledBy, cancelledOn, replacedBy } = row;
  const ended = cancelledOn ? t('calls.cancelled-on', { on: format.shortDay(cancelledOn) }) : null;
  const said = [
    cancelledBy ? t('calls.cancelled-by', { number: cancelledBy }) : ended,
    kind === 'call' && replacedBy ? t('calls.replaced-by', { number: replacedBy }) : null,
  ];
  return (
    <>
      {state ? <StateBadge tone={DUES_TONES[state]}>{t(`dues.${state}`)}</StateBadge> : null}
      {said.map((one) => (one ? <Beside key={one}>{one}</Beside> : null))}
    </>
  );
};

/** How the deposit on Chorus Pro stands; a rejection of what is still asked for is to be mended. */
const DepositCell = ({ row: { deposit, state } }: { row: ListedCall }) => {
  const { t } = useTrad();
  const format = useFormat();
  if (!deposit) return null;
  const isOver = deposit.state === 'rejected' && (state === 'cancelled' || state === 'waived');
  return (
    <>
      <StateBadge tone={isOver ? 'neutral' : DEPOSIT_TONES[deposit.state]}>
        {t(`deposit.state.${deposit.state}`)}
      </StateBadge>
      <Beside>{format.shortDay(deposit.on)}</Beside>
      {deposit.reason ? <Quiet>{deposit.reason}</Quiet> : null}
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
      cell: (row) => <NumberCell row={row} />,
    },
    {
      label: t('calls.column.issuedOn'),
      cell: ({ issuedOn, dueOn }) => (
        <>
          <Whole>{format.shortDay(issuedOn)}</Whole>
          {dueOn ? <Beside>{t('calls.due-on', { day: format.shortDay(dueOn) })}</Beside> : null}
        </>
      ),
    },
    {
      label: t('calls.column.member'),
      cell: ({ membershipId, organisation, reference, startsOn, endsOn }) => (
        <>
          <MembershipLink id={membershipId} tab="dues">
            {organisation || reference}
          </MembershipLink>
          <Quiet>{reference}</Quiet>
          <Quiet>{format.shortRange(startsOn, endsOn)}</Quiet>
        </>
      ),
    },
    {
      label: t('calls.column.amount'),
      number: true,
      cell: ({ amount }) => money(amount),
    },
    {
      label: t('calls.column.paid'),
      number: true,
      cell: ({ paid }) => money(paid),
    },
    {
      label: t('calls.column.left'),
      number: true,
      cell: ({ left }) => money(left),
    },
    { label: t('calls.column.state'), cell: (row) => <StateCell row={row} /> },
    { label: t('calls.column.deposit'), cell: (row) => <DepositCell row={row} /> },
  ];
};

/** « Appels et avoirs »: every number that was given, cancelled calls among them. */
export const CallsPage = () => {
  const { t } = useTrad();
  const format = useFormat();
  const { filters } = useFilters();
  const mayNote = useCan(PERMISSIONS.duesManage);
  const query = useGetCallsQuery(filters);
  const { page: _page, pageSize: _size, ...question } = filters;
  const choice = useChoice({ rows: query.data?.data, question, keep: selected });
  return (
    <PageFrame title={t('calls.title')} subtitle={t('calls.subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <CallFilters />
        <PagedList
          query={query}
          above={({ meta: { pagination, sums } }) => (
            <Typography role="status" fontWeight="semiBold">
              {t('calls.summary', {
                count: pagination.total,
                calls: format.money(sums.calls),
                notes: format.money(sums.creditNotes),
                rest: format.money(sums.calls - sums.creditNotes),
              })}
            </Typography>
          )}
          below={({ meta }) => (
            <CallSelection
              choice={choice}
              total={meta.pagination.total}
              filters={question}
              today={meta.on}
              mayNote={mayNote}
            />
          )}
          selection={{
            ...choice.ticks,
            labelOf: ({ number, organisation }) =>
              t('calls.choose', { number: number || organisation }),
          }}
          caption={t('calls.title')}
          columns={useColumns()}
          empty={t('calls.empty')}
        />
      </Flex>
    </PageFrame>
  );
};
