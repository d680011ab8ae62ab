import { type RefusalError } from './errors';
import { refuse } from './refusals/common';
import { typeset } from './rules/typography';
import type { Localised } from './rules/values';
import { inWords } from './texts/format';

/** One refused value of a form. */
export interface FieldProblem {
  /** Its place in the form, as `stages.2.names.fr`. */
  path: string;
  reason: string;
  /** Values for the sentence; a value that differs by language is given in both. */
  params?: Record<string, string | number | Localised>;
  /** The sentence, when the reason alone does not give it. */
  text?: Localised;
}

const fill = (text: string, params: FieldProblem['params'] = {}, lang: keyof Localised): string =>
  text.replace(/\{(\w+)\}/g, (hole, key: string) => inWords(params[key] ?? hole, lang));

/** The sentences for all reasons why a field's value is refused. */
let sentences: Readonly<Record<string, Localised>> = {};

/** Sets the sentences of all modules; called by the plugin's entry. */
export const tellFieldTexts = (texts: typeof sentences): void => {
  sentences = texts;
};

/** The sentence that stands at a refused field. */
export const fieldText = ({ reason, params, text }: FieldProblem): Localised => {
  const sentence = text ?? sentences[reason] ?? { fr: reason, en: reason };
  return {
    fr: fill(typeset(sentence.fr), params, 'fr'),
    en: fill(sentence.en, params, 'en'),
  };
};

const entry = (problem: FieldProblem) => {
  const { path, reason } = problem;
  const filled = fieldText(problem);
  // `path`, `message` and `name` are Strapi's own, so that its forms show the message at the field.
  const shown = { path: path.split('.'), message: filled.fr, name: 'ValidationError' };
  return { ...shown, reason, text: filled };
};

/** The error of a form with refused values, each said at its field. */
export const refuseFields = (problems: readonly FieldProblem[]): RefusalError =>
  refuse('invalid-input', { errors: problems.map(entry) });
