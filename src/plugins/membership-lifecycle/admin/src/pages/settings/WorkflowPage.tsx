import { Page } from '@strapi/strapi/admin';
import { PageBody } from '../../components/PageBody';
import { useGetWorkflowsQuery } from '../../services/settings';
import { useGetTemplatesQuery } from '../../services/templates';
import { useTrad } from '../../utils/trad';
import { SettingsFrame } from './SettingsFrame';
import { WorkflowForm } from './WorkflowForm';

const Content = () => {
  const { t } = useTrad();
  const templates = useGetTemplatesQuery();
  return (
    <PageBody query={useGetWorkflowsQuery()}>
      {(workflows) => {
        const workflow = workflows.find(({ isDefault }) => isDefault) ?? workflows[0];
        if (!workflow) return <Page.NoData content={t('workflow.none')} />;
        return <WorkflowForm workflow={workflow} templates={templates.data ?? []} />;
      }}
    </PageBody>
  );
};

/** « Parcours »: the renewal process, as staff live it. */
export const WorkflowPage = () => (
  <SettingsFrame name="workflow.title">
    <Content />
  </SettingsFrame>
);
