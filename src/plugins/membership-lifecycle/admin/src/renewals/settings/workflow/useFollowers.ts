import type { WorkflowView } from '../../../../../shared/core/workflows';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useGetTiersQuery } from '../../../membership/api/memberships';

/** Says of a workflow which tiers follow it. */
export const useFollowers = () => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { data: tiers = [] } = useGetTiersQuery();
  const tierName = (code: string) => text(tiers.find((tier) => tier.code === code)?.names) || code;
  return ({ isDefault, tierCodes }: WorkflowView): string => {
    const named = tierCodes.map(tierName).join(', ');
    if (isDefault) return named ? t('workflows.others-and', { named }) : t('workflows.others');
    return named || t('workflows.nobody');
  };
};
