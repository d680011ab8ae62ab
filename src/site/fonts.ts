import { FONT_PAIRS, type FontPair } from '../plugins/membership-lifecycle/shared/settings/face';

/** The font files of the pages, which ship with the application: no other host is asked. Pure. */

export interface FontFace {
  family: string;
  weight: 400 | 600 | 700;
  style: 'normal' | 'italic';
  subset: 'latin' | 'latin-ext';
}

/** What each subset holds, so that the second is loaded only by a page that needs it. */
export const RANGES: Record<FontFace['subset'], string> = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
};

const SUBSETS = ['latin', 'latin-ext'] as const;

const packageOf = (family: string): string => family.toLowerCase().replace(/ /g, '-');

/** The family that has no semi-bold is bold instead. */
const boldOf = (family: string): 600 | 700 => (family === 'Atkinson Hyperlegible' ? 700 : 600);

/** The name of a file below `/site/fonts/`. */
export const fontFileOf = ({ family, weight, style, subset }: FontFace): string =>
  `${packageOf(family)}-${subset}-${weight}-${style}.woff2`;

/** A quotation is in the italics of headings, where these have some. */
const HEADING_STYLES = { serif: ['normal', 'italic'], sans: ['normal'] } as const;

/** The faces of a pair: headings in one weight, texts in two and in italics. */
export const fontFacesOf = (pair: FontPair): FontFace[] => {
  const { heading, text } = FONT_PAIRS[pair];
  const cuts: Omit<FontFace, 'subset'>[] = [
    ...(heading === text
      ? []
      : HEADING_STYLES[FONT_PAIRS[pair].kind].map((style) => ({
          family: heading,
          weight: boldOf(heading),
          style,
        }))),
    { family: text, weight: 400, style: 'normal' },
    { family: text, weight: boldOf(text), style: 'normal' },
    { family: text, weight: 400, style: 'italic' },
  ];
  return cuts.flatMap((cut) => SUBSETS.map((subset) => ({ ...cut, subset })));
};

/** Those of nearly every page: they are asked for before the style is read. */
export const firstFontsOf = (pair: FontPair): string[] =>
  fontFacesOf(pair)
    .filter(({ subset, style }) => subset === 'latin' && style === 'normal')
    .map(fontFileOf);

/** Every file that a page may ask for, with the module that has it. */
export const FONT_MODULES: ReadonlyMap<string, string> = new Map(
  (Object.keys(FONT_PAIRS) as FontPair[]).flatMap(fontFacesOf).map((face) => {
    const file = fontFileOf(face);
    return [file, `@fontsource/${packageOf(face.family)}/files/${file}`];
  }),
);
