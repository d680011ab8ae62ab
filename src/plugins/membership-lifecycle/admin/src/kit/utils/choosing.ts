import type { KeyboardEvent, SyntheticEvent } from 'react';

const isIn = (target: EventTarget, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

const OPTION = '[role="option"]';
/** A box or a round one, which sends `change` only where it stands in a form of the browser. */
const TICKED = '[role="checkbox"], [role="radio"], [role="switch"]';
/** The button that clears a list stands inside it. */
const CLEARING = '[role="combobox"] button';
/** A list that is closed takes the option that begins with a letter. */
const CLOSED = '[role="combobox"]:not(input)';

/**
 * Handlers of a form that tell when somebody chooses in a list or ticks a box: the design system sends
 * neither `input` nor `change` then. React events bubble from the lists, which stand outside of the form.
 */
export const choosing = (onChosen: () => void) => ({
  onPointerUp: ({ target, nativeEvent }: SyntheticEvent) => {
    // The end of the press that opened the list, where it opens under the pointer, is no choice.
    if (!nativeEvent.defaultPrevented && isIn(target, OPTION)) onChosen();
  },
  // A list with a search clicks its option when Enter is pressed.
  onClick: ({ target }: SyntheticEvent) => {
    if (isIn(target, `${OPTION}, ${CLEARING}, ${TICKED}`)) onChosen();
  },
  onKeyDown: ({ key, target }: KeyboardEvent) => {
    const takes = key === 'Enter' || key === ' ';
    const isLetter = key.length === 1 && key !== ' ';
    if (takes ? isIn(target, OPTION) : isLetter && isIn(target, CLOSED)) onChosen();
  },
});
