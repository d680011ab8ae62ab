/** The lines of a text that say something, without the spaces around them. Pure. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
