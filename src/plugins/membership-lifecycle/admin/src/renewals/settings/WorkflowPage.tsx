import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { WorkflowView } from '../../../../shared/core/workflows';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { PageBody } from '../../kit/components/PageBody';
import { useCan } from '../../kit/utils/can';
import { useTrad } from '../../kit/utils/trad';
import { TEMPLATE_CODES } from '../../messages/template-codes';
import { useTemplateName } from '../../messages/useTemplateName';
import { SettingsFrame } from '../../settings/SettingsFrame';
import { useGetWorkflowsQuery } from '../../settings/api';
import { WorkflowForm } from './workflow/WorkflowForm';
import { WorkflowList } from './workflow/WorkflowList';
import { WorkflowReader } from './workflow/WorkflowReader';

const { membershipRead, workflowManage } = PERMISSIONS;

const Content = () => {
  const { t } = useTrad();
  const [params, setParams] = useSearchParams();
  const [reloads, setReloads] = useState(0);
  const canChange = useCan(workflowManage);
  const templateName = useTemplateName();
  // By our own names: the texts themselves are for those who read messages.
  const templates = TEMPLATE_CODES.map((code) => ({ value: code, label: templateName(code) }));
  const query = useGetWorkflowsQuery();
  const id = params.get('workflow');
  const open = (next: string) => setParams({ workflow: next });
  const shown = (workflows: WorkflowView[]) => {
    if (id === null) return <WorkflowList {...{ workflows, canChange }} onOpen={open} />;
    const workflow = workflows.find((one) => one.id === id);
    if (!workflow) return <Page.NoData content={t('workflow.none')} />;
    if (!canChange) return <WorkflowReader workflow={workflow} templates={templates} />;
    return (
      <WorkflowForm
        key={`${id} ${reloads}`}
        workflow={workflow}
        others={workflows.filter((one) => one.id !== id)}
        templates={templates}
        onReload={() => void query.refetch().then(() => setReloads((count) => count + 1))}
      />
    );
  };
  return <PageBody query={query}>{shown}</PageBody>;
};

/** « Parcours »: the renewal processes, as staff live them. */
export const WorkflowPage = () => (
  <SettingsFrame name="workflow.title" opensFor={[membershipRead, workflowManage]}>
    <Content />
  </SettingsFrame>
);
