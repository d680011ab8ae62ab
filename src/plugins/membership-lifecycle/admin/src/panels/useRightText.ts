import { useCallback } from 'react';
import type { EntitlementView } from '../../../shared/contracts';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';

/** Units are stored in the singular; « séance », « place », « session » all take an s. */
const plural = (unit: string): string => (unit === '' || /[sxz]$/.test(unit) ? unit : `${unit}s`);

/** What a right says of itself, in words: what was used, and what is left. */
export const useRightText = (): ((right: EntitlementView) => { main: string; rest: string }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return useCallback(
    (right) => {
      const granted = right.granted ?? 0;
      const unit = granted > 1 ? plural(text(right.units)) : text(right.units);
      if (right.kind === 'vote') return { main: t('rights.votes', { count: granted }), rest: '' };
      if (right.kind === 'priority')
        return { main: t('rights.lead', { count: granted }), rest: '' };
      if (right.kind === 'access')
        return { main: t('rights.access', { count: right.used }), rest: '' };
      return {
        main: t('rights.used', { used: right.used, granted, unit }),
        rest: t('rights.remaining', { count: right.remaining ?? 0 }),
      };
    },
    [t, text],
  );
};
