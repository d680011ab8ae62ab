import type { Localised } from '../domain/types';
import { typeset } from '../domain/typography';
import { FIELD_TEXTS } from '../services/field-texts';
import { refuse, type RefusalError } from './errors';

/** One refused value of a form. */
export interface FieldProblem {
  /** Where it stands, as `stages.2.names.fr`. */
  path: string;
  reason: string;
  params?: Record<string, string | number>;
  /** The sentence, when the reason alone does not give it. */
  text?: Localised;
}

const fill = (text: string, params: FieldProblem['params'] = {}): string =>
  text.replace(/\{(\w+)\}/g, (hole, key: string) => String(params[key] ?? hole));

const entry = ({ path, reason, params, text }: FieldProblem) => {
  const sentence = text ?? FIELD_TEXTS[reason] ?? { fr: reason, en: reason };
  const filled = { fr: fill(typeset(sentence.fr), params), en: fill(sentence.en, params) };
  // `path`, `message` and `name` are Strapi's own, so that its forms show the message at the field.
  const shown = { path: path.split('.'), message: filled.fr, name: 'ValidationError' };
  return { ...shown, reason, text: filled };
};

/** The error of a form with refused values, each said at its field. */
export const refuseFields = (problems: readonly FieldProblem[]): RefusalError =>
  refuse('invalid-input', { errors: problems.map(entry) });
