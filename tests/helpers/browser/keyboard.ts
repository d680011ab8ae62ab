import type { Locator, Page } from 'playwright-core';

/** The admin as it is used without a mouse: keys are pressed, nothing is clicked, filled or focused. */

interface Focused {
  /** What has the focus, in words for a failed test. */
  name: string;
  /** Whether the focus is anywhere at all. */
  held: boolean;
  visible: boolean;
}

/** What has the focus, and whether it can be seen. */
export const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
    const isRinged = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration) =>
      (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    // Fields of the design system draw the ring on what stands around them, buttons on what follows.
    const { content, borderTopWidth, borderTopColor } = getComputedStyle(element, '::after');
    const ring =
      [element, element.parentElement, element.parentElement?.parentElement].some(
        (one) => one && isRinged(getComputedStyle(one)),
      ) ||
      (content !== 'none' && parseFloat(borderTopWidth) > 0 && !/, 0\)$/.test(borderTopColor));
    return {
      name: `${element.tagName.toLowerCase()} ${element.getAttribute('role') ?? ''} « ${words.trim().slice(0, 60)} »`,
      held: element !== document.body,
      visible: ring,
    };
  });

/** Fails when the focus is lost, or on something that does not show it. */
export const expectFocusShown = async (page: Page): Promise<void> => {
  // A dialog gives the focus back one turn after it has gone.
  await page.waitForFunction(() => document.activeElement !== document.body).catch(() => undefined);
  // A ring fades in.
  await page.evaluate(async () => {
    const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(fading.map(({ finished }) => finished));
  });
  const now = await focused(page);
  expect(now).toEqual({ ...now, held: true, visible: true });
};

/** Waits until something has the focus: a dialog gives it back, and a page takes it, a turn later. */
export const untilFocused = (page: Page, locator: Locator): Promise<void> =>
  locator.and(page.locator(':focus')).waitFor({ state: 'attached' });

const has = (locator: Locator): Promise<boolean> =>
  locator.evaluateAll((all) => all.some((one) => one === document.activeElement));

/** Presses Tab (or Shift+Tab) until one of what is looked for has the focus. */
export const tabTo = async (
  page: Page,
  locator: Locator,
  { most = 80, back = false }: { most?: number; back?: boolean } = {},
): Promise<void> => {
  await locator.first().waitFor({ state: 'attached' });
  const passed: string[] = [];
  while (!(await has(locator))) {
    if (passed.length === most) {
      throw new Error(`Not reached by the keyboard: ${String(locator)}\n${passed.join('\n')}`);
    }
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    passed.push((await focused(page)).name);
  }
  await expectFocusShown(page);
};

/** Goes to something and presses it. */
export const press = async (
  page: Page,
  locator: Locator,
  { key = 'Enter', ...how }: { key?: string; most?: number; back?: boolean } = {},
): Promise<void> => {
  await tabTo(page, locator, how);
  await page.keyboard.press(key);
};

/** Goes to a field and types in place of what it holds. */
export const type = async (page: Page, field: Locator, text: string): Promise<void> => {
  await tabTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
};

/** Opens a list of choices and walks it to the one that is read out so. */
export const pick = async (page: Page, field: Locator, option: string): Promise<void> => {
  await press(page, field);
  const wanted = page.getByRole('option', { name: option, exact: true });
  await wanted.waitFor();
  for (let step = 0; step < 20; step += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) break;
    // A slow page moves the focus after it was asked: two steps at once would pass the option.
    const before = await page.evaluateHandle(() => document.activeElement);
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((was) => document.activeElement !== was, before);
  }
  await page.keyboard.press('Enter');
  await wanted.waitFor({ state: 'detached' });
};
