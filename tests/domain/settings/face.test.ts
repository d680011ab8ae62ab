import fc from 'fast-check';
import { wcagContrast } from 'culori';
import {
  darkTones,
  DEFAULT_FACE,
  faceOf,
  FONT_PAIR_NAMES,
  isColor,
  judgeColor,
  LEAST_CONTRAST,
  lightTones,
  type Tones,
} from '../../../src/plugins/membership-lifecycle/shared/settings/face';
import { faceCss } from '../../../src/site/face-css';
import { FONT_MODULES, firstFontsOf, fontFacesOf, fontFileOf } from '../../../src/site/fonts';
import { RUNS } from '../../helpers/days';

/** The face of an association: whatever colours are chosen, everything on its pages can be read. */

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const readable = color.map((one) => judgeColor(one).instead);

/** What is written on what, on the pages. */
const PAIRS: readonly [keyof Tones, keyof Tones][] = [
  ...(['ink', 'soft', 'accent', 'accentStrong'] as const).map((text) => [text, 'paper'] as const),
  ['accent', 'surface'],
  ['soft', 'surface'],
  ['ink', 'tint'],
  ['accentInk', 'accent'],
  ['accentInk', 'accentStrong'],
  ['panelInk', 'panel'],
  ['panelSoft', 'panel'],
].map(([text, ground]) => [text, ground] as [keyof Tones, keyof Tones]);

const dimIn = (tones: Tones): string[] =>
  PAIRS.filter(([text, ground]) => wcagContrast(tones[text], tones[ground]) < LEAST_CONTRAST).map(
    (pair) => pair.join(' on '),
  );

describe('a colour', () => {
  test('that is too light is answered with one of its hue that reads', () => {
    fc.assert(
      fc.property(color, (chosen) => {
        const { isReadable, instead } = judgeColor(chosen);
        expect(isColor(instead)).toBe(true);
        expect(judgeColor(instead).isReadable).toBe(true);
        expect(isReadable).toBe(instead === chosen);
      }),
      RUNS,
    );
  });

  test.each([
    ['#ff9900', false],
    ['#767676', false],
    ['#6f6f6f', true],
    ['#ffffff', false],
    ['#000000', true],
    ['#0055aa', true],
  ])('%s reads: %s', (chosen, reads) => expect(judgeColor(chosen).isReadable).toBe(reads));

  test.each(['red', '#fff', '#12345g', ' #123456', ''])('is not %j', (text) =>
    expect(isColor(text)).toBe(false),
  );
});

describe('the tones of a face', () => {
  test('are read on each other by day and by night, whatever is chosen', () => {
    fc.assert(
      fc.property(readable, fc.oneof(readable, fc.constant('')), (first, secondColor) => {
        const face = faceOf({ color: first, secondColor, fonts: '' });
        expect(dimIn(lightTones(face))).toEqual([]);
        expect(dimIn(darkTones(face))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('are the application’s own where nothing is chosen', () => {
    expect(faceOf({ color: '', secondColor: '', fonts: '' })).toEqual(DEFAULT_FACE);
    expect(dimIn(lightTones(DEFAULT_FACE))).toEqual([]);
  });
});

describe('the fonts of a face', () => {
  test.each(FONT_PAIR_NAMES)('%s ships, whole', (pair) => {
    for (const face of fontFacesOf(pair)) {
      const module = FONT_MODULES.get(fontFileOf(face));
      expect(() => require.resolve(String(module))).not.toThrow();
    }
    expect(firstFontsOf(pair)).toHaveLength(pair === 'legible' ? 2 : 3);
  });

  test('and tones are the style that pages begin with', () => {
    const css = faceCss({ ...DEFAULT_FACE, fonts: 'warm' });
    expect(css).toContain("--heading:'Fraunces'");
    expect(css).toContain('--accent:#a83a1c');
    expect(css).toContain('--panel-ink:#ffffff');
    expect(css).not.toMatch(/https?:/);
  });
});
