import { useCallback } from 'react';
import { useTrad } from '../utils/trad';

/** A reason as it is shown: what somebody wrote, or the words for what the daily run noted. */
export const useReasonText = (): ((reason: string) => string) => {
  const { t } = useTrad();
  return useCallback((reason) => (reason === 'unanswered' ? t('reason.unanswered') : reason), [t]);
};
