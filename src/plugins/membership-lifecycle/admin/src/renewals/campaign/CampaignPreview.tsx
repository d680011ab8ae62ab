import { Box, Flex, Typography } from '@strapi/design-system';
import type { CampaignTotals } from '../../../../shared/renewals/campaign';
import { Notice } from '../../kit/components/Notice';
import { Pager } from '../../kit/components/Pager';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { CampaignExceptionList } from './CampaignExceptionList';
import { CampaignLines } from './CampaignLines';
import type { Campaign } from './useCampaign';

/** The numbers that open and are left out, the messages that leave, and the sum proposed. */
const Sums = ({ totals, leftOut }: { totals: CampaignTotals; leftOut: number }) => {
  const { t } = useTrad();
  const { money } = useFormat();
  const messages = totals.letters.filter(({ count }) => count > 0);
  const amounts = totals.amounts.filter(({ amount }) => amount > 0);
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1} aria-label={t('campaign.sums')}>
      <Typography tag="li">{t('campaign.sums.renewals', { count: totals.renewals })}</Typography>
      {messages.map(({ template, locale, count }) => (
        <Typography tag="li" key={`${template} ${locale}`}>
          {t('campaign.sums.message', { message: t(`template.${template}`), locale, count })}
        </Typography>
      ))}
      {totals.kept > 0 ? (
        <Typography tag="li">{t('move.plan.messages.kept', { count: totals.kept })}</Typography>
      ) : null}
      {messages.length === 0 ? (
        <Typography tag="li">{t('campaign.sums.no-message')}</Typography>
      ) : null}
      {amounts.length > 0 ? (
        <Typography tag="li">
          {t('campaign.sums.amount', { amount: amounts.map(money).join(' + ') })}
        </Typography>
      ) : null}
      {totals.changingBracket > 0 ? (
        <Typography tag="li" textColor="neutral800" fontWeight="semiBold">
          {t('campaign.sums.changing-bracket', { count: totals.changingBracket })}
        </Typography>
      ) : null}
      {totals.uncalled > 0 ? (
        <Typography tag="li" textColor="neutral800" fontWeight="semiBold">
          {t('campaign.sums.uncalled', { count: totals.uncalled })}
        </Typography>
      ) : null}
      {totals.uncallable > 0 ? (
        <Typography tag="li" textColor="neutral800" fontWeight="semiBold">
          {t('campaign.sums.uncallable', { count: totals.uncallable })}
        </Typography>
      ) : null}
      {leftOut > 0 ? (
        <Typography tag="li">{t('campaign.sums.left-out', { count: leftOut })}</Typography>
      ) : null}
    </Flex>
  );
};

/** The plan of a campaign: its sums, its lines to tick page by page, and who is not asked and why. */
export const CampaignPreview = ({ campaign }: { campaign: Campaign }) => {
  const { t } = useTrad();
  const { shown, totals, busy, turnTo } = campaign;
  if (!shown || !totals) return null;
  const { data, meta } = shown.plan;
  const { page, pageCount, total } = meta.pagination;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {shown.changed ? (
        <Box role="alert">
          <Notice tone="warning">{t('campaign.changed')}</Notice>
        </Box>
      ) : null}
      <Typography tag="p" textColor="neutral600">
        {t(total > 0 ? 'campaign.plan-help' : 'campaign.nothing')}
      </Typography>
      {total > 0 ? (
        <>
          <Sums totals={totals} leftOut={total - totals.renewals} />
          <CampaignLines key={page} lines={data} campaign={campaign} />
          <Pager
            page={page}
            pageCount={pageCount}
            disabled={busy}
            onPage={(next) => void turnTo(next)}
          />
        </>
      ) : null}
      {meta.exceptions.length > 0 ? (
        <CampaignExceptionList range={shown.range} exceptions={meta.exceptions} />
      ) : null}
    </Flex>
  );
};
