/** The colours of stages, each with a contrast of 3:1 to a light page, and with a name. */
export const PALETTE = {
  grey: '#666687',
  blue: '#4945ff',
  sky: '#0c75af',
  navy: '#1b2a6b',
  teal: '#0b7a75',
  green: '#328048',
  orange: '#be5d01',
  red: '#d02b20',
  pink: '#b5179e',
  purple: '#9736e8',
  brown: '#7a4a21',
} as const;

export type ColourName = keyof typeof PALETTE;

export const COLOUR_NAMES = Object.keys(PALETTE) as ColourName[];
