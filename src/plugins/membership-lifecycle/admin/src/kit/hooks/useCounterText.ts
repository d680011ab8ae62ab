import { useCallback } from 'react';
import type { RunningCounter } from '../../../../shared/statistics/statistics';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';

/** A counter as text, with its unit: « 5 séances sur 6 », « 1 séance ». */
export const useCounterText = (): ((counter: RunningCounter) => { used: string; left: string }) => {
  const { t } = useTrad();
  const { text, plural } = useFormat();
  return useCallback(
    ({ units, used: spent, carried, granted }) => {
      const unit = text(units);
      const left = Math.max(0, granted - spent);
      const used = spent - carried;
      return {
        used: t('rights.used', { used, carried, granted, unit: plural(unit, granted) }),
        left: t('counters.left', { left, unit: plural(unit, left) }),
      };
    },
    [plural, t, text],
  );
};
