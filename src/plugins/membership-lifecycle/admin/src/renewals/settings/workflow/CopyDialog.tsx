import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { WorkflowView } from '../../../../../shared/core/workflows';
import { Notice } from '../../../kit/components/Notice';
import { Sheet } from '../../../kit/components/Sheet';
import { ChoiceField, TextField } from '../../../kit/components/fields';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useTrad } from '../../../kit/utils/trad';
import { useCopyWorkflowMutation } from '../../../settings/api';

interface Props {
  workflows: readonly WorkflowView[];
  from: string;
  onCopied: (id: string) => void;
  onClose: () => void;
}

/** A new workflow begins as the copy of one that exists. */
export const CopyDialog = ({ workflows, from, onCopied, onClose }: Props) => {
  const { t } = useTrad();
  const [copy] = useCopyWorkflowMutation();
  const [source, setSource] = useState(from);
  const [name, setName] = useState('');
  const { pending, errors, unplaced, submit } = useSubmit();
  const refused = unplaced(['name']);
  const send = () =>
    submit(() => copy({ name, from: source }).unwrap(), {
      then: ({ id }) => {
        onClose();
        onCopied(id);
      },
    });
  return (
    <Sheet
      title={t('workflows.add')}
      onClose={onClose}
      steady={pending}
      onSubmit={() => void send()}
      footer={
        <>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.back')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('workflows.add.confirm')}
          </Button>
        </>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {refused ? <Notice tone="danger">{refused}</Notice> : null}
        <TextField
          name="name"
          label={t('workflow.name')}
          hint={t('workflows.name.hint')}
          error={errors.name}
          required
          value={name}
          onChange={setName}
        />
        <ChoiceField
          name="from"
          label={t('workflows.from')}
          hint={t('workflows.from.hint')}
          value={source}
          choices={workflows.map((one) => ({ value: one.id, label: one.name }))}
          onChange={setSource}
        />
      </Flex>
    </Sheet>
  );
};
