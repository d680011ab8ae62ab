import { Button, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useTrad } from '../utils/trad';

interface Props {
  /** Whether submitting removes something. */
  danger?: boolean;
  loading: boolean;
  disabled?: boolean;
  /** The text of the submit button. */
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
