import { Modal } from '@strapi/design-system';
import { useTrad } from '../../../kit/utils/trad';
import { NextYearBody } from './NextYearBody';

interface Props {
  documentId: string;
  onClose: () => void;
}

/** « Préparer l’offre de l’année suivante », opened from the panel of an offer. */
export const NextYearDialog = ({ documentId, onClose }: Props) => {
  const { t } = useTrad();
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={t('action.close')}>
          <Modal.Title>{t('next-year.action')}</Modal.Title>
        </Modal.Header>
        <NextYearBody documentId={documentId} onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
};
