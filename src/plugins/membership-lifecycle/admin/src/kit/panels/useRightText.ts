import { useCallback } from 'react';
import type { EntitlementView } from '../../../../shared/core/membership';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';

/** The unit of a right, agreeing with a number; empty for a right that is not counted in units. */
export const useUnit = (): ((right: EntitlementView, count: number) => string) => {
  const { text, plural } = useFormat();
  return useCallback((right, count) => plural(text(right.units), count), [plural, text]);
};

/** What a right says of itself, in words: what was used, and what is left. */
export const useRightText = (): ((right: EntitlementView) => { main: string; rest: string }) => {
  const { t } = useTrad();
  const unit = useUnit();
  return useCallback(
    (right) => {
      const granted = right.granted ?? 0;
      if (right.kind === 'vote') return { main: t('rights.votes', { count: granted }), rest: '' };
      if (right.kind === 'priority')
        return { main: t('rights.lead', { count: granted }), rest: '' };
      if (right.kind === 'access')
        return { main: t('rights.access', { count: right.used }), rest: '' };
      return {
        main: t('rights.used', { used: right.used, granted, unit: unit(right, granted) }),
        rest: t('rights.remaining', { count: right.remaining ?? 0 }),
      };
    },
    [t, unit],
  );
};
