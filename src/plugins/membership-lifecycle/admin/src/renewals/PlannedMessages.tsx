import type { PlannedMove } from '../../../shared/renewals/renewals';
import { useTrad } from '../kit/utils/trad';

/** In one line: which messages a move writes, and to whom. */
export const PlannedMessages = ({ line }: { line: PlannedMove }) => {
  const { t } = useTrad();
  if (line.letters.length === 0) return <>{t('plan.no-message')}</>;
  const told = line.letters.map((message) => {
    const name = t(`template.${message.template}`);
    return message.ok
      ? t('move.plan.message', { message: name, to: message.to })
      : t('move.plan.no-message', { message: name });
  });
  return <>{told.join(' · ')}</>;
};
