import { Flex, Typography } from '@strapi/design-system';
import type { DuesView } from '../../../shared/contracts';
import { paymentLabel } from '../actions/choices';
import { Fact } from '../components/Fact';
import { StateBadge } from '../components/StateBadge';
import { DUES_TONES } from '../components/tones';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';

/** One call for dues: what was asked, what came in, what is left. */
export const DuesCard = ({ dues }: { dues: DuesView }) => {
  const { t } = useTrad();
  const format = useFormat();
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography fontWeight="semiBold">{t('dues.number', { number: dues.number })}</Typography>
        <StateBadge tone={DUES_TONES[dues.state]}>{t(`dues.${dues.state}`)}</StateBadge>
      </Flex>
      <Fact label={t('dues.paid-of')}>
        {t('dues.paid-of-value', {
          paid: format.money(dues.paid),
          amount: format.money(dues.amount),
        })}
      </Fact>
      {dues.remaining > 0 ? (
        <>
          <Fact label={t('dues.remaining')}>
            <Typography variant="pi" fontWeight="bold">
              {format.money(dues.remaining)}
            </Typography>
          </Fact>
          <Fact label={t('dues.due-on')}>{format.day(dues.dueOn)}</Fact>
        </>
      ) : null}
      {dues.engagementNumber ? (
        <Fact label={t('dues.engagement')}>{dues.engagementNumber}</Fact>
      ) : null}
      {dues.serviceCode ? <Fact label={t('dues.service')}>{dues.serviceCode}</Fact> : null}
      {dues.payments.length > 0 ? (
        <Flex tag="ul" direction="column" alignItems="start" gap={1} paddingTop={1}>
          {dues.payments.map((payment) => (
            <Typography key={payment.id} tag="li" variant="pi" textColor="neutral600">
              {paymentLabel(payment, { t, format })}
            </Typography>
          ))}
        </Flex>
      ) : null}
    </Flex>
  );
};
