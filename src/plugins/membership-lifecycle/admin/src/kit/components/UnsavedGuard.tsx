import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { useTrad } from '../utils/trad';
import { Confirm } from './Confirm';

interface Props {
  unsaved: boolean;
  /** For a dialog, which covers all links: only the browser's Back and Forward are held. */
  isDialog?: boolean;
}

/** Asks before leaving a page with unsaved changes. */
export const UnsavedGuard = ({ unsaved, isDialog = false }: Props) => {
  const { t } = useTrad();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation, historyAction }) =>
      unsaved &&
      // A dialog that was sent may lead to another page.
      (!isDialog || historyAction === 'POP') &&
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
      title={t(isDialog ? 'unsaved.dialog.title' : 'unsaved.title')}
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {t(isDialog ? 'unsaved.dialog.question' : 'unsaved.question')}
    </Confirm>
  );
};
