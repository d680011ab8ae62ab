import {
  darkTones,
  FONT_PAIRS,
  lightTones,
  type Face,
  type Tones,
} from '../plugins/membership-lifecycle/shared/settings/face';
import { fontFacesOf, fontFileOf, RANGES } from './fonts';

/** The style that is the association's own: its tones in both lights, and its fonts. Pure. */

/** Fonts that systems have, until those of the pair are there, or instead of them. */
const FALLBACKS = {
  serif: "'Iowan Old Style', 'Palatino Linotype', Palatino, P052, Georgia, serif",
  sans: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif",
};

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const properties = (tones: Tones): string =>
  Object.entries(tones)
    .map(([name, value]) => `--${kebab(name)}:${value};`)
    .join('');

/**
 * `optional` never moves what is being read: a font that comes late is for the next page. Those of
 * every page are preloaded.
 */
const fontRules = (fonts: Face['fonts']): string =>
  fontFacesOf(fonts)
    .map(
      (face) =>
        `@font-face{font-family:'${face.family}';font-style:${face.style};font-weight:${face.weight};` +
        `font-display:optional;src:url(/site/fonts/${fontFileOf(face)}) format('woff2');` +
        `unicode-range:${RANGES[face.subset]}}`,
    )
    .join('');

/** What the pair of fonts decides besides the fonts. */
const manner = (fonts: Face['fonts']): string => {
  const { corner, isRuled, isItalic } = FONT_PAIRS[fonts];
  const kicker = isItalic
    ? '--kicker:italic 600 1.05rem/1.3 var(--heading);--kicker-case:none;--kicker-space:0;'
    : '--kicker:600 0.9rem/1.3 var(--sans);--kicker-case:uppercase;--kicker-space:0.06em;';
  const rule = isRuled ? '2px solid var(--ink)' : '1px solid var(--line)';
  return `--corner:${corner}rem;--rule:${rule};${kicker}`;
};

/** The face of an association as a style sheet, to stand before the site's own. */
export const faceCss = (face: Face): string => {
  const { heading, text, kind } = FONT_PAIRS[face.fonts];
  const families =
    `--heading:'${heading}',${FALLBACKS[kind]};--sans:'${text}',${FALLBACKS.sans};` +
    manner(face.fonts);
  return [
    fontRules(face.fonts),
    `:root{${properties(lightTones(face))}${families}}`,
    // On paper, tones are the light ones.
    `@media screen and (prefers-color-scheme:dark){:root{${properties(darkTones(face))}}}`,
    '',
  ].join('\n');
};
