import { Button, Flex, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useTrad } from '../utils/trad';
import { Notice } from './Notice';
import { Sheet } from './Sheet';

interface Props {
  title: string;
  /** The text of the button that sends the form. */
  submit: string;
  /** Whether submitting removes something. */
  danger?: boolean;
  pending: boolean;
  disabled?: boolean;
  /** Whether what sending does is not known yet: the button can be pressed, and says that it waits. */
  waits?: boolean;
  /** Why it was refused, if no field shows it. */
  refused?: string | null | undefined;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with a form: its fields below each other, then back, or send. */
export const FormSheet = ({
  title,
  submit,
  danger = false,
  pending,
  disabled = false,
  waits = false,
  refused,
  onSubmit,
  onClose,
  children,
}: Props) => {
  const { t } = useTrad();
  const footer = (
    <>
      <Modal.Close>
        <Button variant="tertiary">{t('action.back')}</Button>
      </Modal.Close>
      <Button
        type="submit"
        variant={danger ? 'danger' : 'default'}
        loading={pending}
        disabled={disabled}
        {...(waits ? { 'aria-disabled': true } : {})}
      >
        {submit}
      </Button>
    </>
  );
  return (
    <Sheet {...{ title, onClose, onSubmit, footer }} steady={pending}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {refused ? <Notice tone="danger">{refused}</Notice> : null}
        {children}
      </Flex>
    </Sheet>
  );
};
