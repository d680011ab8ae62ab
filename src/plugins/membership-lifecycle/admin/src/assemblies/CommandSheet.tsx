import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { FormFooter } from '../kit/components/FormFooter';
import { Notice } from '../kit/components/Notice';
import { Sheet } from '../kit/components/Sheet';
import { useSubmit } from '../kit/hooks/useSubmit';
import type { RunAssembly } from './api';
import { useRun } from './useRun';

interface Props {
  title: string;
  subject?: string;
  help?: string;
  /** A red button, for an irreversible action. */
  danger?: boolean;
  command: RunAssembly;
  onClose: () => void;
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
    <Sheet
      title={title}
      onClose={onClose}
      onSubmit={() => void send()}
      footer={
        <FormFooter danger={danger} loading={pending}>
          {title}
        </FormFooter>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {subject ? <Typography fontWeight="semiBold">{subject}</Typography> : null}
        {help ? <Typography textColor="neutral600">{help}</Typography> : null}
        {refusal ? <Notice tone="danger">{refusal.message}</Notice> : null}
        {children(errors)}
      </Flex>
    </Sheet>
  );
};
