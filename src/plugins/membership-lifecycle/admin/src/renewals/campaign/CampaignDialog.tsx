import { Button, Flex, Typography } from '@strapi/design-system';
import { BulkSheet } from '../../kit/bulk/BulkSheet';
import { ChoiceField, DayField } from '../../kit/components/fields';
import { useDraft, type FieldsOf } from '../../kit/hooks/useDraft';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetTiersQuery } from '../../membership/api/memberships';
import { CampaignPreview } from './CampaignPreview';
import { useCampaign } from './useCampaign';

const thisYear = (): number => new Date().getFullYear();

interface Asked {
  endsFrom: string;
  endsTo: string;
  tier: string;
}

const FIELDS = ['endsFrom', 'endsTo', 'tier'];

/** The choice of the campaign's terms. */
const Question = ({ field, outOfOrder }: { field: FieldsOf<Asked>; outOfOrder: boolean }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { data: tiers = [] } = useGetTiersQuery();
  const endsTo = field('endsTo');
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral600">{t('campaign.help')}</Typography>
      <DayField {...field('endsFrom')} required label={t('campaign.ends-from')} />
      <DayField
        {...endsTo}
        required
        label={t('campaign.ends-to')}
        error={outOfOrder ? t('campaign.out-of-order') : endsTo.error}
      />
      <ChoiceField
        {...field('tier')}
        label={t('filter.tier')}
        clearable
        placeholder={t('filter.any')}
        choices={tiers.map(({ code, names }) => ({ value: code, label: text(names) || code }))}
      />
    </Flex>
  );
};

/** Opens the renewals of the terms that end between two days, after showing what that would do. */
export const CampaignDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTrad();
  const campaign = useCampaign();
  const { shown, totals, busy } = campaign;
  const { draft, field } = useDraft<Asked>(
    () => ({ endsFrom: `${thisYear()}-01-01`, endsTo: `${thisYear()}-12-31`, tier: '' }),
    campaign.errors,
  );
  const { endsFrom, endsTo, tier } = draft;
  const count = totals?.renewals ?? 0;
  const outOfOrder = endsFrom !== '' && endsTo !== '' && endsFrom > endsTo;

  return (
    <BulkSheet
      title={shown ? t('campaign.plan', { count }) : t('campaign.open')}
      bulk={campaign.bulk}
      refused={campaign.unplaced(shown ? [] : FIELDS) ?? campaign.bulk.unplaced([])}
      onClose={onClose}
      onRetry={() => void campaign.again()}
      onSubmit={() =>
        void (shown
          ? campaign.confirm()
          : campaign.look({ endsFrom, endsTo, ...(tier ? { tier } : {}) }))
      }
      footer={
        shown ? (
          <Flex gap={2}>
            <Button variant="tertiary" onClick={campaign.back}>
              {t('action.back')}
            </Button>
            <Button type="submit" disabled={count === 0} loading={busy}>
              {t('campaign.confirm', { count })}
            </Button>
          </Flex>
        ) : (
          <Button type="submit" disabled={!endsFrom || !endsTo || outOfOrder} loading={busy}>
            {t('campaign.see-plan')}
          </Button>
        )
      }
    >
      {shown ? (
        <CampaignPreview campaign={campaign} />
      ) : (
        <Question field={field} outOfOrder={outOfOrder} />
      )}
    </BulkSheet>
  );
};
