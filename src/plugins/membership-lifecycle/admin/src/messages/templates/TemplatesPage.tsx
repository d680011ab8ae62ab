import { Layouts, useQueryParams } from '@strapi/strapi/admin';
import { PageBody } from '../../kit/components/PageBody';
import { useTrad } from '../../kit/utils/trad';
import { SettingsFrame } from '../../settings/SettingsFrame';
import { useGetTemplatesQuery } from '../api/templates';
import { TemplateEditor } from './TemplateEditor';
import { TemplateTable } from './TemplateTable';

const Content = () => {
  const { t } = useTrad();
  const [{ query: address }] = useQueryParams<{ letter?: string }>();
  const query = useGetTemplatesQuery();
  return (
    <PageBody query={query}>
      {(templates) => {
        const chosen = templates.find(({ code }) => code === address.letter);
        return chosen ? (
          <TemplateEditor key={chosen.code} template={chosen} />
        ) : (
          <>
            <Layouts.Header title={t('templates.title')} subtitle={t('templates.title.help')} />
            <Layouts.Content>
              <TemplateTable templates={templates} />
            </Layouts.Content>
          </>
        );
      }}
    </PageBody>
  );
};

/** « Modèles d’e-mails »: every message that the application writes, in staff's own words. */
export const TemplatesPage = () => (
  <SettingsFrame name="templates.title">
    <Content />
  </SettingsFrame>
);
