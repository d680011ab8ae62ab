import { Box, Button, Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { Duplicate, Pencil, Plus, Trash } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { WorkflowView } from '../../../../../shared/core/workflows';
import { Confirm } from '../../../kit/components/Confirm';
import { ListTable, type Column } from '../../../kit/components/ListTable';
import { Notice } from '../../../kit/components/Notice';
import { StateBadge } from '../../../kit/components/StateBadge';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useTrad } from '../../../kit/utils/trad';
import { ReadOnly } from '../../../settings/ReadOnly';
import { useRemoveWorkflowMutation } from '../../../settings/api';
import { CopyDialog } from './CopyDialog';
import { useFollowers } from './useFollowers';

interface Props {
  workflows: WorkflowView[];
  canChange: boolean;
  onOpen: (id: string) => void;
}

/** The actions that a row offers. */
interface Acts {
  onOpen: (id: string) => void;
  onCopy: (workflow: WorkflowView) => void;
  onRemove: (workflow: WorkflowView) => void;
}

const Name = ({ workflow }: { workflow: WorkflowView }) => {
  const { t } = useTrad();
  return (
    <>
      <Flex gap={2} alignItems="center" wrap="wrap">
        <Link tag={NavLink} to={`?workflow=${workflow.id}`}>
          {workflow.name}
        </Link>
        {workflow.isDefault ? (
          <StateBadge tone="primary">{t('workflows.default')}</StateBadge>
        ) : null}
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {t('workflows.steps', {
          stages: workflow.stages.length,
          reminders: workflow.reminders.length,
        })}
      </Typography>
    </>
  );
};

const RowActions = ({ workflow, onOpen, onCopy, onRemove }: Acts & { workflow: WorkflowView }) => {
  const { t } = useTrad();
  const { id, name } = workflow;
  return (
    <Flex gap={1}>
      <IconButton label={t('workflows.edit', { name })} onClick={() => onOpen(id)}>
        <Pencil />
      </IconButton>
      <IconButton label={t('workflows.copy', { name })} onClick={() => onCopy(workflow)}>
        <Duplicate />
      </IconButton>
      <IconButton label={t('workflows.remove', { name })} onClick={() => onRemove(workflow)}>
        <Trash />
      </IconButton>
    </Flex>
  );
};

const useColumns = (acts: Acts | null): Column<WorkflowView>[] => {
  const { t } = useTrad();
  const actions: Column<WorkflowView>[] = acts
    ? [
        {
          label: t('workflows.column.actions'),
          cell: (row) => <RowActions {...acts} workflow={row} />,
        },
      ]
    : [];
  return [
    { label: t('workflows.column.name'), cell: (row) => <Name workflow={row} /> },
    { label: t('workflows.column.tiers'), cell: useFollowers() },
    { label: t('workflows.column.renewals'), cell: (row) => row.renewals.open },
    ...actions,
  ];
};

/** Every workflow, whom it is for, and what may be done with it. */
export const WorkflowList = ({ workflows, canChange, onOpen }: Props) => {
  const { t } = useTrad();
  const [remove] = useRemoveWorkflowMutation();
  const [copied, setCopied] = useState<WorkflowView | null>(null);
  const [leaving, setLeaving] = useState<WorkflowView | null>(null);
  const { refusal, submit } = useSubmit();
  const columns = useColumns(
    canChange ? { onOpen, onCopy: setCopied, onRemove: setLeaving } : null,
  );
  const confirm = () => {
    if (!leaving) return;
    setLeaving(null);
    void submit(() => remove(leaving.id).unwrap(), {
      done: t('workflows.removed', { name: leaving.name }),
    });
  };
  const [usual] = workflows;

  return (
    <>
      <Layouts.Header
        title={t('workflow.title')}
        subtitle={t('workflows.help')}
        primaryAction={
          usual && canChange ? (
            <Button startIcon={<Plus aria-hidden />} onClick={() => setCopied(usual)}>
              {t('workflows.add')}
            </Button>
          ) : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {canChange ? null : <ReadOnly changing="workflow.manage" />}
          {refusal ? <Notice tone="danger">{refusal.message}</Notice> : null}
          <ListTable caption={t('workflow.title')} columns={columns} rows={workflows} />
          <Box>
            <Typography textColor="neutral600">{t('workflows.keep')}</Typography>
          </Box>
        </Flex>
      </Layouts.Content>
      {copied ? (
        <CopyDialog
          workflows={workflows}
          from={copied.id}
          onClose={() => setCopied(null)}
          onCopied={onOpen}
        />
      ) : null}
      <Confirm
        open={leaving !== null}
        title={t('workflows.remove', { name: leaving?.name ?? '' })}
        onConfirm={confirm}
        onClose={() => setLeaving(null)}
      >
        {t('workflows.remove.question')}
      </Confirm>
    </>
  );
};
