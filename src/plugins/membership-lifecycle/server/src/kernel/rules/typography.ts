import type { Localised } from './values';

/** Typesets French sentences; the code writes them with ordinary spaces, which can be seen. */

const HARD_SPACE = '\u00a0';

/** French keeps a hard space inside guillemets, before high punctuation and before units. */
export const typeset = (text: string): string =>
  text.replace(/ ([:;?!»€%])/g, `${HARD_SPACE}$1`).replace(/« /g, `«${HARD_SPACE}`);

/** A text in both languages, its French typeset. */
export const typesetBoth = ({ fr, en }: Localised): Localised => ({ fr: typeset(fr), en });
