import { Box, Button, Flex, Grid, Link, Tabs, Typography } from '@strapi/design-system';
import { ArrowLeft, Check } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { TemplateProblem, TemplateView } from '../../../../shared/messages/templates';
import { UnsavedGuard } from '../../kit/components/UnsavedGuard';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ChangedTemplate } from './ChangedTemplate';
import { MessagePreview } from './MessagePreview';
import { RestoreDialog } from './RestoreDialog';
import { TemplateFields, type TemplateFieldsHandle } from './TemplateFields';
import { VariableList } from './VariableList';
import { LANGS, languageOf, sameTexts, textsOf, type Lang } from './texts';
import { useLastSaved } from './useLastSaved';
import { useMessagePreview } from './useMessagePreview';
import { useTemplateForm } from './useTemplateForm';
import { useUses } from './useUses';

/** Edits one template in its two languages, beside what a member would read. */
export const TemplateEditor = ({ template }: { template: TemplateView }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const lastSaved = useLastSaved();
  const uses = useUses()(template);
  const form = useTemplateForm(template);
  const preview = useMessagePreview(template.code, form.value);
  const [lang, setLang] = useState<Lang>('fr');
  const [restoring, setRestoring] = useState(false);
  const fields = useRef<TemplateFieldsHandle>(null);
  const original = textsOf(template.original);

  const problems = LANGS.flatMap((one) => preview.preview?.[one].problems ?? []);
  // The server's refusals override the problems found by the preview.
  const errors = {
    ...Object.fromEntries(problems.map(({ field, message }) => [field, text(message)])),
    ...form.errors,
  };
  const inError = languageOf(Object.keys(errors));
  const save = async (send: () => Promise<string[]>) => {
    const refused = languageOf(await send());
    if (refused) setLang(refused);
  };
  const onShow = (problem: TemplateProblem) => fields.current?.show(problem);
  const onMend = (problem: TemplateProblem) => fields.current?.mend(problem);

  return (
    <>
      <UnsavedGuard unsaved={form.changed} />
      <Layouts.Header
        title={text(template.names)}
        subtitle={lastSaved(template)}
        navigationAction={
          <Link tag={NavLink} to="?" startIcon={<ArrowLeft aria-hidden />}>
            {t('templates.back')}
          </Link>
        }
        primaryAction={
          <Flex gap={2}>
            <Button
              variant="tertiary"
              disabled={sameTexts(form.value, original)}
              onClick={() => setRestoring(true)}
            >
              {t('templates.restore')}
            </Button>
            <Button
              startIcon={<Check aria-hidden />}
              disabled={!form.changed}
              loading={form.saving}
              onClick={() => void save(form.save)}
            >
              {t('action.save')}
            </Button>
          </Flex>
        }
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
          <Box>
            {uses.map((use) => (
              <Typography tag="p" key={use}>
                {use}
              </Typography>
            ))}
          </Box>
          <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
            <Grid.Root gap={6}>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch" gap={4}>
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
                  {LANGS.map((one) => (
                    <Tabs.Content key={one} value={one}>
                      <Box paddingTop={4}>
                        <TemplateFields
                          ref={one === lang ? fields : null}
                          lang={one}
                          value={form.value}
                          errors={errors}
                          onChange={form.change}
                        />
                      </Box>
                    </Tabs.Content>
                  ))}
                </Tabs.Root>
              </Grid.Item>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                <MessagePreview
                  code={template.code}
                  texts={form.value}
                  lang={lang}
                  state={preview}
                  onShow={onShow}
                  onMend={onMend}
                />
              </Grid.Item>
            </Grid.Root>
          </Box>
          <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
            <VariableList
              lang={lang}
              variables={template.variables}
              onInsert={(name) => fields.current?.insert(`{{ ${name} }}`)}
            />
          </Box>
        </Flex>
      </Layouts.Content>
      {restoring ? (
        <RestoreDialog
          current={form.value}
          original={original}
          onRestore={() => {
            form.change(original);
            setRestoring(false);
          }}
          onClose={() => setRestoring(false)}
        />
      ) : null}
    </>
  );
};
