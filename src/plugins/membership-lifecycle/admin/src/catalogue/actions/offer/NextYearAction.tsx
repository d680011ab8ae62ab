import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { ArrowRight } from '@strapi/icons';
import { lazy, Suspense } from 'react';
import { OFFER_UID } from '../../../../../shared/kernel/ids';
import { useTrad } from '../../../kit/utils/trad';
import { useCanPrepareNextYear } from './useCanPrepareNextYear';

const NextYearBody = lazy(async () => ({
  default: (await import('./NextYearBody')).NextYearBody,
}));

/** « Préparer l’offre de l’année suivante », in the menus of an offer. */
export const NextYearAction: DocumentActionComponent = ({ model, documentId }) => {
  const { t } = useTrad();
  const canPrepare = useCanPrepareNextYear();
  if (model !== OFFER_UID || !documentId || !canPrepare) return null;
  return {
    label: t('next-year.action'),
    icon: <ArrowRight />,
    position: ['header', 'table-row'],
    dialog: {
      type: 'modal',
      title: t('next-year.action'),
      content: ({ onClose }) => (
        <Suspense fallback={null}>
          <NextYearBody documentId={documentId} onClose={onClose} />
        </Suspense>
      ),
    },
  };
};
NextYearAction.position = ['header', 'table-row'];
