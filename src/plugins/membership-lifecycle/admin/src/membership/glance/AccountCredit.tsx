import { Box, Flex, Typography } from '@strapi/design-system';
import type { MembershipView } from '../../../../shared/core/membership';
import { Quiet } from '../../kit/components/Quiet';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from './ActionButton';
import { PaymentTable } from './PaymentTable';
import type { Actions } from './useActions';

/** The credit, received and on no call; without any, only the lines that tell where it went. */
export const AccountCredit = ({ view, actions }: { view: MembershipView; actions: Actions }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { credit, currency, payments } = view.account;
  if (credit === 0 && payments.length === 0) return null;
  const sum = format.money({ amount: credit, currency });
  const title = credit > 0 ? t('glance.credit', { sum }) : t('glance.credit.lines');
  return (
    <Box padding={4} hasRadius borderColor="neutral150">
      <Flex justifyContent="space-between" alignItems="center" gap={2} wrap="wrap">
        <Typography tag="h3" fontWeight="bold">
          {title}
        </Typography>
        {credit > 0 ? (
          <Flex gap={2} wrap="wrap">
            <ActionButton actions={actions} name="allocate-credit" subject={title} />
            <ActionButton
              actions={actions}
              name="refund-payment"
              preset={{ duesId: '' }}
              subject={title}
            />
          </Flex>
        ) : null}
      </Flex>
      {credit > 0 ? <Quiet>{t('glance.credit.help')}</Quiet> : null}
      <PaymentTable caption={t('glance.credit.lines')} payments={payments} actions={actions} />
    </Box>
  );
};
