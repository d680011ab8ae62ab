import fs from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** The faults of WCAG 2.1 A and AA that axe finds within a CSS selector of a page, a line for each element. */
export const violationsOn = async (
  page: Page,
  within: string,
  except?: string,
): Promise<string[]> => {
  const loaded = await page.evaluate(() => 'axe' in window);
  if (!loaded) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    async ([include, exclude, tags]) => {
      const { axe } = window as unknown as {
        axe: { run(context: object, options: object): Promise<AxeResults> };
      };
      return axe.run({ include, exclude }, { runOnly: { type: 'tag', values: tags } });
    },
    [[within], except ? [`${within} ${except}`] : [], RULES] as const,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
  );
};

/**
 * Waits for a heading, then asks axe about what the plugin draws: no violation of WCAG 2.1 A or AA.
 * `within` is the CSS selector of what is ours; `main` by default;
 * `except` is what Strapi draws in it.
 */
export const expectAccessible = async (
  page: Page,
  {
    heading,
    within = 'main',
    except,
  }: { heading: string | RegExp; within?: string; except?: string },
): Promise<void> => {
  await page.locator(within).getByRole('heading', { name: heading }).first().waitFor();
  expect(await violationsOn(page, within, except)).toEqual([]);
};
