import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { OfferOverview } from '../../../../../shared/catalogue/offers';
import { BENEFIT_UID, OFFER_UID, TIER_UID } from '../../../../../shared/kernel/ids';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { NextYearDialog } from '../../actions/offer/NextYearDialog';
import { useCanPrepareNextYear } from '../../actions/offer/useCanPrepareNextYear';
import { ContentList } from './ContentList';
import { EnglishSection } from './EnglishSection';
import { NothingChanges } from './NothingChanges';
import { SheetSection } from './SheetSection';
import { WindowLine } from './WindowLine';
import { YearBefore } from './YearBefore';

/** Everything that whoever writes an offer should know of it. */
export const OfferSummary = ({ view }: { view: OfferOverview }) => {
  const { t } = useTrad();
  const { money } = useFormat();
  const [preparing, setPreparing] = useState(false);
  const canPrepare = useCanPrepareNextYear();
  const listIsPublished = view.window.kind !== 'unpublished';
  const translated = [
    { uid: OFFER_UID, link: false, content: view },
    ...view.tiers.map((content) => ({ uid: TIER_UID, link: true, content })),
    ...view.benefits.map((content) => ({ uid: BENEFIT_UID, link: true, content })),
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <WindowLine view={view} />
      <YearBefore view={view} />
      <ContentList
        title={t('offer.tiers')}
        empty={t('offer.tiers.none')}
        uid={TIER_UID}
        kind="tier"
        items={view.tiers}
        listIsPublished={listIsPublished}
        beside={({ price }) => (price === null ? t('offer.price-missing') : money(price))}
      />
      <ContentList
        title={t('offer.benefits')}
        empty={t('offer.benefits.none')}
        uid={BENEFIT_UID}
        kind="benefit"
        items={view.benefits}
        listIsPublished={listIsPublished}
      />
      <EnglishSection all={translated} />
      <SheetSection view={view} />
      <NothingChanges kind="offer" />
      {canPrepare && view.year !== null ? (
        <Button variant="secondary" fullWidth onClick={() => setPreparing(true)}>
          {t('next-year.action-for', { year: String(view.year + 1) })}
        </Button>
      ) : null}
      {preparing ? (
        <NextYearDialog documentId={view.documentId} onClose={() => setPreparing(false)} />
      ) : null}
    </Flex>
  );
};
