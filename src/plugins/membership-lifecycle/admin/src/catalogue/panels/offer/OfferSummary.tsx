import { Typography, Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { OfferOverview } from '../../../../../shared/catalogue/offers';
import { readingOnceOut } from '../../../../../shared/catalogue/public-reading';
import { OFFER_UID, BENEFIT_UID, TIER_UID } from '../../../../../shared/kernel/ids';
import { ContentLink } from '../../../kit/components/ContentLink';
import { Notice } from '../../../kit/components/Notice';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { NextYearDialog } from '../../actions/offer/NextYearDialog';
import { useCanPrepareNextYear } from '../../actions/offer/useCanPrepareNextYear';
import { useReadingText } from '../../actions/offer/useReadingText';
import { useGetPublishedOffersQuery } from '../../api';
import { usePriceText } from '../../usePriceText';
import { ContentList } from './ContentList';
import { EnglishSection } from './EnglishSection';
import { NothingChanges } from './NothingChanges';
import { SheetSection } from './SheetSection';
import { useFieldName } from './useFieldName';

/** Texts of a prepared offer that still speak of the year before. */
const YearBefore = ({ view }: { view: OfferOverview }) => {
  const { t } = useTrad();
  const fieldName = useFieldName();
  if (view.year === null || view.yearBefore.length === 0) return null;
  const places = view.yearBefore.map(({ locale, field }) =>
    t('offer.year-before.place', {
      field: fieldName(OFFER_UID, field),
      language: t(`language.${locale}`),
    }),
  );
  return (
    <Notice tone="warning">
      {t('offer.year-before', { year: String(view.year - 1), places: places.join(', ') })}
    </Notice>
  );
};

/** Rights that the page promises and nobody gets: their allowance was most likely forgotten. */
const Ungranted = ({ benefits }: { benefits: OfferOverview['benefits'] }) => {
  const { t } = useTrad();
  const ungranted = benefits.filter(({ listed, granted }) => listed && !granted);
  if (ungranted.length === 0) return null;
  const names = ungranted.map(({ name }) => name || t('offer.unnamed')).join(', ');
  return <Notice tone="warning">{t('offer.ungranted', { count: ungranted.length, names })}</Notice>;
};

/** Rights that a tier grants and the page does not present: only their names stand on it. */
const Unlisted = ({ names }: { names: OfferOverview['unlisted'] }) => {
  const { t } = useTrad();
  if (names.length === 0) return null;
  const said = names.map((name) => name || t('offer.unnamed')).join(', ');
  return (
    <Notice tone="warning">{t('offer.unlisted', { count: names.length, names: said })}</Notice>
  );
};

/** Whether the public sees an offer today, in a sentence. */
const WindowLine = ({ view }: { view: OfferOverview }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const { kind, opensOn, closesOn, instead } = view.window;
  const text = t(kind === 'open' && closesOn ? 'offer.window.open-until' : `offer.window.${kind}`, {
    opens: opensOn ? day(opensOn) : '',
    closes: closesOn ? day(closesOn) : '',
  });
  return (
    <>
      <Typography variant="omega" fontWeight="semiBold">
        {text}
      </Typography>
      {instead && kind !== 'open' ? (
        <Typography variant="pi" textColor="neutral600">
          {t('offer.window.instead')}{' '}
          <ContentLink uid={OFFER_UID} id={instead.documentId}>
            {instead.title}
          </ContentLink>
        </Typography>
      ) : null}
      {view.state === 'modified' ? (
        <Notice tone="warning">{t('offer.window.modified')}</Notice>
      ) : null}
    </>
  );
};

/** What the public reads once an offer that nobody reads yet is published with the days that it has. */
const OncePublished = ({ view }: { view: OfferOverview }) => {
  const textOf = useReadingText();
  const { data } = useGetPublishedOffersQuery();
  const { documentId, window } = view;
  const { kind, opensOn, closesOn } = window;
  if (!data || kind !== 'unpublished' || opensOn === null) return null;
  return (
    <Notice tone="primary">
      {textOf(readingOnceOut({ documentId, opensOn, closesOn }, data), data.today)}
    </Notice>
  );
};

/** Everything that whoever writes an offer should know of it. */
export const OfferSummary = ({ view }: { view: OfferOverview }) => {
  const { t } = useTrad();
  const priceOf = usePriceText();
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
      <OncePublished view={view} />
      <YearBefore view={view} />
      <Ungranted benefits={view.benefits} />
      <Unlisted names={view.unlisted} />
      <ContentList
        title={t('offer.tiers')}
        empty={t('offer.tiers.none')}
        uid={TIER_UID}
        kind="tier"
        items={view.tiers}
        listIsPublished={listIsPublished}
        beside={priceOf}
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
