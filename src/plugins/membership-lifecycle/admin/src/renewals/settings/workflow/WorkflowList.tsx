import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Duplicate, Pencil, Plus, Trash } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { WorkflowView } from '../../../../../shared/core/workflows';
import { Confirm } from '../../../kit/components/Confirm';
import { ListTable } from '../../../kit/components/ListTable';
import { Notice } from '../../../kit/components/Notice';
import { StateBadge } from '../../../kit/components/StateBadge';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useGetTiersQuery } from '../../../membership/api/memberships';
import { useRemoveWorkflowMutation } from '../../../settings/api';
import { CopyDialog } from './CopyDialog';

interface Props {
  workflows: WorkflowView[];
  onOpen: (id: string) => void;
}

const COLUMNS = ['name', 'tiers', 'renewals', 'actions'] as const;

/** Every workflow, whom it is for, and what may be done with it. */
export const WorkflowList = ({ workflows, onOpen }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { data: tiers = [] } = useGetTiersQuery();
  const [remove] = useRemoveWorkflowMutation();
  const [copied, setCopied] = useState<WorkflowView | null>(null);
  const [leaving, setLeaving] = useState<WorkflowView | null>(null);
  const { refusal, submit } = useSubmit();
  const columns = COLUMNS.map((name) => ({ name, label: t(`workflows.column.${name}`) }));
  const tierName = (code: string) => text(tiers.find((tier) => tier.code === code)?.names) || code;
  const whoFollows = ({ isDefault, tierCodes }: WorkflowView) => {
    const named = tierCodes.map(tierName).join(', ');
    if (isDefault) return named ? t('workflows.others-and', { named }) : t('workflows.others');
    return named || t('workflows.nobody');
  };
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
          usual ? (
            <Button startIcon={<Plus aria-hidden />} onClick={() => setCopied(usual)}>
              {t('workflows.add')}
            </Button>
          ) : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {refusal ? <Notice tone="danger">{refusal.message}</Notice> : null}
          <ListTable caption={t('workflow.title')} columns={columns} rows={workflows}>
            {(workflow) => (
              <>
                <td>
                  <Flex gap={2} alignItems="center" wrap="wrap">
                    <Link to={`?workflow=${workflow.id}`}>
                      <Typography fontWeight="bold" textColor="primary600">
                        {workflow.name}
                      </Typography>
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
                </td>
                <td>
                  <Typography>{whoFollows(workflow)}</Typography>
                </td>
                <td>
                  <Typography>{workflow.renewals.open}</Typography>
                </td>
                <td>
                  <Flex gap={1}>
                    <IconButton
                      label={t('workflows.edit', { name: workflow.name })}
                      onClick={() => onOpen(workflow.id)}
                    >
                      <Pencil />
                    </IconButton>
                    <IconButton
                      label={t('workflows.copy', { name: workflow.name })}
                      onClick={() => setCopied(workflow)}
                    >
                      <Duplicate />
                    </IconButton>
                    <IconButton
                      label={t('workflows.remove', { name: workflow.name })}
                      onClick={() => setLeaving(workflow)}
                    >
                      <Trash />
                    </IconButton>
                  </Flex>
                </td>
              </>
            )}
          </ListTable>
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
