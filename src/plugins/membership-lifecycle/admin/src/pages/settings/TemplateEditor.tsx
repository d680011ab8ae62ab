import { useRef, useState } from 'react';
import { Button, Flex, Tabs } from '@strapi/design-system';
import type { TemplateInput, TemplateView } from '../../../../shared/contracts';
import { Confirm } from '../../components/Confirm';
import { useSaveTemplateMutation } from '../../services/settings';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';
import { Card } from './Card';
import { LetterFields } from './LetterFields';
import type { Lang, LetterHandle } from './LetterFields';
import { TemplatePreviewDialog } from './TemplatePreviewDialog';
import { useSettingsForm } from './useSettingsForm';
import { VariableList } from './VariableList';

const LANGS: readonly Lang[] = ['fr', 'en'];
const inputOf = ({ subjectFr, bodyFr, subjectEn, bodyEn }: TemplateInput): TemplateInput => ({
  subjectFr,
  bodyFr,
  subjectEn,
  bodyEn,
});

/** Edits one letter in its two languages, shows it filled with samples, and can take it back. */
export const TemplateEditor = ({ template }: { template: TemplateView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const [save] = useSaveTemplateMutation();
  const form = useSettingsForm(inputOf(template), (input) =>
    save({ code: template.code, input }).unwrap(),
  );
  const [lang, setLang] = useState<Lang>('fr');
  const [dialog, setDialog] = useState<'preview' | 'restore' | null>(null);
  const letter = useRef<LetterHandle>(null);
  const original = inputOf(template.original);
  const isOriginal = JSON.stringify(form.value) === JSON.stringify(original);
  const inError = LANGS.find((one) =>
    Object.keys(form.errors).some((path) => path.endsWith(one === 'fr' ? 'Fr' : 'En')),
  );

  return (
    <form onSubmit={form.submit} noValidate>
      <Card
        title={format.text(template.names)}
        action={
          <Flex gap={2} wrap="wrap" justifyContent="flex-end">
            <Button variant="tertiary" disabled={isOriginal} onClick={() => setDialog('restore')}>
              {t('templates.restore')}
            </Button>
            <Button variant="secondary" onClick={() => setDialog('preview')}>
              {t('templates.preview')}
            </Button>
            <Button type="submit" disabled={!form.changed} loading={form.saving}>
              {t('action.save')}
            </Button>
          </Flex>
        }
      >
        <Tabs.Root
          value={lang}
          variant="simple"
          hasError={inError}
          onValueChange={(next) => setLang(next === 'en' ? 'en' : 'fr')}
        >
          <Tabs.List aria-label={t('templates.language')}>
            {LANGS.map((one) => (
              <Tabs.Trigger key={one} value={one}>
                {t(`language.${one}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </Tabs.Root>
        <LetterFields
          ref={letter}
          lang={lang}
          value={form.value}
          errors={form.errors}
          onChange={form.change}
        />
        <VariableList
          variables={template.variables}
          onInsert={(name) => letter.current?.insert(`{{ ${name} }}`)}
        />
      </Card>
      {dialog === 'preview' ? (
        <TemplatePreviewDialog
          code={template.code}
          input={form.value}
          onClose={() => setDialog(null)}
        />
      ) : null}
      <Confirm
        open={dialog === 'restore'}
        title={t('templates.restore')}
        onConfirm={() => {
          form.change(original);
          setDialog(null);
        }}
        onClose={() => setDialog(null)}
      >
        {t('templates.restore-warning')}
      </Confirm>
    </form>
  );
};
