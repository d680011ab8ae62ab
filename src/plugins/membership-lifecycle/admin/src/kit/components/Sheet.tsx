import { Modal } from '@strapi/design-system';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useKeptFocus } from '../hooks/useKeptFocus';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useTrad } from '../utils/trad';
import { Confirm } from './Confirm';

interface Props {
  title: string;
  onClose: () => void;
  onSubmit?: () => void;
  children: ReactNode;
  footer?: ReactNode;
}

/**
 * A dialog of the plugin, with a form when it has something to send: what was typed in it is not thrown
 * away without a question.
 */
export const Sheet = ({ title, onClose, onSubmit, children, footer }: Props) => {
  const { t } = useTrad();
  useReturnFocus();
  useKeptFocus();
  const [typed, setTyped] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React bubbles through portals: without this the Content Manager would save its form too.
    event.stopPropagation();
    onSubmit?.();
  };
  const leave = () => {
    if (typed) setLeaving(true);
    else onClose();
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
    <Modal.Root open onOpenChange={(open: boolean) => !open && leave()}>
      <Modal.Content aria-describedby={undefined}>
        {onSubmit ? (
          <form
            onSubmit={submit}
            onInput={() => setTyped(true)}
            noValidate
            style={{ display: 'contents' }}
          >
            {inside}
          </form>
        ) : (
          inside
        )}
        <Confirm
          open={leaving}
          title={t('unsaved.dialog.title')}
          onConfirm={onClose}
          onClose={() => setLeaving(false)}
        >
          {t('unsaved.dialog.question')}
        </Confirm>
      </Modal.Content>
    </Modal.Root>
  );
};
