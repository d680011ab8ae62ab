import { useCallback } from 'react';
import type { Actor } from '../../../../shared/kernel/common';
import { useTrad } from '../utils/trad';

/** The name of an actor, else their kind. */
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
