import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { DuesView, MembershipView } from '../../../../shared/core/membership';
import { Quiet } from '../../kit/components/Quiet';
import { StateBadge } from '../../kit/components/StateBadge';
import { DUES_TONES } from '../../kit/components/tones';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from './ActionButton';
import { CallFollowed } from './CallFollowed';
import { CallPapers } from './CallPapers';
import { CallTrail } from './CallTrail';
import { OutdatedPaper } from './OutdatedPaper';
import { PaymentTable } from './PaymentTable';
import type { Actions } from './useActions';

interface Props {
  call: DuesView;
  view: MembershipView;
  actions: Actions;
  /** What became of its deposit on Chorus Pro. */
  deposit?: ReactNode;
}

/** The period of a call, its money and its numbers, in one line. */
const Details = ({
  call,
  view,
  stands,
}: Omit<Props, 'actions' | 'deposit'> & { stands: boolean }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { engagementNumber, serviceCode } = call;
  const term = view.terms.find(({ id }) => id === call.termId);
  const [edited] = call.papers;
  const [amount, paid] = [format.money(call.amount), format.money(call.paid)];
  const said = [
    term ? t('glance.call.term', { dates: format.range(term.startsOn, term.endsOn) }) : null,
    ...(stands
      ? [
          t('glance.call.paid', { paid, amount }),
          t('glance.call.due', { on: format.day(call.dueOn) }),
        ]
      : [t('glance.call.was', { amount, on: format.day(call.issuedOn) })]),
    engagementNumber ? t('glance.call.engagement', { number: engagementNumber }) : null,
    serviceCode ? t('glance.call.service', { code: serviceCode }) : null,
    edited && edited.edition > 1
      ? t('glance.call.edition', { edition: edited.edition, on: format.day(edited.issuedOn) })
      : null,
  ];
  return <Quiet>{said.filter(Boolean).join(' · ')}</Quiet>;
};

/** What staff do about a call that is still to be paid. */
const CallActions = ({ call, subject, actions }: Omit<Props, 'view'> & { subject: string }) => {
  const { t } = useTrad();
  const shared = { actions, preset: { duesId: call.id }, subject };
  return (
    <Flex gap={2} wrap="wrap">
      <ActionButton {...shared} name="record-payment" />
      {call.credit > 0 ? <ActionButton {...shared} name="allocate-credit" /> : null}
      {call.held === null ? (
        <>
          <ActionButton {...shared} name="remind-call" label={t('glance.call.remind')} />
          <ActionButton {...shared} name="hold-call" label={t('glance.call.hold')} />
        </>
      ) : (
        <>
          <ActionButton {...shared} name="hold-call" label={t('glance.call.hold-again')} />
          <ActionButton {...shared} name="release-call" label={t('glance.call.release')} />
        </>
      )}
    </Flex>
  );
};

/** What was written off of a call, since when and why. */
const WrittenOff = ({
  call: { id, writtenOff },
  name,
  actions,
}: Pick<Props, 'call' | 'actions'> & { name: string }) => {
  const { t } = useTrad();
  const format = useFormat();
  if (!writtenOff) return null;
  const { amount, on, as: cause } = writtenOff;
  return (
    <Flex gap={2} wrap="wrap" alignItems="center">
      <Quiet>
        {t('glance.call.written-off', {
          amount: format.money(amount),
          on: format.day(on),
          cause: t(`glance.call.written-off.${cause}`),
        })}
      </Quiet>
      <ActionButton
        name="undo-write-off"
        label={t('glance.call.ask-again')}
        preset={{ duesId: id }}
        subject={name}
        actions={actions}
      />
    </Flex>
  );
};

/** One call for dues: what was asked and for which term, what is left, and each line of money. */
export const CallCard = ({ call, view, actions, deposit }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const name = t('dues.number', { number: call.number || t('dues.unnumbered') });
  const left = t('glance.call.remaining', { amount: format.money(call.remaining) });
  const stands = call.state !== 'cancelled' && call.creditNote === null;
  return (
    <Box padding={4} hasRadius borderColor="neutral150">
      <Flex
        justifyContent="space-between"
        alignItems="center"
        gap={2}
        wrap="wrap"
        paddingBottom={2}
      >
        <Flex gap={2} alignItems="center" wrap="wrap">
          <Typography tag="h3" fontWeight="bold">
            {name}
          </Typography>
          <StateBadge tone={DUES_TONES[call.state]}>{t(`dues.${call.state}`)}</StateBadge>
          {stands && call.remaining > 0 ? (
            <Typography fontWeight="semiBold">{left}</Typography>
          ) : null}
        </Flex>
        {stands && call.remaining > 0 ? (
          <CallActions call={call} subject={`${name} · ${left}`} actions={actions} />
        ) : null}
      </Flex>
      <Details call={call} view={view} stands={stands} />
      {stands && call.credit > 0 ? (
        <Quiet>
          {t('glance.call.credit', {
            credit: format.money(call.credit),
            asked: format.money(call.remaining - call.credit),
          })}
        </Quiet>
      ) : null}
      {call.writtenOff ? <WrittenOff call={call} name={name} actions={actions} /> : null}
      {stands && call.remaining > 0 ? <CallFollowed call={call} view={view} /> : null}
      <CallTrail call={call} />
      {deposit}
      <CallPapers call={call} stands={stands} actions={actions} />
      {call.outdated ? (
        <Box paddingTop={3}>
          <OutdatedPaper call={call} view={view} actions={actions} />
        </Box>
      ) : null}
      <PaymentTable
        caption={t('glance.payments-of', { call: name })}
        payments={call.payments}
        actions={actions}
      />
    </Box>
  );
};
