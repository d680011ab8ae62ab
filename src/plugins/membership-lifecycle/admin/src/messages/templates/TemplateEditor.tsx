import { Button, Flex, Grid } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { TemplateView } from '../../../../shared/messages/templates';
import { UnsavedGuard } from '../../kit/components/UnsavedGuard';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ChangedTemplate } from './ChangedTemplate';
import { MessagePreview } from './MessagePreview';
import { RestoreDialog } from './RestoreDialog';
import { TemplateFields, type TemplateFieldsHandle } from './TemplateFields';
import { BackToLetters, LanguageTabs, Panel, Uses } from './TemplateParts';
import { VariableList } from './VariableList';
import { LANGS, languageOf, sameTexts, textsOf, type Lang } from './texts';
import { useLastSaved } from './useLastSaved';
import { useMessagePreview } from './useMessagePreview';
import { useTemplateForm } from './useTemplateForm';

type Form = ReturnType<typeof useTemplateForm>;

interface HeadProps {
  template: TemplateView;
  form: Form;
  onSave: () => void;
  onRestore: () => void;
}

const Head = ({ template, form, onSave, onRestore }: HeadProps) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const lastSaved = useLastSaved();
  return (
    <Layouts.Header
      title={text(template.names)}
      subtitle={lastSaved(template)}
      navigationAction={<BackToLetters />}
      primaryAction={
        <Flex gap={2}>
          <Button
            variant="tertiary"
            disabled={sameTexts(form.value, textsOf(template.original))}
            onClick={onRestore}
          >
            {t('templates.restore')}
          </Button>
          <Button
            startIcon={<Check aria-hidden />}
            disabled={!form.changed}
            loading={form.saving}
            onClick={onSave}
          >
            {t('action.save')}
          </Button>
        </Flex>
      }
    />
  );
};

interface LanguagesProps {
  lang: Lang;
  form: Form;
  errors: Record<string, string>;
  fields: RefObject<TemplateFieldsHandle>;
  onLang: (lang: Lang) => void;
}

/** The fields of both languages, each behind its tab. */
const Languages = ({ lang, form, errors, fields, onLang }: LanguagesProps) => (
  <LanguageTabs lang={lang} wrong={languageOf(Object.keys(errors))} onLang={onLang}>
    {(one) => (
      <TemplateFields
        ref={one === lang ? fields : null}
        lang={one}
        value={form.value}
        errors={errors}
        onChange={form.change}
      />
    )}
  </LanguageTabs>
);

/** The draft of a template, with what its preview and the server say of it. */
const useEditor = (template: TemplateView) => {
  const { text } = useFormat();
  const form = useTemplateForm(template);
  const preview = useMessagePreview(template.code, form.value);
  const [lang, setLang] = useState<Lang>('fr');
  const problems = LANGS.flatMap((one) => preview.preview?.[one].problems ?? []);
  // The server's refusals override the problems found by the preview.
  const errors = {
    ...Object.fromEntries(problems.map(({ field, message }) => [field, text(message)])),
    ...form.errors,
  };
  const save = async (send: () => Promise<string[]>) => {
    const refused = languageOf(await send());
    if (refused) setLang(refused);
  };
  return { form, preview, lang, setLang, errors, save };
};

/** Edits one template in its two languages, beside what a member would read. */
export const TemplateEditor = ({ template }: { template: TemplateView }) => {
  const { form, preview, lang, setLang, errors, save } = useEditor(template);
  const [restoring, setRestoring] = useState(false);
  const fields = useRef<TemplateFieldsHandle>(null);
  const original = textsOf(template.original);
  const restore = () => {
    form.change(original);
    setRestoring(false);
  };
  return (
    <>
      <UnsavedGuard unsaved={form.changed} />
      <Head
        template={template}
        form={form}
        onSave={() => void save(form.save)}
        onRestore={() => setRestoring(true)}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {form.conflict ? (
            <ChangedTemplate
              conflict={form.conflict}
              mine={form.value}
              saving={form.saving}
              onKeepMine={() => void save(form.keepMine)}
              onTakeTheirs={form.takeTheirs}
            />
          ) : null}
          <Uses template={template} />
          <Panel>
            <Grid.Root gap={6}>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch" gap={4}>
                <Languages {...{ lang, form, errors, fields }} onLang={setLang} />
              </Grid.Item>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                <MessagePreview
                  code={template.code}
                  texts={form.value}
                  lang={lang}
                  state={preview}
                  onShow={(problem) => fields.current?.show(problem)}
                  onMend={(problem) => fields.current?.mend(problem)}
                />
              </Grid.Item>
            </Grid.Root>
          </Panel>
          <Panel>
            <VariableList
              lang={lang}
              variables={template.variables}
              onInsert={(name) => fields.current?.insert(`{{ ${name} }}`)}
            />
          </Panel>
        </Flex>
      </Layouts.Content>
      {restoring ? (
        <RestoreDialog
          current={form.value}
          original={original}
          onRestore={restore}
          onClose={() => setRestoring(false)}
        />
      ) : null}
    </>
  );
};
