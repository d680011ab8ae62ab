import { BENEFIT_UID, OFFER_UID, TIER_UID } from '../../../../../shared/kernel/ids';
import { PanelBody } from '../../../kit/components/PanelBody';
import { useGetBenefitQuery, useGetOfferQuery, useGetTierQuery } from '../../api';
import { HeldSummary } from './HeldSummary';
import { OfferSummary } from './OfferSummary';

interface Shown {
  documentId: string;
}

const Offer = ({ documentId }: Shown) => (
  <PanelBody query={useGetOfferQuery(documentId)}>
    {(view) => <OfferSummary view={view} />}
  </PanelBody>
);
const Tier = ({ documentId }: Shown) => (
  <PanelBody query={useGetTierQuery(documentId)}>
    {(view) => <HeldSummary kind="tier" view={view} />}
  </PanelBody>
);
const Benefit = ({ documentId }: Shown) => (
  <PanelBody query={useGetBenefitQuery(documentId)}>
    {(view) => <HeldSummary kind="benefit" view={view} />}
  </PanelBody>
);

const CONTENTS: Record<string, (shown: Shown) => React.JSX.Element> = {
  [OFFER_UID]: Offer,
  [TIER_UID]: Tier,
  [BENEFIT_UID]: Benefit,
};

/** The public content of an offer, of a tier or of a benefit. */
export const PublicContent = ({ model, documentId }: Shown & { model: string }) => {
  const Content = CONTENTS[model];
  return Content ? <Content documentId={documentId} /> : null;
};
