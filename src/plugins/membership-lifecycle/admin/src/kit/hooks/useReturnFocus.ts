import { useEffect, useState } from 'react';
import { focusOn, nearest, wayUp } from '../utils/focus';

/**
 * Returns the focus, when a dialog closes, to the element that opened it. The design system does
 * so only for dialogs next to their trigger.
 */
export const useReturnFocus = (): void => {
  const [opener] = useState(() => wayUp(document.activeElement));
  useEffect(
    () => () => {
      // After the dialog's own focus trap has released the focus.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const place = nearest(opener) ?? document.querySelector('main');
        if (place) focusOn(place);
      });
    },
    [opener],
  );
};
