import { Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';

interface Props {
  open: boolean;
  title: string;
  children: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that is hard to take back. */
export const Confirm = ({ open, title, children, onConfirm, onClose }: Props) => (
  <Dialog.Root open={open} onOpenChange={(next: boolean) => !next && onClose()}>
    <ConfirmDialog title={title} onConfirm={onConfirm} onCancel={onClose}>
      {children}
    </ConfirmDialog>
  </Dialog.Root>
);
