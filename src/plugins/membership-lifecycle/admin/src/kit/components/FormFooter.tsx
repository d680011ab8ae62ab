import { Button, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useTrad } from '../utils/trad';

interface Props {
  /** What is sent takes something away. */
  danger?: boolean;
  loading: boolean;
  disabled?: boolean;
  /** What the button that sends says. */
  children: ReactNode;
}

/** The foot of a dialog with a form: back, or send. */
export const FormFooter = ({ danger = false, loading, disabled = false, children }: Props) => {
  const { t } = useTrad();
  return (
    <>
      <Modal.Close>
        <Button variant="tertiary">{t('action.back')}</Button>
      </Modal.Close>
      <Button
        type="submit"
        variant={danger ? 'danger' : 'default'}
        loading={loading}
        disabled={disabled}
      >
        {children}
      </Button>
    </>
  );
};
