import type { OfferOverview } from '../../../../../shared/catalogue/offers';
import { OFFER_UID } from '../../../../../shared/kernel/ids';
import { Notice } from '../../../kit/components/Notice';
import { useTrad } from '../../../kit/utils/trad';
import { useFieldName } from './useFieldName';

/** Texts of a prepared offer that still speak of the year before. */
export const YearBefore = ({ view }: { view: OfferOverview }) => {
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
