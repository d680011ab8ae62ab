import { clampChroma, converter, formatHex, interpolate, wcagContrast, type Oklch } from 'culori';
import type { PublicFace } from './content-api';

/**
 * The face of an association: one or two colours and a pair of fonts, from which the tones of its
 * pages, messages and papers follow. Pure.
 */

interface PairOfFonts {
  heading: string;
  text: string;
  kind: 'serif' | 'sans';
  /** The radius of corners, in rem. */
  corner: number;
  /** Whether a page is ruled by strong lines in ink, or by hairlines. */
  isRuled: boolean;
  /** Whether the line above a title is in italics of the heading font, or in small capitals. */
  isItalic: boolean;
}

/**
 * A heading font and a text font; all of them ship with the application. A pair has a character, which
 * corners and lines follow: two associations are told apart by more than their colours.
 */
export const FONT_PAIRS = {
  classic: {
    ...{ heading: 'Source Serif 4', text: 'Source Sans 3', kind: 'serif' },
    ...{ corner: 0.3, isRuled: false, isItalic: false },
  },
  editorial: {
    ...{ heading: 'Spectral', text: 'Source Sans 3', kind: 'serif' },
    ...{ corner: 0, isRuled: false, isItalic: true },
  },
  warm: {
    ...{ heading: 'Fraunces', text: 'Source Sans 3', kind: 'serif' },
    ...{ corner: 1, isRuled: false, isItalic: true },
  },
  contemporary: {
    ...{ heading: 'Bricolage Grotesque', text: 'Source Sans 3', kind: 'sans' },
    ...{ corner: 0, isRuled: true, isItalic: false },
  },
  legible: {
    ...{ heading: 'Atkinson Hyperlegible', text: 'Atkinson Hyperlegible', kind: 'sans' },
    ...{ corner: 0.5, isRuled: true, isItalic: false },
  },
} as const satisfies Record<string, PairOfFonts>;

export type FontPair = keyof typeof FONT_PAIRS;
export const FONT_PAIR_NAMES = Object.keys(FONT_PAIRS) as FontPair[];

/** As an association chooses it. Colours are `#rrggbb`. */
export interface Face {
  color: string;
  /** The colour of what stands out in a block: the panel of prices. */
  secondColor: string;
  fonts: FontPair;
}

/** The face of an association that has chosen none. */
export const DEFAULT_FACE: Face = {
  color: '#a83a1c',
  secondColor: '#2b2140',
  fonts: 'classic',
};

/** A face as settings keep it: empty where nothing is chosen. */
export interface ChosenFace {
  color: string;
  secondColor: string;
  fonts: '' | FontPair;
}

/** The face that was chosen, and the application's own for what was not. */
export const faceOf = ({ color, secondColor, fonts }: ChosenFace): Face => ({
  color: color || DEFAULT_FACE.color,
  secondColor: secondColor || (color ? deepOf(color) : DEFAULT_FACE.secondColor),
  fonts: fonts || DEFAULT_FACE.fonts,
});

/** The face as front-ends read it. */
export const publicFace = (face: Face): PublicFace => {
  const { heading, text } = FONT_PAIRS[face.fonts];
  return { ...face, headingFont: heading, textFont: text };
};

/** Whether a text is a colour as forms write it. */
export const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/** The contrast that WCAG 2.2 asks of a text (1.4.3). */
export const LEAST_CONTRAST = 4.5;

const toOklch = converter('oklch');

const tone = (lightness: number, chroma: number, hue: number | undefined): string =>
  formatHex(clampChroma({ mode: 'oklch', l: lightness, c: chroma, h: hue } as Oklch, 'oklch'));

/** A colour by its lightness, its colourfulness and its hue; grey has no hue. */
const partsOf = (color: string) => {
  const { l, c, h } = toOklch(color) as Oklch;
  return { l, c, h };
};

const mixed = (color: string, into: string, share: number): string =>
  formatHex(interpolate([into, color], 'oklab')(share));

/** White that takes a little of the colour's hue. */
const paperOf = (color: string): string => {
  const { c, h } = partsOf(color);
  return tone(0.985, Math.min(c, 0.004), h);
};

/** The paper of the dark, with a little of the hue too. */
const darkPaperOf = (color: string): string => {
  const { c, h } = partsOf(color);
  return tone(0.2, Math.min(c, 0.012), h);
};

