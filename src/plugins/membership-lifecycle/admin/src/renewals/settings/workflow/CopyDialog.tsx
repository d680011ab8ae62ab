import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { WorkflowView } from '../../../../../shared/core/workflows';
import { useRefusal } from '../../../kit/api/refusal';
import { ChoiceInput } from '../../../kit/components/ChoiceInput';
import { Labelled } from '../../../kit/components/Labelled';
import { Notice } from '../../../kit/components/Notice';
import { Sheet } from '../../../kit/components/Sheet';
import { useTrad } from '../../../kit/utils/trad';
import { TextField } from '../../../settings/TextField';
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
  const { read } = useRefusal();
  const [copy, { isLoading }] = useCopyWorkflowMutation();
  const [source, setSource] = useState(from);
  const [name, setName] = useState('');
  const [refused, setRefused] = useState({ name: '', other: '' });
  const submit = async () => {
    try {
      const made = await copy({ name, from: source }).unwrap();
      onClose();
      onCopied(made.id);
    } catch (error) {
      const { fields, message } = read(error);
      setRefused({ name: fields.name ?? '', other: fields.name ? '' : message });
    }
  };
  return (
    <Sheet
      title={t('workflows.add')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={isLoading}>
            {t('workflows.add.confirm')}
          </Button>
        </>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {refused.other ? <Notice tone="danger">{refused.other}</Notice> : null}
        <TextField
          name="name"
          label={t('workflow.name')}
          hint={t('workflows.name.hint')}
          error={refused.name || undefined}
          required
          value={name}
          onChange={setName}
        />
        <Labelled label={t('workflows.from')} hint={t('workflows.from.hint')}>
          <ChoiceInput
            value={source}
            choices={workflows.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setSource}
          />
        </Labelled>
      </Flex>
    </Sheet>
  );
};
