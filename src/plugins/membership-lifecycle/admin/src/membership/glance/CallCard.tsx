import { Box, Flex, Typography } from '@strapi/design-system';
import type { DuesView, MembershipView, PaymentView } from '../../../../shared/core/membership';
import { PlainTable } from '../../kit/components/PlainTable';
import { Quiet } from '../../kit/components/Quiet';
import { StateBadge } from '../../kit/components/StateBadge';
import { DUES_TONES } from '../../kit/components/tones';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from './ActionButton';
import { CallPapers } from './CallPapers';
import { OutdatedPaper } from './OutdatedPaper';
import type { Actions } from './useActions';

const COLUMNS = ['on', 'what', 'reference', 'amount', 'actions'] as const;

const PaymentRow = ({ payment, actions }: { payment: PaymentView; actions: Actions }) => {
  const { t } = useTrad();
  const format = useFormat();
  const subject = `${format.day(payment.on)} · ${format.money(payment.amount)}`;
  const movable = payment.kind === 'received' || payment.kind === 'moved-in';
  return (
    <tr>
      <td>
        <Typography>{format.shortDay(payment.on)}</Typography>
      </td>
      <td>
        <Typography tag="p">
          {[
            t(`glance.payment.${payment.kind}`),
            payment.method ? t(`option.method.${payment.method}`) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {payment.reason ? <Quiet>{payment.reason}</Quiet> : null}
      </td>
      <td>
        <Typography>{payment.reference ?? t('value.none')}</Typography>
      </td>
      <td>
        <Typography style={{ whiteSpace: 'nowrap' }}>{format.money(payment.amount)}</Typography>
      </td>
      <td>
        {payment.reversible ? (
          <Flex gap={2}>
            {movable ? (
              <ActionButton
                actions={actions}
                name="move-payment"
                preset={{ paymentId: payment.id }}
                subject={subject}
                label={t('glance.move')}
              />
            ) : null}
            <ActionButton
              actions={actions}
              name="reverse-payment"
              preset={{ paymentId: payment.id }}
              subject={subject}
              label={t('glance.undo')}
            />
          </Flex>
        ) : null}
      </td>
    </tr>
  );
};

interface Props {
  call: DuesView;
  view: MembershipView;
  actions: Actions;
}

/** One call for dues: what was asked and for which term, what is left, and each line of money. */
export const CallCard = ({ call, view, actions }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const term = view.terms.find(({ id }) => id === call.termId);
  const name = t('dues.number', { number: call.number || t('dues.unnumbered') });
  const left = t('glance.call.remaining', { amount: format.money(call.remaining) });
  const [edited] = call.papers;
  const stands = call.state !== 'cancelled';
  return (
    <Box padding={4} hasRadius borderColor="neutral150">
      <Flex justifyContent="space-between" alignItems="center" gap={2} wrap="wrap">
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
          <ActionButton
            actions={actions}
            name="record-payment"
            preset={{ duesId: call.id }}
            subject={`${name} · ${left}`}
          />
        ) : null}
      </Flex>
      <Quiet>
        {[
          term ? t('glance.call.term', { dates: format.range(term.startsOn, term.endsOn) }) : null,
          t('glance.call.paid', {
            paid: format.money(call.paid),
            amount: format.money(call.amount),
          }),
          t('glance.call.due', { on: format.day(call.dueOn) }),
          call.engagementNumber
            ? t('glance.call.engagement', { number: call.engagementNumber })
            : null,
          call.serviceCode ? t('glance.call.service', { code: call.serviceCode }) : null,
          edited && edited.edition > 1
            ? t('glance.call.edition', {
                edition: edited.edition,
                on: format.day(edited.issuedOn),
              })
            : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Quiet>
      <CallPapers call={call} actions={actions} />
      {call.outdated ? (
        <Box paddingTop={3}>
          <OutdatedPaper call={call} view={view} actions={actions} />
        </Box>
      ) : null}
      {call.payments.length > 0 ? (
        <Box paddingTop={2}>
          <PlainTable
            caption={t('glance.payments-of', { call: name })}
            headers={COLUMNS.map((column) => t(`glance.payment.${column}`))}
          >
            {call.payments.map((payment) => (
              <PaymentRow key={payment.id} payment={payment} actions={actions} />
            ))}
          </PlainTable>
        </Box>
      ) : null}
    </Box>
  );
};
