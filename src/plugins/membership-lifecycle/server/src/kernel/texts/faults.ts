import { typeset } from '../rules/typography';
import type { Localised } from '../rules/values';

/** The faults that a template can have, in words. */

export const TAGS = ['if', 'elsif', 'else', 'endif', 'unless', 'endunless'] as const;
export const FILTERS = ['default', 'upcase', 'downcase', 'capitalize', 'strip'] as const;

export type TemplateReason =
  | 'empty'
  | 'too-long'
  | 'line-break'
  | 'control-character'
  | 'curly-quote'
  | 'unclosed-markup'
  | 'stray-closing'
  | 'unclosed-condition'
  | 'stray-tag'
  | 'unknown-tag'
  | 'unknown-filter'
  | 'unknown-variable'
  | 'not-a-template';

/** A name that was mistyped, and the one that was probably meant. */
export interface Correction {
  found: string;
  meant: string;
}

/** Why a template is refused, in which line, and a correction when one is likely. */
export interface TemplateFault {
  reason: TemplateReason;
  line: number;
  message: Localised;
  correction: Correction | null;
}

const fault = (
  reason: TemplateReason,
  line: number,
  { fr, en }: Localised,
  correction: Correction | null = null,
): TemplateFault => ({
  reason,
  line,
  message: { fr: typeset(`Ligne ${line} : ${fr}`), en: `Line ${line}: ${en}` },
  correction,
});

/** A fault of the whole text rather than of one of its lines. */
const ofTheWhole = (reason: TemplateReason, message: Localised): TemplateFault => ({
  reason,
  line: 1,
  message,
  correction: null,
});

const SILENCE = '';
const NOTHING: Localised = { fr: SILENCE, en: SILENCE };

const meaning = (meant: string | null, label: Localised | null = null): Localised => {
  if (meant === null) return NOTHING;
  const named = (text: string | undefined) => (text ? ` (${text})` : '');
  return {
    fr: ` Vouliez-vous dire « ${meant} »${named(label?.fr)} ?`,
    en: ` Did you mean “${meant}”${named(label?.en)}?`,
  };
};

const correctionOf = (found: string, meant: string | null): Correction | null =>
  meant === null || found === '' ? null : { found, meant };

const CONDITION = '{% if … %} … {% endif %}';

/** A syntax error without a more precise explanation. */
export const notATemplate = (line: number): TemplateFault =>
  fault('not-a-template', line, {
    fr: `écriture non comprise. Une variable s’écrit {{ member.organisation }}, une condition ${CONDITION}.`,
    en: `this cannot be read. Write a variable as {{ member.organisation }}, a condition as ${CONDITION}.`,
  });

/** A variable that this template lacks; `elsewhere` names the templates that have it. */
export const unknownVariable = (
  name: string,
  line: number,
  near: { name: string; label: Localised } | null,
  elsewhere: Localised | null,
): TemplateFault => {
  const suggestion = meaning(near?.name ?? null, near?.label);
  return fault(
    'unknown-variable',
    line,
    elsewhere
      ? {
          fr: `la variable « ${name} » ne sert que dans d’autres lettres (${elsewhere.fr}).${suggestion.fr}`,
          en: `the variable “${name}” only serves other letters (${elsewhere.en}).${suggestion.en}`,
        }
      : {
          fr: `la variable « ${name} » n’existe pas.${suggestion.fr}`,
          en: `there is no variable “${name}”.${suggestion.en}`,
        },
    correctionOf(name, near?.name ?? null),
  );
};

/** A tag that is none of those that staff may use. */
export const unknownTag = (tag: string, line: number, near: string | null): TemplateFault =>
  fault(
    'unknown-tag',
    line,
    {
      fr: `la balise « ${tag} » n’est pas permise (seulement if, elsif, else, unless et leur fin).${meaning(near).fr}`,
      en: `the tag “${tag}” is not allowed (only if, elsif, else, unless and their ends).${meaning(near).en}`,
    },
    correctionOf(tag, near),
  );

/** A filter that is none of those that staff may use. */
export const unknownFilter = (filter: string, line: number, near: string | null): TemplateFault =>
  fault(
    'unknown-filter',
    line,
    {
      fr: `le filtre « ${filter} » n’est pas permis (seulement ${FILTERS.join(', ')}).${meaning(near).fr}`,
      en: `the filter “${filter}” is not allowed (only ${FILTERS.join(', ')}).${meaning(near).en}`,
    },
    correctionOf(filter, near),
  );

/** `{{` or `{%` that nothing closes. */
export const unclosedMarkup = (mark: string, closing: string, line: number): TemplateFault =>
  fault('unclosed-markup', line, {
    fr: `« ${mark} » n’est pas fermé : il manque « ${closing} ».`,
    en: `“${mark}” is not closed: “${closing}” is missing.`,
  });

/** `}}` or `%}` without an opening: it would be sent literally. */
export const strayClosing = (mark: string, opening: string, line: number): TemplateFault =>
  fault('stray-closing', line, {
    fr: `« ${mark} » ferme ce que rien n’ouvre : il manque « ${opening} » devant.`,
    en: `“${mark}” closes what nothing opens: “${opening}” is missing before it.`,
  });

/** `{% if %}` without its end. */
export const unclosedCondition = (tag: string, line: number): TemplateFault =>
  fault('unclosed-condition', line, {
    fr: `la condition « ${tag} » n’est pas fermée : il manque {% end${tag} %} plus loin.`,
    en: `the condition “${tag}” is not closed: {% end${tag} %} is missing further on.`,
  });

/** `{% else %}` or an end tag outside of its condition, or a second one. */
export const strayTag = (tag: string, line: number): TemplateFault =>
  fault('stray-tag', line, {
    fr: `« ${tag} » n’est pas à sa place : il faut une condition ouverte avant, et un seul « else », en dernier.`,
    en: `“${tag}” is out of place: it needs a condition opened before it, and one “else” at most, the last.`,
  });

/** Curly quotes of a word processor, where only straight ones are valid. */
export const curlyQuote = (line: number): TemplateFault =>
  fault('curly-quote', line, {
    fr: 'dans une variable ou une condition, les guillemets sont droits, comme ceux du clavier.',
    en: 'in a variable or a condition, quotes are straight, as on the keyboard.',
  });

export const controlCharacter = (line: number): TemplateFault =>
  fault('control-character', line, {
    fr: 'caractère de contrôle interdit.',
    en: 'forbidden control character.',
  });

export const tooLong = (maxBytes: number): TemplateFault =>
  ofTheWhole('too-long', {
    fr: `Ce texte est trop long (${maxBytes} octets au plus).`,
    en: `This text is too long (${maxBytes} bytes at most).`,
  });

export const emptyText = (): TemplateFault =>
  ofTheWhole('empty', { fr: 'Ce texte est nécessaire.', en: 'This text is required.' });

export const lineBreak = (): TemplateFault =>
  ofTheWhole('line-break', {
    fr: 'Un objet tient sur une ligne.',
    en: 'A subject stays on one line.',
  });
