import { Flex } from '@strapi/design-system';
import { Layouts, useQueryParams } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { PageBody } from '../../kit/components/PageBody';
import { useCan } from '../../kit/utils/can';
import { useTrad } from '../../kit/utils/trad';
import { ReadOnly } from '../../settings/ReadOnly';
import { SettingsFrame } from '../../settings/SettingsFrame';
import { useGetTemplatesQuery } from '../api/templates';
import { TemplateEditor } from './TemplateEditor';
import { TemplateReader } from './TemplateReader';
import { TemplateTable } from './TemplateTable';

const { messageRead, templatesManage } = PERMISSIONS;

const Content = () => {
  const { t } = useTrad();
  const canChange = useCan(templatesManage);
  const Chosen = canChange ? TemplateEditor : TemplateReader;
  const [{ query: address }] = useQueryParams<{ letter?: string }>();
  const query = useGetTemplatesQuery();
  return (
    <PageBody query={query}>
      {(templates) => {
        const chosen = templates.find(({ code }) => code === address.letter);
        return chosen ? (
          <Chosen key={chosen.code} template={chosen} />
        ) : (
          <>
            <Layouts.Header title={t('templates.title')} subtitle={t('templates.title.help')} />
            <Layouts.Content>
              <Flex direction="column" alignItems="stretch" gap={6}>
                {canChange ? null : <ReadOnly changing="templates.manage" />}
                <TemplateTable templates={templates} />
              </Flex>
            </Layouts.Content>
          </>
        );
      }}
    </PageBody>
  );
};

/** « Modèles d’e-mails »: every message that the application writes, in staff's own words. */
export const TemplatesPage = () => (
  <SettingsFrame name="templates.title" opensFor={[messageRead, templatesManage]}>
    <Content />
  </SettingsFrame>
);
