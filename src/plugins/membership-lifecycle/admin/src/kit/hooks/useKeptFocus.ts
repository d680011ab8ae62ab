import { useEffect } from 'react';
import { focusOn, isGone, nearest, twinOf, wayUp } from '../utils/focus';

/**
 * Keeps the focus near its place when the focused button disappears or is disabled. Browsers drop
 * the focus, and keyboard users would start again at the top of the page, or behind the open
 * dialog.
 */
export const useKeptFocus = (): void => {
  useEffect(() => {
    let way = wayUp(document.activeElement);
    let resting: HTMLElement | null = null;
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || target === resting) return;
      way = wayUp(target);
      resting = null;
    };
    const keep = () => {
      const [was] = way;
      if (!was) return;
      const active = document.activeElement;
      if (!isGone(was)) {
        // The button was only disabled for a while.
        if (resting && active === resting && was instanceof HTMLElement) was.focus();
      } else if (active === was || active === document.body) {
        resting = nearest(way);
        if (resting) focusOn(resting);
      } else if (resting && active === resting) {
        // A moved card leaves its column before it appears in the next.
        const twin = twinOf(was);
        if (twin) focusOn(twin);
      }
    };
    const observer = new MutationObserver(keep);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    document.addEventListener('focusin', note);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', note);
    };
  }, []);
};
