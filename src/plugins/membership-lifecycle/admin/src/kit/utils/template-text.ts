/** Positions in a template's text, as a selection for its field. Pure. */

export interface Range {
  from: number;
  to: number;
}

const MARKUP = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const WORD = /[\p{L}\p{N}_.]/u;

/** The range of a line, counted from 1; the last line if there are fewer. */
export const lineRange = (text: string, line: number): Range => {
  const lines = text.split('\n');
  const index = Math.max(0, Math.min(line, lines.length) - 1);
  const from = lines.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0);
  return { from, to: from + lines[index].length };
};

/** The position of a name in a text; not as part of a longer name. */
const nameIn = (text: string, name: string): number => {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + name.length] ?? ' '];
    if (!WORD.test(before) && !WORD.test(after)) return at;
  }
  return -1;
};

/** A name in a variable or condition that starts on or after a line; null without one. */
export const nameRange = (text: string, line: number, name: string): Range | null => {
  const { from } = lineRange(text, line);
  for (const match of text.slice(from).matchAll(MARKUP)) {
    const inside = nameIn(match[0], name);
    if (inside < 0) continue;
    const at = from + match.index + inside;
    return { from: at, to: at + name.length };
  }
  return null;
};

/** A text with a part of it replaced. */
export const replaced = (text: string, { from, to }: Range, by: string): string =>
  text.slice(0, from) + by + text.slice(to);
