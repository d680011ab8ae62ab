import { useEffect, useState } from 'react';
import { focusOn, nearest, wayUp } from '../utils/focus';

/**
 * Gives the focus back, when a dialog closes, to what opened it. The design system does so only for
 * dialogs that stand beside their trigger.
 */
export const useReturnFocus = (): void => {
  const [opener] = useState(() => wayUp(document.activeElement));
  useEffect(
    () => () => {
      // After the dialog's own trap, which lets go of the focus in the same way.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const place = nearest(opener) ?? document.querySelector('main');
        if (place) focusOn(place);
      });
    },
    [opener],
  );
};
