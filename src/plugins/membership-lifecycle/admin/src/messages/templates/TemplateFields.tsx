import { Flex, Textarea, TextInput } from '@strapi/design-system';
import { forwardRef, useImperativeHandle, useRef } from 'react';
import type { TemplateInput, TemplateProblem } from '../../../../shared/messages/templates';
import { Labelled } from '../../kit/components/Labelled';
import { lineRange, nameRange, replaced, type Range } from '../../kit/utils/template-text';
import { useTrad } from '../../kit/utils/trad';
import { FIELDS, type Lang, type Part } from './texts';

export interface TemplateFieldsHandle {
  /** Inserts a text at the last cursor position. */
  insert: (text: string) => void;
  /** Selects what is wrong. */
  show: (problem: TemplateProblem) => void;
  /** Replaces a mistyped word by the suggested one. */
  mend: (problem: TemplateProblem) => void;
}

interface Props {
  lang: Lang;
  value: TemplateInput;
  errors: Record<string, string>;
  onChange: (value: TemplateInput) => void;
}

type Input = HTMLInputElement | HTMLTextAreaElement;

/** After React has written the value: otherwise the cursor jumps to the end. */
const select = (input: Input | null, { from, to }: Range): void => {
  requestAnimationFrame(() => {
    input?.focus();
    input?.setSelectionRange(from, to);
    // Fields scroll to the cursor on focus only, not when it is moved.
    input?.blur();
    input?.focus();
  });
};

const rangeOf = (text: string, { line, correction }: TemplateProblem): Range =>
  (correction && nameRange(text, line, correction.found)) ?? lineRange(text, line);

/** The subject and the body of a template in one language. */
export const TemplateFields = forwardRef<TemplateFieldsHandle, Props>(
  ({ lang, value, errors, onChange }, ref) => {
    const { t } = useTrad();
    const subject = useRef<HTMLInputElement>(null);
    const body = useRef<HTMLTextAreaElement>(null);
    const last = useRef<Part>('body');
    const names = FIELDS[lang];
    const inputOf = (part: Part): Input | null =>
      part === 'subject' ? subject.current : body.current;
    const partOf = ({ field }: TemplateProblem): Part =>
      field === names.subject ? 'subject' : 'body';

    useImperativeHandle(ref, () => ({
      insert: (text) => {
        const name = names[last.current];
        const input = inputOf(last.current);
        const from = input?.selectionStart ?? value[name].length;
        const to = input?.selectionEnd ?? from;
        onChange({ ...value, [name]: replaced(value[name], { from, to }, text) });
        select(input, { from: from + text.length, to: from + text.length });
      },
      show: (problem) => select(inputOf(partOf(problem)), rangeOf(value[problem.field], problem)),
      mend: (problem) => {
        const { field, correction } = problem;
        if (!correction) return;
        const range = rangeOf(value[field], problem);
        onChange({ ...value, [field]: replaced(value[field], range, correction.meant) });
        const { from } = range;
        select(inputOf(partOf(problem)), { from, to: from + correction.meant.length });
      },
    }));

    return (
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Labelled
          name={names.subject}
          label={t('templates.subject')}
          error={errors[names.subject]}
          required
        >
          <TextInput
            ref={subject}
            lang={lang}
            value={value[names.subject]}
            onFocus={() => {
              last.current = 'subject';
            }}
            onChange={({ target }) => onChange({ ...value, [names.subject]: target.value })}
          />
        </Labelled>
        <Labelled
          name={names.body}
          label={t('templates.body')}
          hint={t('templates.body.hint')}
          error={errors[names.body]}
          required
        >
          <Textarea
            ref={body}
            lang={lang}
            rows={18}
            resizable
            style={{ minHeight: '36rem' }}
            value={value[names.body]}
            onFocus={() => {
              last.current = 'body';
            }}
            onChange={({ target }: { target: { value: string } }) =>
              onChange({ ...value, [names.body]: target.value })
            }
          />
        </Labelled>
      </Flex>
    );
  },
);
TemplateFields.displayName = 'TemplateFields';
