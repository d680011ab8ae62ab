import { Button, Flex } from '@strapi/design-system';
import { Check, Eye } from '@strapi/icons';
import { BackButton, Layouts } from '@strapi/strapi/admin';
import type { WorkflowView } from '../../../../../shared/core/workflows';
import type { Choice } from '../../../kit/components/ChoiceInput';
import { Notice } from '../../../kit/components/Notice';
import { UnsavedGuard } from '../../../kit/components/UnsavedGuard';
import { TypedForm } from '../../../kit/typing/TypedForm';
import { useTrad } from '../../../kit/utils/trad';
import { ReminderList } from './ReminderList';
import { StageList } from './StageList';
import { WorkflowDifference } from './WorkflowDifference';
import { WorkflowMeanwhile } from './WorkflowMeanwhile';
import { WorkflowRoad } from './WorkflowRoad';
import { WorkflowRules } from './WorkflowRules';
import { WorkflowWho } from './WorkflowWho';
import { useWorkflowForm } from './useWorkflowForm';

interface Props {
  workflow: WorkflowView;
  others: readonly WorkflowView[];
  templates: readonly Choice[];
  onReload: () => void;
}

/** The name of the workflow, and what would change of it, shown or saved. */
const Head = ({ form }: { form: ReturnType<typeof useWorkflowForm> }) => {
  const { t } = useTrad();
  return (
    <Layouts.Header
      title={form.view.name}
      subtitle={t('workflow.title.help')}
      navigationAction={<BackButton fallback="/settings/membership-lifecycle/workflow" />}
      primaryAction={
        <Flex gap={2} wrap="wrap">
          <Button
            variant="tertiary"
            startIcon={<Eye aria-hidden />}
            disabled={!form.changed}
            loading={form.comparing}
            onClick={() => form.compare(false)}
          >
            {t('workflow.compare')}
          </Button>
          <Button
            type="submit"
            startIcon={<Check aria-hidden />}
            disabled={!form.changed}
            loading={form.saving || form.comparing}
          >
            {t('action.save')}
          </Button>
        </Flex>
      }
    />
  );
};

/** The form of a workflow: whom it is for, its road, its rules, its stages in order, its reminders. */
export const WorkflowForm = ({ workflow, others, templates, onReload }: Props) => {
  const { t } = useTrad();
  const form = useWorkflowForm(workflow);
  const { view, value, errors, change, shown } = form;
  const wrong = Object.keys(errors).length;
  return (
    <TypedForm onSubmit={() => form.compare(true)}>
      <Head form={form} />
      <UnsavedGuard unsaved={form.changed} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {form.meanwhile ? (
            <WorkflowMeanwhile changed={form.meanwhile} onReload={onReload} />
          ) : null}
          {wrong > 0 ? (
            <Notice tone="danger">{t('workflow.wrong', { count: wrong })}</Notice>
          ) : null}
          <WorkflowRoad value={value} templates={templates} help={t('road.help')} />
          <WorkflowWho
            value={value}
            locked={view.isDefault}
            others={others}
            errors={errors}
            onChange={change}
          />
          <WorkflowRules value={value} errors={errors} onChange={change} />
          <StageList
            value={value}
            saved={view}
            templates={templates}
            errors={errors}
            onChange={change}
          />
          <ReminderList value={value} templates={templates} errors={errors} onChange={change} />
        </Flex>
      </Layouts.Content>
      {shown ? (
        <WorkflowDifference
          difference={shown.difference}
          onClose={form.dismiss}
          {...(shown.saving ? { onConfirm: form.store } : {})}
        />
      ) : null}
    </TypedForm>
  );
};
