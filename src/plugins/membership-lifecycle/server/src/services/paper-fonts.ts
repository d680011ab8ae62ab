import { readFileSync } from 'node:fs';

/** The fonts that papers embed: the same letters on every machine. */

const FOLDER = '@expo-google-fonts/source-sans-3';
export const FONTS = {
  regular: `${FOLDER}/400Regular/SourceSans3_400Regular.ttf`,
  bold: `${FOLDER}/600SemiBold/SourceSans3_600SemiBold.ttf`,
} as const;
const files = new Map<string, Buffer>();

/** The bytes of a font, read once. */
export const fontFile = (name: keyof typeof FONTS): Buffer => {
  const kept = files.get(name) ?? readFileSync(require.resolve(FONTS[name]));
  files.set(name, kept);
  return kept;
};
