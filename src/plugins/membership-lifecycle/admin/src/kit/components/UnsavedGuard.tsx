import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { useTrad } from '../utils/trad';
import { Confirm } from './Confirm';

/** Asks before leaving a page with unsaved changes. */
export const UnsavedGuard = ({ unsaved }: { unsaved: boolean }) => {
  const { t } = useTrad();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved &&
      (currentLocation.pathname !== nextLocation.pathname ||
        currentLocation.search !== nextLocation.search),
  );

  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);

  return (
    <Confirm
      open={blocker.state === 'blocked'}
      title={t('unsaved.title')}
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {t('unsaved.question')}
    </Confirm>
  );
};
