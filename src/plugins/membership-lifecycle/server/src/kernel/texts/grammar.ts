import {
  FILTERS,
  TAGS,
  controlCharacter,
  curlyQuote,
  emptyText,
  lineBreak,
  notATemplate,
  strayClosing,
  strayTag,
  tooLong,
  unclosedCondition,
  unclosedMarkup,
  unknownFilter,
  unknownTag,
  type TemplateFault,
} from './faults';
import { nearest, type Candidate } from './nearest';

/**
 * The subset of Liquid that staff may use, checked on the text before Liquid parses it, since
 * Liquid's own limits have been bypassed before. No loops, no partials, no ranges, no brackets.
 */

const MARK = /\{\{|\{%|\}\}|%\}/g;
const CLOSING: Record<string, string> = { '{{': '}}', '{%': '%}' };
const OPENING: Record<string, string> = { '}}': '{{', '%}': '{%' };
const QUOTED = /"[^"]*"|'[^']*'/g;
const CURLY = /[“”«»‘’]/;
// Names, numbers, comparisons and filters; `..` would be a range.
const PLAIN = /^[\w\s.|:,=!<>-]*$/;
/** An output has a single name before its filters. */
const ONE_NAME = /^[\w.-]+$/;
const WORDS = /^[\p{L}\p{N}_][\p{L}\p{N}_.\s’'-]*$/u;

/** Tags without arguments. */
const ALONE: ReadonlySet<string> = new Set(['else', 'endif', 'endunless']);

/** Words that people write in place of a Liquid tag. */
const TAG_CANDIDATES: Candidate[] = [
  { name: 'if', labels: ['si'] },
  { name: 'elsif', labels: ['elseif', 'sinonsi'] },
  { name: 'else', labels: ['sinon', 'autrement'] },
  { name: 'endif', labels: ['fin', 'finsi', 'end'] },
  { name: 'unless', labels: ['sauf'] },
  { name: 'endunless', labels: ['finsauf'] },
];
const FILTER_CANDIDATES: Candidate[] = [
  { name: 'default', labels: ['défaut'] },
  { name: 'upcase', labels: ['upper', 'uppercase', 'majuscules'] },
  { name: 'downcase', labels: ['lower', 'lowercase', 'minuscules'] },
  { name: 'capitalize', labels: ['capitale'] },
  { name: 'strip', labels: ['trim'] },
];

interface Markup {
  isTag: boolean;
  inner: string;
  line: number;
}

export const lineOf = (source: string, offset: number): number =>
  source.slice(0, offset).split('\n').length;

/** Cuts a source into its variables and tags, or says which brace has no partner. */
const scan = (source: string): { markups: Markup[] } | { fault: TemplateFault } => {
  const markups: Markup[] = [];
  let open: { mark: string; at: number } | null = null;
  for (const { 0: mark, index } of source.matchAll(MARK)) {
    if (open === null) {
      if (mark in OPENING) {
        return { fault: strayClosing(mark, OPENING[mark], lineOf(source, index)) };
      }
      open = { mark, at: index };
    } else if (mark === CLOSING[open.mark]) {
      const inner = source.slice(open.at + 2, index).replace(/^-|-$/g, '');
      markups.push({ isTag: open.mark === '{%', inner, line: lineOf(source, open.at) });
      open = null;
    } else break;
  }
  if (open === null) return { markups };
  return { fault: unclosedMarkup(open.mark, CLOSING[open.mark], lineOf(source, open.at)) };
};

const tagOf = (inner: string): string => /^\s*(\S*)/.exec(inner)?.[1] ?? '';

const tagFault = ({ inner, line }: Markup): TemplateFault | null => {
  const tag = tagOf(inner);
  if ((TAGS as readonly string[]).includes(tag)) return null;
  if (tag === '') return notATemplate(line);
  return unknownTag(tag.slice(0, 40), line, nearest(tag, TAG_CANDIDATES)?.name ?? null);
};

const filterFault = (bare: string, line: number): TemplateFault | null => {
  const unknown = bare
    .split('|')
    .slice(1)
    .map((part) => /^\s*(\w*)/.exec(part)?.[1] ?? '')
    .find((name) => !(FILTERS as readonly string[]).includes(name));
  if (unknown === undefined) return null;
  if (unknown === '') return notATemplate(line);
  return unknownFilter(
    unknown.slice(0, 40),
    line,
    nearest(unknown, FILTER_CANDIDATES)?.name ?? null,
  );
};

/** The fault of an invalid name, such as a label with spaces or accents. */
type NameFault = (name: string, line: number) => TemplateFault;

const markupFault = (markup: Markup, unknownName: NameFault): TemplateFault | null => {
  const { inner, isTag, line } = markup;
  const unknown = isTag ? tagFault(markup) : null;
  if (unknown) return unknown;
  const said = inner.split('|')[0].trim();
  if (!isTag && !ONE_NAME.test(said) && WORDS.test(said)) return unknownName(said, line);
  const bare = inner.replace(QUOTED, ' ');
  if (CURLY.test(bare)) return curlyQuote(line);
  if (!PLAIN.test(bare) || bare.includes('..')) return notATemplate(line);
  return filterFault(bare, line);
};

/** Checks that conditions are opened and closed in order, each with one `else` at most. */
const conditionFault = (markups: readonly Markup[]): TemplateFault | null => {
  const open: { tag: string; line: number; hasElse: boolean }[] = [];
  for (const { isTag, inner, line } of markups) {
    if (!isTag) continue;
    const tag = tagOf(inner);
    if (ALONE.has(tag) && inner.trim() !== tag) return notATemplate(line);
    const last = open.at(-1);
    if (tag === 'if' || tag === 'unless') open.push({ tag, line, hasElse: false });
    else if (tag.startsWith('end')) {
      if (`end${open.pop()?.tag}` !== tag) return strayTag(tag, line);
    } else {
      if (last === undefined || last.hasElse) return strayTag(tag, line);
      last.hasElse = tag === 'else';
    }
  }
  const last = open.at(-1);
  return last ? unclosedCondition(last.tag, last.line) : null;
};

/** The first construct that staff may not use; null when there is none. */
export const grammarFault = (source: string, unknownName: NameFault): TemplateFault | null => {
  const scanned = scan(source);
  if ('fault' in scanned) return scanned.fault;
  for (const markup of scanned.markups) {
    const found = markupFault(markup, unknownName);
    if (found) return found;
  }
  return conditionFault(scanned.markups);
};

/** Faults of size and characters, found before anything else reads the text. */
export const textFault = (
  source: string,
  maxBytes: number,
  oneLine: boolean,
): TemplateFault | null => {
  if (source.length > maxBytes || Buffer.byteLength(source) > maxBytes) return tooLong(maxBytes);
  if (source.trim() === '') return emptyText();
  if (oneLine && /[\r\n\u2028\u2029]/.test(source)) return lineBreak();
  const control = /(?![\n\r\t])\p{Cc}/u.exec(source);
  return control ? controlCharacter(lineOf(source, control.index)) : null;
};
