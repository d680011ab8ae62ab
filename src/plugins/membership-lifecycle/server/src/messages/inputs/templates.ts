import * as yup from 'yup';
import type {
  TemplateDraft,
  TemplateInput,
  TemplateTest,
} from '../../../../shared/messages/templates';
import { choice, exact, text } from '../../kernel/inputs/fields';
import { validated } from '../../kernel/inputs/yup-problems';

/** The templates' editor. What a text may say is judged by the mail's grammar; here, only its shape. */

// Limits of size and form beyond these are the template's own, said with their line.
const anyText = () => text(1_000_000, { multiline: true });
const texts = {
  subjectFr: anyText(),
  bodyFr: anyText(),
  subjectEn: anyText(),
  bodyEn: anyText(),
};
/** The member to write to; the examples when it is missing or empty. */
const membership = yup
  .string()
  .typeError('not-a-text')
  .max(60, 'too-long')
  .matches(/^[\w-]*$/, 'not-an-id');

const input = exact(texts);
const draft = exact({ ...texts, membership });
const test = exact({ ...texts, membership, locale: choice(['fr', 'en']) });

export const validateTemplateInput = (body: unknown) => validated<TemplateInput>(input, body);
export const validateTemplateDraft = (body: unknown) => validated<TemplateDraft>(draft, body);
export const validateTemplateTest = (body: unknown) => validated<TemplateTest>(test, body);
