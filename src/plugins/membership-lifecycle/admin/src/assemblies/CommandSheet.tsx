import { Typography } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import { FormSheet } from '../kit/components/FormSheet';
import { useSubmit } from '../kit/hooks/useSubmit';
import { TextField } from './PlanField';
import type { RunAssembly } from './api';
import { useRun } from './useRun';

interface Sheet {
  title: string;
  subject?: string;
  help?: string;
  onClose: () => void;
}

interface Props extends Sheet {
  /** A red button, for an irreversible action. */
  danger?: boolean;
  command: RunAssembly;
  onDone?: (id: string) => void;
  /** The fields, with what is wrong with each. */
  children: (errors: Record<string, string>) => ReactNode;
}

/** A dialog that sends one command of an assembly. */
export const CommandSheet = ({
  title,
  subject,
  help,
  danger = false,
  command,
  onClose,
  onDone,
  children,
}: Props) => {
  const { run } = useRun();
  const { pending, refusal, errors, submit } = useSubmit();
  const send = () =>
    submit(() => run(command), {
      then: ({ id }) => {
        onClose();
        onDone?.(id);
      },
    });
  return (
    <FormSheet
      title={title}
      submit={title}
      danger={danger}
      pending={pending}
      refused={refusal?.message}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {subject ? <Typography fontWeight="semiBold">{subject}</Typography> : null}
      {help ? <Typography textColor="neutral600">{help}</Typography> : null}
      {children(errors)}
    </FormSheet>
  );
};

/** Asks why something is taken back, and takes it back. */
export const ReasonSheet = ({
  command,
  ...sheet
}: Sheet & { command: (reason: string) => RunAssembly }) => {
  const [reason, setReason] = useState('');
  return (
    <CommandSheet danger {...sheet} command={command(reason)}>
      {(errors) => (
        <TextField
          name="reason"
          long
          required
          value={reason}
          error={errors.reason}
          onChange={setReason}
        />
      )}
    </CommandSheet>
  );
};
