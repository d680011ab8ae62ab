/** The Markdown that communications write in the Content Manager, as papers draw it. Pure. */

/** A piece of text in one face. */
export interface Run {
  text: string;
  bold: boolean;
  italic: boolean;
}

export type RichBlock =
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'heading'; runs: Run[] }
  | { kind: 'list'; ordered: boolean; items: Run[][] };

type Face = Omit<Run, 'text'>;

/** Removes what a paper cannot show: pictures, targets of links, tags. */
const plain = (text: string): string =>
  text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/<(https?:[^>\s]+|[^>\s@]+@[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/~~/g, '')
    .replace(/`([^`]+)`/g, '$1');

const BOLD = /(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\*)/;
// An underscore inside a word is a letter.
const ITALIC = /(?<![*\p{L}\p{N}])([*_])(?=[^\s*_])(.+?)(?<=\S)\1(?![*\p{L}\p{N}])/u;

// An escaped mark is literal: it is replaced by a placeholder while marks are searched.
const ESCAPED = /\\([\\*_`#[\]()~+.!-])/g;
const ASIDE = 0xe000;
const hidden = (text: string): string =>
  text.replace(ESCAPED, (_, mark: string) => String.fromCodePoint(ASIDE + mark.charCodeAt(0)));
const shown = (text: string): string =>
  text.replace(/[\ue000-\ue07f]/g, (mark) => String.fromCodePoint(mark.charCodeAt(0) - ASIDE));

const runsIn = (text: string, face: Face): Run[] => {
  for (const [pattern, more] of [
    [BOLD, { bold: true }],
    [ITALIC, { italic: true }],
  ] as const) {
    const found = pattern.exec(text);
    if (!found) continue;
    return [
      ...runsIn(text.slice(0, found.index), face),
      ...runsIn(found[2], { ...face, ...more }),
      ...runsIn(text.slice(found.index + found[0].length), face),
    ];
  }
  return text === '' ? [] : [{ text: shown(text), ...face }];
};

/** The faces of one line of text. */
export const inlineRuns = (text: string): Run[] =>
  runsIn(plain(hidden(text)).replace(/\s+/g, ' ').trim(), { bold: false, italic: false });

const HEADING = /^#{1,6}\s+(.*?)\s*#*$/;
const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/;

interface Open {
  kind: 'paragraph' | 'list';
  ordered: boolean;
  lines: string[];
}

const closed = (open: Open | null): RichBlock[] => {
  if (!open) return [];
  const all = open.lines.map(inlineRuns).filter((runs) => runs.length > 0);
  if (all.length === 0) return [];
  if (open.kind === 'list') return [{ kind: 'list', ordered: open.ordered, items: all }];
  return [{ kind: 'paragraph', runs: all[0] }];
};

/** The paragraphs, headings and lists of a text. */
export const richBlocks = (markdown: string): RichBlock[] => {
  const blocks: RichBlock[] = [];
  let open: Open | null = null;
  const close = () => {
    blocks.push(...closed(open));
    open = null;
  };
  for (const raw of markdown.split(/\r\n?|\n/)) {
    const line = raw.replace(/^\s*>\s?/, '');
    const heading = HEADING.exec(line.trim());
    const item = RULE.test(line) ? null : ITEM.exec(line);
    const now = open as Open | null;
    if (line.trim() === '' || RULE.test(line)) close();
    else if (heading) {
      close();
      blocks.push({ kind: 'heading', runs: inlineRuns(heading[1]) });
    } else if (item) {
      const ordered = item[1] !== undefined;
      if (now?.kind !== 'list' || now.ordered !== ordered) {
        close();
        open = { kind: 'list', ordered, lines: [item[2]] };
      } else now.lines.push(item[2]);
    } else if (now) now.lines.push(`${now.lines.pop() ?? ''} ${line.trim()}`);
    else open = { kind: 'paragraph', ordered: false, lines: [line.trim()] };
  }
  close();
  return blocks;
};
