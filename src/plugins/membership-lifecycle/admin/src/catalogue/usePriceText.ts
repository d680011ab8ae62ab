import type { TierPrice } from '../../../shared/catalogue/offers';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

/** The price of a tier as a draft has it: « 5 000 € », « de 48 € à 38 500 € », « Prix à écrire ». */
export const usePriceText = (): ((tier: TierPrice) => string) => {
  const { t } = useTrad();
  const { money } = useFormat();
  return ({ price, range }) => {
    if (range) {
      const from = money(range.lowest);
      return range.highest === null
        ? t('offer.price.from', { from })
        : t('offer.price.range', { from, to: money(range.highest) });
    }
    return price === null ? t('offer.price-missing') : money(price);
  };
};
