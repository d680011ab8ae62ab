import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { lazy, Suspense } from 'react';
import { BENEFIT_UID, OFFER_UID, TIER_UID } from '../../../../../shared/kernel/ids';
import { useCanExplore } from '../../../kit/utils/can';
import { useTrad } from '../../../kit/utils/trad';

const EDITORIAL = [OFFER_UID, TIER_UID, BENEFIT_UID] as const;

const PublicContent = lazy(async () => ({
  default: (await import('./PublicContent')).PublicContent,
}));

/** « Ce que voit le public », beside the form of an offer, of a tier and of a benefit. */
export const PublicPanel: PanelComponent = ({ model, documentId, document }) => {
  const { t } = useTrad();
  const canRead = useCanExplore('read', EDITORIAL);
  if (!EDITORIAL.some((uid) => uid === model) || !documentId || !document || !canRead) return null;
  return {
    title: t('offer.panel'),
    content: (
      <Suspense fallback={null}>
        <PublicContent model={model} documentId={documentId} />
      </Suspense>
    ),
  };
};
