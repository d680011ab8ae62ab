import { useCallback } from 'react';
import { useTrad } from '../utils/trad';

/** A reason as text: what somebody typed, or our words for the application's own reasons. */
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
