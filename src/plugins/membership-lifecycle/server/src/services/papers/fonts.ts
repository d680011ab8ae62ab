import { readFileSync } from 'node:fs';

/** The fonts that papers embed: the same letters on every machine. */

const FOLDER = '@expo-google-fonts/source-sans-3';
export const FONTS = {
  regular: `${FOLDER}/400Regular/SourceSans3_400Regular.ttf`,
  bold: `${FOLDER}/600SemiBold/SourceSans3_600SemiBold.ttf`,
  italic: `${FOLDER}/400Regular_Italic/SourceSans3_400Regular_Italic.ttf`,
  boldItalic: `${FOLDER}/600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf`,
} as const;
const files = new Map<string, Buffer>();

export type FontName = keyof typeof FONTS;

/** The bytes of a font, read once. */
export const fontFile = (name: FontName): Buffer => {
  const kept = files.get(name) ?? readFileSync(require.resolve(FONTS[name]));
  files.set(name, kept);
  return kept;
};
