import { useCallback } from 'react';
import type { Actor } from '../../../../shared/kernel/common';
import { useTrad } from '../utils/trad';

/** Who did something: a name when it is known, else what kind of hand it was. */
export const useActorName = (): ((actor: Actor) => string) => {
  const { t } = useTrad();
  return useCallback(
    ({ type, name }) => {
      if (!name) return t(`actor.${type}`);
      return type === 'link' ? t('actor.link-of', { name }) : name;
    },
    [t],
  );
};
