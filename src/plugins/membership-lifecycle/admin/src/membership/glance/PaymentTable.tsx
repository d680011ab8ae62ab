import { Box, Flex, Typography } from '@strapi/design-system';
import type { PaymentView } from '../../../../shared/core/membership';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { PlainTable } from '../../kit/components/PlainTable';
import { Quiet } from '../../kit/components/Quiet';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from './ActionButton';
import type { Actions } from './useActions';

const COLUMNS = ['on', 'what', 'reference', 'amount', 'actions'] as const;

const PaymentRow = ({ payment, actions }: { payment: PaymentView; actions: Actions }) => {
  const { t } = useTrad();
  const format = useFormat();
  const subject = `${format.day(payment.on)} · ${format.money(payment.amount)}`;
  const isPart = payment.reversible && payment.whole !== payment.amount;
  const part = isPart ? t('glance.payment.part', { whole: format.money(payment.whole) }) : null;
  const whole = [subject, part].filter(Boolean).join(' · ');
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
        {payment.other ? (
          <Quiet>
            {t(
              payment.amount < 0
                ? 'glance.payment.moved-out.other'
                : 'glance.payment.moved-in.other',
            )}{' '}
            <MembershipLink id={payment.other.documentId} tab="dues">
              {payment.other.organisation || payment.other.reference}
            </MembershipLink>
          </Quiet>
        ) : null}
        {part ? <Quiet>{part}</Quiet> : null}
        {payment.reason ? <Quiet>{payment.reason}</Quiet> : null}
      </td>
      <td>
        <Typography>{payment.reference ?? t('value.none')}</Typography>
      </td>
      <td data-number>
        <Typography>{format.money(payment.amount)}</Typography>
      </td>
      <td>
        {payment.reversible ? (
          <Flex gap={2}>
            {payment.amount > 0 ? (
              <>
                <ActionButton
                  actions={actions}
                  name="move-payment"
                  preset={{ paymentId: payment.id }}
                  subject={subject}
                  label={t('glance.move')}
                />
                <ActionButton
                  actions={actions}
                  name="reject-payment"
                  preset={{ paymentId: payment.id }}
                  subject={whole}
                  label={t('glance.reject')}
                />
              </>
            ) : null}
            <ActionButton
              actions={actions}
              name="reverse-payment"
              preset={{ paymentId: payment.id }}
              subject={whole}
              label={t('glance.undo')}
            />
          </Flex>
        ) : null}
      </td>
    </tr>
  );
};

interface Props {
  caption: string;
  payments: readonly PaymentView[];
  actions: Actions;
}

/** The lines of money of a call, or of the credit of the account. */
export const PaymentTable = ({ caption, payments, actions }: Props) => {
  const { t } = useTrad();
  if (payments.length === 0) return null;
  return (
    <Box paddingTop={2}>
      <PlainTable
        caption={caption}
        headers={COLUMNS.map((column) => t(`glance.payment.${column}`))}
        numbers={[t('glance.payment.amount')]}
      >
        {payments.map((payment) => (
          <PaymentRow key={payment.id} payment={payment} actions={actions} />
        ))}
      </PlainTable>
    </Box>
  );
};
