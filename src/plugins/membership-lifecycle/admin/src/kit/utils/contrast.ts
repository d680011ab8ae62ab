/** Computes contrast as WCAG defines it. */

const CHANNELS = [1, 3, 5];
const WEIGHTS = [0.2126, 0.7152, 0.0722];

/** The minimum contrast of WCAG for graphical objects. */
const SIGN = 3;
/** A colour is mixed with white or black by steps of a twentieth. */
const STEPS = 20;

const channelsOf = (colour: string): number[] =>
  CHANNELS.map((at) => parseInt(colour.slice(at, at + 2), 16));

const luminanceOf = (colour: string): number =>
  channelsOf(colour)
    .map((channel) => channel / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * (WEIGHTS[index] ?? 0), 0);

/** The contrast of two colours (`#rrggbb`), from 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

const mixed = (colour: string, towards: number, share: number): string => {
  const parts = channelsOf(colour).map((channel) =>
    Math.round(channel + (towards - channel) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
};

/**
 * The colour, or the nearest shade with enough contrast to the background: staff choose colours on
 * a light page, but colleagues may use the dark theme.
 */
export const visibleOn = (background: string, colour: string): string => {
  const towards = luminanceOf(background) < 0.18 ? 255 : 0;
  for (let step = 0; step < STEPS; step += 1) {
    const shade = step === 0 ? colour : mixed(colour, towards, step / STEPS);
    if (contrast(shade, background) >= SIGN) return shade;
  }
  return towards === 255 ? '#ffffff' : '#000000';
};
