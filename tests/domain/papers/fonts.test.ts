import {
  fontOf,
  type FontName,
} from '../../../src/plugins/membership-lifecycle/server/src/papers/fonts';
import { FONT_PAIR_NAMES } from '../../../src/plugins/membership-lifecycle/shared/settings/face';

/** The fonts of papers, which all documents of a process share. */

const NAMES: FontName[] = [
  ...(['regular', 'bold', 'italic', 'boldItalic'] as const),
  ...FONT_PAIR_NAMES.map((pair) => `heading-${pair}` as const),
];

test.each(NAMES)('%s measures each sign that it has, blanks too', async (name) => {
  const font = await fontOf(name);
  const failed = font.characterSet.filter((code) => {
    try {
      return !(font.layout(String.fromCodePoint(code)).advanceWidth >= 0);
    } catch {
      return true;
    }
  });
  expect(failed).toEqual([]);
  expect(font.layout('\u00a0').advanceWidth).toBeGreaterThan(0);
});

test.each(NAMES)(
  '%s tells what each sign says, whatever was drawn before with it',
  async (name) => {
    const font = await fontOf(name);
    const said = (text: string) => font.layout(text).glyphs.map(({ codePoints }) => codePoints);
    // Signs that are made of others, as a document embeds them.
    const subset = font.createSubset();
    for (const glyph of font.layout(';:«é').glyphs) subset.includeGlyph(glyph);
    subset.encode();
    expect(said(',.‹e')).toEqual([[44], [46], [8249], [101]]);
    expect(said(';:«é')).toEqual([[59], [58], [171], [233]]);
  },
);
