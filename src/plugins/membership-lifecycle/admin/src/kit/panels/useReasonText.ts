import { useCallback } from 'react';
import { useTrad } from '../utils/trad';

/** A reason as it is shown: what somebody wrote, or the words for what the application noted. */
export const useReasonText = (): ((reason: string) => string) => {
  const { t } = useTrad();
  return useCallback(
    (reason) => {
      if (reason === 'unanswered') return t('reason.unanswered');
      return reason === 'retention' ? t('reason.retention') : reason;
    },
    [t],
  );
};
