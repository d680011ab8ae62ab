import { Modal } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import { useKeptFocus } from '../hooks/useKeptFocus';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { TypedForm } from '../typing/TypedForm';
import { choosing } from '../utils/choosing';
import { useTrad } from '../utils/trad';
import { Confirm } from './Confirm';
import { UnsavedGuard } from './UnsavedGuard';

interface Props {
  title: string;
  onClose: () => void;
  onSubmit?: () => void;
  /** Whether a press beside it, such as a second click, leaves it alone: it is sent, or says what was done. */
  steady?: boolean;
  children: ReactNode;
  footer?: ReactNode;
}

/** A dialog, with a form if it has something to submit; asks before it discards what was typed or chosen. */
export const Sheet = ({ title, onClose, onSubmit, steady = false, children, footer }: Props) => {
  const { t } = useTrad();
  useReturnFocus();
  useKeptFocus();
  const [typed, setTyped] = useState(false);
  const [leaving, setLeaving] = useState(false);
  // A sheet without a form, such as one with a result, has no draft.
  const unsaved = typed && onSubmit !== undefined;
  const leave = () => {
    if (unsaved) setLeaving(true);
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
      <Modal.Content
        aria-describedby={undefined}
        onPointerDownOutside={(event) => steady && event.preventDefault()}
      >
        {onSubmit ? (
          <TypedForm
            onSubmit={onSubmit}
            onInput={() => setTyped(true)}
            {...choosing(() => setTyped(true))}
            style={{ display: 'contents' }}
          >
            {inside}
          </TypedForm>
        ) : (
          inside
        )}
        {unsaved ? <UnsavedGuard unsaved isDialog /> : null}
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
