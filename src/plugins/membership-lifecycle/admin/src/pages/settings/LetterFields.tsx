import { forwardRef, useImperativeHandle, useRef } from 'react';
import { Flex, Textarea, TextInput } from '@strapi/design-system';
import type { TemplateInput } from '../../../../shared/contracts';
import { Labelled } from '../../components/Labelled';
import { useTrad } from '../../utils/trad';

export type Lang = 'fr' | 'en';
export interface LetterHandle {
  /** Puts a text where the cursor was last. */
  insert: (text: string) => void;
}

interface Props {
  lang: Lang;
  value: TemplateInput;
  errors: Record<string, string>;
  onChange: (value: TemplateInput) => void;
}

type Input = HTMLInputElement | HTMLTextAreaElement;
const NAMES = {
  fr: { subject: 'subjectFr', body: 'bodyFr' },
  en: { subject: 'subjectEn', body: 'bodyEn' },
} as const;

/** The subject and the body of a letter in one language. */
export const LetterFields = forwardRef<LetterHandle, Props>(
  ({ lang, value, errors, onChange }, ref) => {
    const { t } = useTrad();
    const subject = useRef<HTMLInputElement>(null);
    const body = useRef<HTMLTextAreaElement>(null);
    const last = useRef<'subject' | 'body'>('body');
    const names = NAMES[lang];

    useImperativeHandle(ref, () => ({
      insert: (text) => {
        const name = names[last.current];
        const input: Input | null = last.current === 'subject' ? subject.current : body.current;
        const from = input?.selectionStart ?? value[name].length;
        const to = input?.selectionEnd ?? from;
        onChange({ ...value, [name]: value[name].slice(0, from) + text + value[name].slice(to) });
        // After React has written the new value, or the cursor would jump to the end.
        requestAnimationFrame(() => {
          input?.focus();
          input?.setSelectionRange(from + text.length, from + text.length);
        });
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
            rows={16}
            resizable
            style={{ minHeight: '32rem' }}
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
LetterFields.displayName = 'LetterFields';
