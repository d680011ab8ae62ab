import { Flex, Grid, Loader, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { TemplateView } from '../../../../shared/messages/templates';
import { useRefusal } from '../../kit/api/refusal';
import { FieldText } from '../../kit/components/FieldText';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ReadOnly } from '../../settings/ReadOnly';
import { useGetTemplatePreviewQuery } from '../api/templates';
import { Letter } from './Letter';
import { BackToLetters, LanguageTabs, Panel, Uses } from './TemplateParts';
import { FIELDS, type Lang } from './texts';
import { useLastSaved } from './useLastSaved';

/** The letter with the examples. */
const Example = ({ code, lang }: { code: string; lang: Lang }) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const { data: preview, error } = useGetTemplatePreviewQuery(code);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2">
        {t('templates.preview')}
      </Typography>
      {error ? <Notice tone="danger">{read(error).message}</Notice> : null}
      {!preview && !error ? <Loader>{t('state.loading')}</Loader> : null}
      <Letter lang={lang} preview={preview} membership="" stale={false} />
    </Flex>
  );
};

/** One template in its two languages, for those who read it and may not change it. */
export const TemplateReader = ({ template }: { template: TemplateView }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const lastSaved = useLastSaved();
  const [lang, setLang] = useState<Lang>('fr');
  return (
    <>
      <Layouts.Header
        title={text(template.names)}
        subtitle={lastSaved(template)}
        navigationAction={<BackToLetters />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <ReadOnly changing="templates.manage" />
          <Uses template={template} />
          <Panel>
            <Grid.Root gap={6}>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                <LanguageTabs lang={lang} onLang={setLang}>
                  {(one) => (
                    <Flex direction="column" alignItems="stretch" gap={4}>
                      <FieldText label={t('templates.subject')} lang={one}>
                        {template[FIELDS[one].subject]}
                      </FieldText>
                      <FieldText label={t('templates.body')} lang={one}>
                        {template[FIELDS[one].body]}
                      </FieldText>
                    </Flex>
                  )}
                </LanguageTabs>
              </Grid.Item>
              <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
                <Example code={template.code} lang={lang} />
              </Grid.Item>
            </Grid.Root>
          </Panel>
        </Flex>
      </Layouts.Content>
    </>
  );
};
