import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import { DayInput } from '../../kit/components/DayInput';
import { Labelled } from '../../kit/components/Labelled';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetTiersQuery } from '../../membership/api/memberships';
import { BulkSheet } from '../BulkSheet';
import { CampaignPreview } from './CampaignPreview';
import { useCampaign } from './useCampaign';

const endOfYear = (): string => `${new Date().getFullYear()}-12-31`;

const FIELDS = ['endsFrom', 'endsTo', 'tier'];

/** Opens the renewals of the terms that end between two days, after showing what that would do. */
export const CampaignDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { data: tiers = [] } = useGetTiersQuery();
  const [endsFrom, setEndsFrom] = useState(endOfYear);
  const [endsTo, setEndsTo] = useState(endOfYear);
  const [tier, setTier] = useState('');
  const campaign = useCampaign();
  const { shown, totals, busy } = campaign;
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
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography textColor="neutral600">{t('campaign.help')}</Typography>
          <Labelled label={t('campaign.ends-from')} error={campaign.errors.endsFrom} required>
            <DayInput value={endsFrom} onChange={setEndsFrom} />
          </Labelled>
          <Labelled
            label={t('campaign.ends-to')}
            required
            error={outOfOrder ? t('campaign.out-of-order') : campaign.errors.endsTo}
          >
            <DayInput value={endsTo} onChange={setEndsTo} />
          </Labelled>
          <Labelled label={t('filter.tier')} error={campaign.errors.tier}>
            <ChoiceInput
              clearable
              placeholder={t('filter.any')}
              value={tier}
              choices={tiers.map(({ code, names }) => ({
                value: code,
                label: text(names) || code,
              }))}
              onChange={setTier}
            />
          </Labelled>
        </Flex>
      )}
    </BulkSheet>
  );
};
