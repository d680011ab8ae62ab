import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { WorkflowView } from '../../../../shared/core/workflows';
import { PageBody } from '../../kit/components/PageBody';
import { useTrad } from '../../kit/utils/trad';
import { useGetTemplatesQuery } from '../../messages/api/templates';
import { SettingsFrame } from '../../settings/SettingsFrame';
import { useGetWorkflowsQuery } from '../../settings/api';
import { WorkflowForm } from './workflow/WorkflowForm';
import { WorkflowList } from './workflow/WorkflowList';

const Content = () => {
  const { t } = useTrad();
  const [params, setParams] = useSearchParams();
  const [reloads, setReloads] = useState(0);
  const templates = useGetTemplatesQuery();
  const query = useGetWorkflowsQuery();
  const id = params.get('workflow');
  const open = (next: string) => setParams({ workflow: next });
  const shown = (workflows: WorkflowView[]) => {
    if (id === null) return <WorkflowList workflows={workflows} onOpen={open} />;
    const workflow = workflows.find((one) => one.id === id);
    if (!workflow) return <Page.NoData content={t('workflow.none')} />;
    return (
      <WorkflowForm
        key={`${id} ${reloads}`}
        workflow={workflow}
        others={workflows.filter((one) => one.id !== id)}
        templates={templates.data ?? []}
        onReload={() => void query.refetch().then(() => setReloads((count) => count + 1))}
      />
    );
  };
  return <PageBody query={query}>{shown}</PageBody>;
};

/** « Parcours »: the renewal processes, as staff live them. */
export const WorkflowPage = () => (
  <SettingsFrame name="workflow.title">
    <Content />
  </SettingsFrame>
);
