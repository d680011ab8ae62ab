/**
 * Parts of a page that can take the focus when the focused element is gone; focusing them triggers
 * nothing.
 */
const PARTS =
  '[role="dialog"], [role="alertdialog"], [role="tabpanel"], [role="region"], [role="group"], section, main';

/** The ancestors of an element: when it is removed, they still tell its place. */
export const wayUp = (element: Element | null): Element[] => {
  const way: Element[] = [];
  for (let one = element; one; one = one.parentElement) way.push(one);
  return way;
};

/** Whether an element can no longer have the focus. */
export const isGone = (element: Element): boolean =>
  !element.isConnected || element.matches(':disabled');

/**
 * The element that replaced a removed one and has the same label, such as the button of a card
 * that was moved to another column.
 */
export const twinOf = (element: Element): HTMLElement | null => {
  const label = element.getAttribute('aria-label');
  return label && !element.isConnected
    ? document.querySelector<HTMLElement>(
        `main ${element.tagName.toLowerCase()}[aria-label="${CSS.escape(label)}"]`,
      )
    : null;
};

/** The best element to focus instead of a lost one: the nearest that is left. */
export const nearest = (way: readonly Element[]): HTMLElement | null => {
  const [was] = way;
  if (!was) return null;
  if (was instanceof HTMLElement && was !== document.body && !isGone(was)) return was;
  const left = way.find((one) => one.isConnected);
  return twinOf(was) ?? left?.closest<HTMLElement>(PARTS) ?? null;
};

/** Focuses an element; a part of the page becomes focusable for this, but Tab still skips it. */
export const focusOn = (element: HTMLElement): void => {
  const isPart = element.matches(PARTS) && !element.hasAttribute('tabindex');
  if (isPart) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: isPart });
};
