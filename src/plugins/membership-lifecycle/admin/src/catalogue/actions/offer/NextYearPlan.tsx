import { Flex, Typography } from '@strapi/design-system';
import type { NextYear } from '../../../../../shared/catalogue/offers';
import { Fact } from '../../../kit/components/Fact';
import { Section } from '../../../kit/components/Section';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { usePriceText } from '../../usePriceText';

/** The plan for next year: the offer, its tiers, and what is shared instead of copied. */
export const NextYearPlan = ({ plan }: { plan: NextYear }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const priceOf = usePriceText();
  const dates = {
    opens: plan.opensOn ? day(plan.opensOn) : t('value.none'),
    closes: plan.closesOn ? day(plan.closesOn) : t('next-year.stays-open'),
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography>{t('next-year.intro')}</Typography>
      <Section title={t('next-year.offer')}>
        <Typography fontWeight="semiBold">{plan.title}</Typography>
        <Fact label={t('next-year.opens')}>{dates.opens}</Fact>
        <Fact label={t('next-year.closes')}>{dates.closes}</Fact>
        <Fact label={t('next-year.slug')}>{plan.slug}</Fact>
        <Fact label={t('next-year.languages')}>
          {plan.locales.map((locale) => t(`language.${locale}`)).join(', ')}
        </Fact>
      </Section>
      <Section title={t('next-year.tiers', { count: plan.tiers.length })}>
        <Typography variant="pi" textColor="neutral600">
          {t('next-year.tiers.help')}
        </Typography>
        {plan.tiers.map((tier) => (
          <Fact key={tier.documentId} label={tier.name}>
            {priceOf(tier)}
          </Fact>
        ))}
      </Section>
      <Section title={t('next-year.benefits', { count: plan.benefits.length })}>
        <Typography variant="pi" textColor="neutral600">
          {t('next-year.benefits.help')}
        </Typography>
        <Typography variant="pi">{plan.benefits.map(({ name }) => name).join(' · ')}</Typography>
      </Section>
      <Typography variant="pi" textColor="neutral600">
        {t('next-year.saved-only')}
      </Typography>
    </Flex>
  );
};
