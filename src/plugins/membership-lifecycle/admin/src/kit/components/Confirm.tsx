import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useTrad } from '../utils/trad';

interface Props {
  open: boolean;
  title: string;
  children: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Mounted while the question is open. */
const ReturnFocus = () => {
  useReturnFocus();
  return null;
};

/** Asks before something that is hard to take back. */
export const Confirm = ({ open, title, children, onConfirm, onClose }: Props) => {
  const { t } = useTrad();
  // Strapi's « Annuler » would be ambiguous under « Annuler ce règlement ? ».
  const back = (
    <Dialog.Cancel>
      <Button fullWidth variant="tertiary">
        {t('action.back')}
      </Button>
    </Dialog.Cancel>
  );
  return (
    <Dialog.Root open={open} onOpenChange={(next: boolean) => !next && onClose()}>
      {open ? <ReturnFocus /> : null}
      <ConfirmDialog title={title} onConfirm={onConfirm} startAction={back}>
        {children}
      </ConfirmDialog>
    </Dialog.Root>
  );
};
