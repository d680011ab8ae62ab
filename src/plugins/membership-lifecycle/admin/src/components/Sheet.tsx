import type { FormEvent, ReactNode } from 'react';
import { Modal } from '@strapi/design-system';
import { useKeptFocus } from '../hooks/useKeptFocus';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useTrad } from '../utils/trad';

interface Props {
  title: string;
  onClose: () => void;
  onSubmit?: () => void;
  children: ReactNode;
  footer?: ReactNode;
}

/** A dialog of the plugin, with a form when it has something to send. */
export const Sheet = ({ title, onClose, onSubmit, children, footer }: Props) => {
  const { t } = useTrad();
  useReturnFocus();
  useKeptFocus();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React bubbles through portals: without this the Content Manager would save its form too.
    event.stopPropagation();
    onSubmit?.();
  };
  const inside = (
    <>
      <Modal.Header closeLabel={t('action.close')}>
        <Modal.Title>{title}</Modal.Title>
      </Modal.Header>
      <Modal.Body>{children}</Modal.Body>
      {footer ? <Modal.Footer>{footer}</Modal.Footer> : null}
    </>
  );
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        {onSubmit ? (
          <form onSubmit={submit} noValidate style={{ display: 'contents' }}>
            {inside}
          </form>
        ) : (
          inside
        )}
      </Modal.Content>
    </Modal.Root>
  );
};
