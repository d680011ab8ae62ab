import type { PointerEvent } from 'react';

/** How far a pointer that rests may tremble. */
const REST_PX = 8;

/**
 * Keeps a press on a sending button for it when the button moves away under the resting pointer, as it
 * does when what stands above it loads: browsers would click nothing. Drawing the pointer
 * away cancels the press, as usual.
 */
export const steadyPress = ({ target, pointerId, clientX, clientY }: PointerEvent): void => {
  const button =
    target instanceof Element ? target.closest<HTMLElement>('button[type="submit"]') : null;
  if (!button) return;
  const follow = (moved: globalThis.PointerEvent): void => {
    const isAway = Math.hypot(moved.clientX - clientX, moved.clientY - clientY) > REST_PX;
    if (isAway) button.releasePointerCapture(pointerId);
  };
  button.setPointerCapture(pointerId);
  button.addEventListener('pointermove', follow);
  button.addEventListener(
    'lostpointercapture',
    () => button.removeEventListener('pointermove', follow),
    { once: true },
  );
};