/** The paper in each light, which browsers colour their frame with. */
export const papersOf = ({ color }: Pick<Face, 'color'>): { light: string; dark: string } => ({
  light: paperOf(color),
  dark: darkPaperOf(color),
});

/** What stands beside a colour that was chosen alone: its own hue, deep. */
const deepOf = (color: string): string => {
  const { c, h } = partsOf(color);
  return tone(0.3, Math.min(c, 0.075), h);
};

const STEP = 0.005;

/** The nearest tone, darker or lighter by steps, that reads on a background. */
const readableOn = (color: string, background: string, direction: -1 | 1): string => {
  const { l, c, h } = partsOf(color);
  const from = Math.min(1, Math.max(0, l));
  for (let lightness = from; lightness >= 0 && lightness <= 1; lightness += direction * STEP) {
    const found = tone(lightness, c, h);
    if (wcagContrast(found, background) >= LEAST_CONTRAST) return found;
  }
  return direction < 0 ? '#000000' : '#ffffff';
};

export interface ColorJudgement {
  /** The contrast with the paper of the pages, from 1 to 21. */
  contrast: number;
  isReadable: boolean;
  /** The nearest darker tone of the same hue that reads; the colour itself when it does. */
  instead: string;
}

/**
 * Judges a colour as a text on the pages and as the ground of a white text, of which the paper is
 * the stricter one.
 */
export const judgeColor = (color: string): ColorJudgement => {
  const paper = paperOf(color);
  const contrast = wcagContrast(color, paper);
  const isReadable = contrast >= LEAST_CONTRAST;
  const instead = isReadable ? color : readableOn(color, paper, -1);
  return { contrast, isReadable, instead };
};

/** The tones of a page in one light, as `#rrggbb`. */
export interface Tones {
  paper: string;
  surface: string;
  ink: string;
  soft: string;
  line: string;
  accent: string;
  /** Under the pointer. */
  accentStrong: string;
  /** A text on the accent. */
  accentInk: string;
  /** A block that is set off lightly. */
  tint: string;
  /** A block that stands out, the text on it, and a quieter one. */
  panel: string;
  panelInk: string;
  panelSoft: string;
  panelLine: string;
  /** The second colour where it is drawn and nothing is read on it: ribbon, lines and gauges. */
  second: string;
}

const panelTones = (panel: string) => ({
  panel,
  panelInk: '#ffffff',
  panelSoft: readableOn(mixed('#ffffff', panel, 0.78), panel, 1),
  panelLine: mixed('#ffffff', panel, 0.35),
});

/** The tones of pages and papers that are light. */
export const lightTones = ({ color, secondColor }: Face): Tones => {
  const paper = paperOf(color);
  const { l, c, h } = partsOf(color);
  return {
    paper,
    surface: '#ffffff',
    ink: tone(0.235, Math.min(c, 0.014), h),
    soft: readableOn(tone(0.46, Math.min(c, 0.016), h), paper, -1),
    line: tone(0.885, Math.min(c, 0.018), h),
    accent: color,
    accentStrong: tone(Math.max(0, l - 0.08), c, h),
    accentInk: '#ffffff',
    tint: mixed(color, paper, 0.09),
    ...panelTones(secondColor),
    second: secondColor,
  };
};

/** The tones of pages in the dark: the same hues, lighter. */
export const darkTones = ({ color, secondColor }: Face): Tones => {
  const { c, h } = partsOf(color);
  const paper = darkPaperOf(color);
  const accent = readableOn(tone(0.8, Math.min(c, 0.125), h), paper, 1);
  const second = partsOf(secondColor);
  return {
    paper,
    surface: tone(0.245, Math.min(c, 0.014), h),
    ink: tone(0.945, Math.min(c, 0.01), h),
    soft: tone(0.78, Math.min(c, 0.016), h),
    line: tone(0.36, Math.min(c, 0.016), h),
    accent,
    accentStrong: tone(0.87, Math.min(c, 0.1), h),
    accentInk: tone(0.19, Math.min(c, 0.05), h),
    tint: mixed(accent, paper, 0.12),
    ...panelTones(tone(Math.min(second.l, 0.48), second.c, second.h)),
    second: tone(Math.max(second.l, 0.68), second.c, second.h),
  };
};
