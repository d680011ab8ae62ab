import * as yup from 'yup';
import type {
  TemplateDraft,
  TemplateInput,
  TemplateTest,
} from '../../../../shared/messages/templates';
import { choice, exact, text } from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';

/** Validates the shape of templates; the grammar for templates checks their contents. */

// The template's own checks are stricter, and report a line.
const anyText = () => text(1_000_000, { multiline: true });
const texts = {
  subjectFr: anyText(),
  bodyFr: anyText(),
  subjectEn: anyText(),
  bodyEn: anyText(),
};
/** The member for the preview; examples without one. */
const membership = yup
  .string()
  .typeError('not-a-text')
  .max(60, 'too-long')
  .matches(/^[\w-]*$/, 'not-an-id');

const input = exact(texts);
const draft = exact({ ...texts, membership });
const test = exact({ ...texts, membership, locale: choice(['fr', 'en']) });

export const validateTemplateInput = (body: unknown) => validateInput<TemplateInput>(input, body);
export const validateTemplateDraft = (body: unknown) => validateInput<TemplateDraft>(draft, body);
export const validateTemplateTest = (body: unknown) => validateInput<TemplateTest>(test, body);
