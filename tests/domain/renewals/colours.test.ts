import fs from 'node:fs';
import {
  contrast,
  visibleOn,
} from '../../../src/plugins/membership-lifecycle/admin/src/kit/utils/contrast';
import { PALETTE } from '../../../src/plugins/membership-lifecycle/admin/src/renewals/settings/workflow/palette';

/** The colours of stages, as they are drawn beside their names in both of Strapi's themes. */

type Colours = Record<string, string>;

/** The design system is only bundled: its colours are read where it writes them. */
const themes = (): [string, Colours][] => {
  const bundle = fs.readFileSync(require.resolve('@strapi/design-system'), 'utf8');
  const found = [...bundle.matchAll(/color:\{(alternative100:[^}]+)\}/g)].map(
    ([, list]) =>
      Object.fromEntries(
        [...(list as string).matchAll(/(\w+):"(#[0-9a-f]{6})"/g)].map(([, name, hex]) => [
          name,
          hex,
        ]),
      ) as Colours,
  );
  if (found.length !== 2) throw new Error('The colours of the two themes are no longer found.');
  return [
    ['light', found[0] as Colours],
    ['dark', found[1] as Colours],
  ];
};

/** A page, a card, a box of the road, a column of the board, and one that a card is held over. */
const BACKGROUNDS = ['neutral0', 'neutral100', 'neutral150', 'primary100'];

describe.each(themes())('in the %s theme', (theme, colours) => {
  const backgrounds = BACKGROUNDS.map((name) => [name, colours[name] as string] as const);

  test.each(Object.entries(PALETTE))('%s stands out from what is behind it', (_name, colour) => {
    const drawn = visibleOn(colours.neutral150 as string, colour);
    for (const [name, background] of backgrounds) {
      expect([name, contrast(drawn, background) >= 3]).toEqual([name, true]);
    }
  });

  test.each(['neutral800', 'neutral700'])('what is written beside them can be read: %s', (text) => {
    for (const [name, background] of backgrounds) {
      const ratio = contrast(colours[text] as string, background);
      expect([name, ratio >= 4.5]).toEqual([name, true]);
    }
  });

  test('the colours can still be told from one another', () => {
    const drawn = Object.values(PALETTE).map((one) => visibleOn(colours.neutral150 as string, one));
    expect(new Set(drawn).size).toBe(drawn.length);
    if (theme === 'light') expect(drawn).toEqual(Object.values(PALETTE));
  });
});

test('contrast is measured as WCAG does', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#4945ff', '#4945ff')).toBe(1);
});

test('a colour of one’s own is made visible too, whatever it is', () => {
  for (const [colour, background] of [
    ['#ffffff', '#ffffff'],
    ['#000000', '#212134'],
    ['#ffff00', '#eaeaef'],
    ['#32324d', '#32324d'],
  ] as const) {
    expect(contrast(visibleOn(background, colour), background)).toBeGreaterThanOrEqual(3);
  }
});
