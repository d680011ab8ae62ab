import { Typography } from '@strapi/design-system';
import type { MembershipView } from '../../../../shared/core/membership';
import { useTrad } from '../../kit/utils/trad';

/** Whether the dues of the running term are paid; without one, or before its call, neither. */
export const UpToDate = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const { upToDate, uncalled, terms, today, account } = view;
  const runs = terms.some(
    ({ state, startsOn, endsOn }) => state === 'issued' && startsOn <= today && today <= endsOn,
  );
  if (uncalled) return <>{t('membership.up-to-date.uncalled')}</>;
  if (!runs) return <>{t('membership.up-to-date.no-term')}</>;
  // Something may be left to pay for another term.
  const yes = account.due > 0 ? 'membership.up-to-date.running' : 'value.yes';
  return (
    <Typography fontWeight="semiBold" textColor={upToDate ? 'success700' : 'danger700'}>
      {t(upToDate ? yes : 'value.no')}
    </Typography>
  );
};
