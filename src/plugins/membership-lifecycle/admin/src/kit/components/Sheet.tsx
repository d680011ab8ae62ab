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

/** A dialog, with a form if it has something to submit; asks before it discards typed data. */
export const Sheet = ({ title, onClose, onSubmit, children, footer }: Props) => {
  const { t } = useTrad();
  useReturnFocus();
  useKeptFocus();
  const [typed, setTyped] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React events bubble through portals: otherwise the Content Manager's form would be saved too.
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
