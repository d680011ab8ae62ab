import type { Localised } from '../domain/types';

/**
 * The part of Liquid that staff may write, decided on the text before Liquid reads it. Liquid's own
 * limits have been bypassed before; what is not written here never reaches it: no loops, no
 * partials, no ranges, no brackets.
 */

export const TAGS = ['if', 'elsif', 'else', 'endif', 'unless', 'endunless'] as const;
export const FILTERS = ['default', 'upcase', 'downcase', 'capitalize', 'strip'] as const;

export type TemplateReason =
  | 'empty'
  | 'too-long'
  | 'line-break'
  | 'control-character'
  | 'unknown-tag'
  | 'unknown-filter'
  | 'unknown-variable'
  | 'not-a-template';

/** Why a template is refused, on which line. */
export interface TemplateFault {
  reason: TemplateReason;
  line: number;
  message: Localised;
}

const MARKUP = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;
const QUOTED = /"[^"]*"|'[^']*'/g;
// Names, dots, numbers, comparisons, filters and their arguments; `..` would be a range.
const PLAIN = /^[\w\s.|:,=!<>-]*$/;

const fault = (reason: TemplateReason, line: number, fr: string, en: string): TemplateFault => ({
  reason,
  line,
  message: { fr, en },
});

export const lineOf = (source: string, offset: number): number =>
  source.slice(0, offset).split('\n').length;

/** A fault of the writing itself, said as Liquid or this grammar found it. */
export const notATemplate = (line: number): TemplateFault =>
  fault(
    'not-a-template',
    line,
    `Ligne ${line} : écriture non comprise. Une variable s’écrit {{ member.organisation }}, une condition {% if … %} … {% endif %}.`,
    `Line ${line}: this cannot be read. Write a variable as {{ member.organisation }}, a condition as {% if … %} … {% endif %}.`,
  );

/** A variable that this template does not have. */
export const unknownVariable = (name: string, line: number): TemplateFault =>
  fault(
    'unknown-variable',
    line,
    `Ligne ${line} : la variable « ${name} » n’existe pas dans ce modèle.`,
    `Line ${line}: this template has no variable “${name}”.`,
  );

const tagFault = (inner: string, line: number): TemplateFault | null => {
  const tag = /^\s*(\S*)/.exec(inner)?.[1] ?? '';
  return (TAGS as readonly string[]).includes(tag)
    ? null
    : fault(
        'unknown-tag',
        line,
        `Ligne ${line} : la balise « ${tag.slice(0, 40)} » n’est pas permise (seulement if, elsif, else, unless).`,
        `Line ${line}: the tag “${tag.slice(0, 40)}” is not allowed (only if, elsif, else, unless).`,
      );
};

const filterFault = (bare: string, line: number): TemplateFault | null => {
  const filters = bare.split('|').slice(1);
  const unknown = filters
    .map((part) => /^\s*(\w*)/.exec(part)?.[1] ?? '')
    .find((name) => !(FILTERS as readonly string[]).includes(name));
  return unknown === undefined
    ? null
    : fault(
        'unknown-filter',
        line,
        `Ligne ${line} : le filtre « ${unknown.slice(0, 40)} » n’est pas permis (seulement ${FILTERS.join(', ')}).`,
        `Line ${line}: the filter “${unknown.slice(0, 40)}” is not allowed (only ${FILTERS.join(', ')}).`,
      );
};

const markupFault = (markup: string, line: number): TemplateFault | null => {
  const inner = markup.slice(2, -2).replace(/^-|-$/g, '');
  if (markup.startsWith('{%')) {
    const unknown = tagFault(inner, line);
    if (unknown) return unknown;
  }
  const bare = inner.replace(QUOTED, ' ');
  if (!PLAIN.test(bare) || bare.includes('..')) return notATemplate(line);
  return filterFault(bare, line);
};

/** The first thing in a source that staff may not write, or null. */
export const grammarFault = (source: string): TemplateFault | null => {
  for (const match of source.matchAll(MARKUP)) {
    const found = markupFault(match[0], lineOf(source, match.index));
    if (found) return found;
  }
  const rest = source.replace(MARKUP, '');
  const open = /\{\{|\{%/.exec(rest);
  // The opening that nothing closes is the last one of the source.
  return open
    ? notATemplate(lineOf(source, Math.max(source.lastIndexOf('{{'), source.lastIndexOf('{%'))))
    : null;
};

/** Faults of size and characters, found before anything else reads the text. */
export const textFault = (
  source: string,
  maxBytes: number,
  oneLine: boolean,
): TemplateFault | null => {
  if (source.length > maxBytes || Buffer.byteLength(source) > maxBytes) {
    return fault(
      'too-long',
      1,
      `Ce texte est trop long (${maxBytes} octets au plus).`,
      `This text is too long (${maxBytes} bytes at most).`,
    );
  }
  if (source.trim() === '') {
    return fault('empty', 1, 'Ce texte est nécessaire.', 'This text is required.');
  }
  if (oneLine && /[\r\n\u2028\u2029]/.test(source)) {
    return fault('line-break', 1, 'Un objet tient sur une ligne.', 'A subject stays on one line.');
  }
  const control = /(?![\n\r\t])\p{Cc}/u.exec(source);
  if (!control) return null;
  const line = lineOf(source, control.index);
  return fault(
    'control-character',
    line,
    `Ligne ${line} : caractère de contrôle interdit.`,
    `Line ${line}: forbidden control character.`,
  );
};
