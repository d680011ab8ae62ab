import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { DayInput } from '../../components/DayInput';
import { ChoiceInput } from '../../components/ChoiceInput';
import { Labelled } from '../../components/Labelled';
import { PlanList } from '../../components/PlanList';
import { useGetTiersQuery } from '../../services/memberships';
import { useRefusal } from '../../services/refusal';
import { useOpenCampaignMutation, usePlanCampaignMutation } from '../../services/renewals';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';
import { BulkSheet } from './BulkSheet';
import { useBulk } from './useBulk';

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
  const [open] = useOpenCampaignMutation();
  const plan = planning.data;
  const bulk = useBulk((slice) =>
    open({ membershipIds: slice.map(({ membershipId }) => membershipId) }).unwrap(),
  );

  const makePlanOf = async () => {
    try {
      await makePlan({ endsFrom, endsTo, ...(tier ? { tier } : {}) }).unwrap();
    } catch (error) {
      notify(error);
    }
  };

  // A renewal that opens is often proposed at once: two actions, one member.
  const members = [
    ...new Map((plan?.actions ?? []).map((one) => [one.membershipId, one])).values(),
  ];
  const openAll = () =>
    bulk.run(
      members.map(({ membershipId, organisation, reference }) => ({
        ...{ membershipId, organisation, reference },
        version: 0,
      })),
    );

  return (
    <BulkSheet
      title={plan ? t('campaign.plan', { count: members.length }) : t('campaign.open')}
      bulk={bulk}
      onClose={onClose}
      onSubmit={() => void (plan ? openAll() : makePlanOf())}
      footer={
        plan ? (
          <Flex gap={2}>
            <Button variant="tertiary" onClick={planning.reset}>
              {t('action.back')}
            </Button>
            <Button type="submit" disabled={members.length === 0}>
              {t('campaign.confirm', { count: members.length })}
            </Button>
          </Flex>
        ) : (
          <Button type="submit" disabled={!endsFrom || !endsTo} loading={planning.isLoading}>
            {t('campaign.see-plan')}
          </Button>
        )
      }
    >
      {plan ? (
        <>
          <Typography tag="p" textColor="neutral600" style={{ paddingBottom: '1.6rem' }}>
            {t(members.length > 0 ? 'campaign.plan-help' : 'campaign.nothing')}
          </Typography>
          <PlanList actions={plan.actions} failures={plan.failures} />
        </>
      ) : (
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
