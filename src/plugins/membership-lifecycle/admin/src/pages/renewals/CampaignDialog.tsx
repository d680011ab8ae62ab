import { useState } from 'react';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { DayInput } from '../../components/DayInput';
import { ChoiceInput } from '../../components/ChoiceInput';
import { Labelled } from '../../components/Labelled';
import { Sheet } from '../../components/Sheet';
import { useGetTiersQuery } from '../../services/memberships';
import { useRefusal } from '../../services/refusal';
import { useOpenCampaignMutation, usePlanCampaignMutation } from '../../services/renewals';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';
import { BulkOutcome } from './BulkOutcome';
import { PlanList } from '../../components/PlanList';

const endOfYear = (): string => `${new Date().getFullYear()}-12-31`;

/** Opens the renewals of the terms that end between two days, after showing what that would do. */
export const CampaignDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { notify } = useRefusal();
  const { data: tiers = [] } = useGetTiersQuery();
  const [endsFrom, setEndsFrom] = useState(endOfYear);
  const [endsTo, setEndsTo] = useState(endOfYear);
  const [tier, setTier] = useState('');
  const [makePlan, planning] = usePlanCampaignMutation();
  const [open, opening] = useOpenCampaignMutation();
  const plan = planning.data;

  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      notify(error);
    }
  };

  if (opening.data) {
    return (
      <Sheet title={t('campaign.result')} onClose={onClose}>
        <BulkOutcome result={opening.data} />
      </Sheet>
    );
  }
  if (plan) {
    const membershipIds = [...new Set(plan.actions.map(({ membershipId }) => membershipId))];
    return (
      <Sheet
        title={t('campaign.plan', { count: membershipIds.length })}
        onClose={onClose}
        onSubmit={() => void attempt(() => open({ membershipIds }).unwrap())}
        footer={
          <>
            <Button variant="tertiary" onClick={planning.reset}>
              {t('action.back')}
            </Button>
            <Button type="submit" disabled={membershipIds.length === 0} loading={opening.isLoading}>
              {t('campaign.confirm', { count: membershipIds.length })}
            </Button>
          </>
        }
      >
        <Typography tag="p" textColor="neutral600" style={{ paddingBottom: '1.6rem' }}>
          {t(membershipIds.length > 0 ? 'campaign.plan-help' : 'campaign.nothing')}
        </Typography>
        <PlanList actions={plan.actions} failures={plan.failures} />
      </Sheet>
    );
  }
  return (
    <Sheet
      title={t('campaign.open')}
      onClose={onClose}
      onSubmit={() =>
        void attempt(() => makePlan({ endsFrom, endsTo, ...(tier ? { tier } : {}) }).unwrap())
      }
      footer={
        <>
          <Modal.Close>
            <Button variant="tertiary">{t('action.cancel')}</Button>
          </Modal.Close>
          <Button type="submit" disabled={!endsFrom || !endsTo} loading={planning.isLoading}>
            {t('campaign.see-plan')}
          </Button>
        </>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography textColor="neutral600">{t('campaign.help')}</Typography>
        <Labelled label={t('campaign.ends-from')} required>
          <DayInput value={endsFrom} onChange={setEndsFrom} />
        </Labelled>
        <Labelled label={t('campaign.ends-to')} required>
          <DayInput value={endsTo} onChange={setEndsTo} />
        </Labelled>
        <Labelled label={t('filter.tier')}>
          <ChoiceInput
            clearable
            placeholder={t('filter.any')}
            value={tier}
            choices={tiers.map(({ code, names }) => ({ value: code, label: text(names) || code }))}
            onChange={setTier}
          />
        </Labelled>
      </Flex>
    </Sheet>
  );
};
