import { useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { PageBody } from '../../components/PageBody';
import { useGetTemplatesQuery } from '../../services/settings';
import { useTrad } from '../../utils/trad';
import { SettingsFrame } from './SettingsFrame';
import { TemplateEditor } from './TemplateEditor';
import { TemplateList } from './TemplateList';

const Content = () => {
  const { t } = useTrad();
  const query = useGetTemplatesQuery();
  const [code, setCode] = useState('');
  return (
    <>
      <Layouts.Header title={t('templates.title')} subtitle={t('templates.title.help')} />
      <Layouts.Content>
        <PageBody query={query}>
          {(templates) => {
            const chosen = templates.find((template) => template.code === code) ?? templates[0];
            if (!chosen) return <Typography>{t('templates.none')}</Typography>;
            return (
              <Flex gap={6} alignItems="start" wrap={{ initial: 'wrap', large: 'nowrap' }}>
                <TemplateList templates={templates} chosen={chosen.code} onChoose={setCode} />
                <Box flex="1" minWidth={0}>
                  <TemplateEditor key={chosen.code} template={chosen} />
                </Box>
              </Flex>
            );
          }}
        </PageBody>
      </Layouts.Content>
    </>
  );
};

/** « Modèles d’e-mails »: every letter that the application writes, in staff's own words. */
export const TemplatesPage = () => (
  <SettingsFrame name="templates.title">
    <Content />
  </SettingsFrame>
);
