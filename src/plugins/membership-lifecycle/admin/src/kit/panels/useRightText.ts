import { useCallback } from 'react';
import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import type { EntitlementView } from '../../../../shared/core/membership';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';

/** The unit of a right for a number; empty for a right without units. */
export const useUnit = (): ((right: Pick<EntitlementView, 'units'>, count: number) => string) => {
  const { text, plural } = useFormat();
  return useCallback((right, count) => plural(text(right.units), count), [plural, text]);
};

/** A right as text: what was used, and what is left. */
export const useRightText = (): ((right: EntitlementView) => { main: string; rest: string }) => {
  const { t } = useTrad();
  const unit = useUnit();
  return useCallback(
    (right) => {
      const granted = right.granted ?? 0;
      const { counted, spent } = RIGHT_KINDS[right.kind];
      if (!spent) {
        const count = counted ? right.used : granted;
        return { main: t(`rights.told.${right.kind}`, { count }), rest: '' };
      }
      const { carried } = right;
      const used = right.used - carried;
      return {
        main: t('rights.used', { used, carried, granted, unit: unit(right, granted) }),
        rest: t('rights.remaining', { count: right.remaining ?? 0 }),
      };
    },
    [t, unit],
  );
};
