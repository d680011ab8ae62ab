import { readFileSync } from 'node:fs';
import type { Font } from 'fontkit';
import type { FontPair } from '../../../shared/settings/face';

/** The embedded fonts, the same on every machine. */

const FOLDER = '@expo-google-fonts/source-sans-3';
const FONTS = {
  regular: `${FOLDER}/400Regular/SourceSans3_400Regular.ttf`,
  bold: `${FOLDER}/600SemiBold/SourceSans3_600SemiBold.ttf`,
  italic: `${FOLDER}/400Regular_Italic/SourceSans3_400Regular_Italic.ttf`,
  boldItalic: `${FOLDER}/600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf`,
} as const;

/** Those of headings: the pages' own, which have the letters of western Europe. */
const HEADINGS: Record<FontPair, string> = {
  classic: '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff',
  editorial: '@fontsource/spectral/files/spectral-latin-600-normal.woff',
  warm: '@fontsource/fraunces/files/fraunces-latin-600-normal.woff',
  contemporary: '@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-600-normal.woff',
  legible: '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff',
};

export type FontName = keyof typeof FONTS | `heading-${FontPair}`;

const fileOf = (name: FontName): string =>
  name in FONTS
    ? FONTS[name as keyof typeof FONTS]
    : HEADINGS[name.replace('heading-', '') as FontPair];

const parsed = new Map<FontName, Font>();

/**
 * Works around fontkit, which remembers the first characters asked for a glyph. The comma was
 * first met as part of a semicolon, without characters: later papers then had no comma in their
 * text.
 */
const knowingParts = (font: Font): Font => {
  const getGlyph = font.getGlyph.bind(font);
  const own = (id: number): number[] =>
    Array.from(
      font.stringsForGlyph(id)[0] ?? '',
      (character) => character.codePointAt(0) as number,
    );
  font.getGlyph = (id, characters = []) =>
    getGlyph(id, characters.length > 0 ? characters : own(id));
  return font;
};

interface Boxed {
  _getCBox: () => object;
}

/**
 * Works around fontkit, which reads the box of each glyph where its outline begins: a glyph without
 * one, such as a space, has that of its neighbour, and the last one of a font has none to read.
 */
const knowingBlanks = (font: Font): Font => {
  const { offsets } = (font as Font & { loca: { offsets: number[] } }).loca;
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, characters) => {
    const glyph = getGlyph(id, characters);
    const isBlank = offsets[id] === offsets[id + 1];
    const box = { minX: 0, minY: 0, maxX: 0, maxY: 0 };
    if (isBlank) (glyph as unknown as Boxed)._getCBox = () => box;
    return glyph;
  };
  return font;
};

/**
 * A font, parsed once, since parsing took most of a paper's time. Each document makes its own
 * subset. The library is loaded on demand.
 */
export const fontOf = async (name: FontName): Promise<Font> => {
  const { create } = await import('fontkit');
  // Each file is one font, never a collection.
  const read = () => create(readFileSync(require.resolve(fileOf(name)))) as Font;
  const font = parsed.get(name) ?? knowingBlanks(knowingParts(read()));
  parsed.set(name, font);
  return font;
};
