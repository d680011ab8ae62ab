import { Typography } from '@strapi/design-system';
import { readingOnceGone } from '../../../../../shared/catalogue/public-reading';
import { BENEFIT_UID, OFFER_UID, TIER_UID } from '../../../../../shared/kernel/ids';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useGetBenefitQuery, useGetPublishedOffersQuery, useGetTierQuery } from '../../api';

interface Withdrawn {
  documentId: string;
}

/** What the public reads without an offer. */
const Offer = ({ documentId }: Withdrawn) => {
  const { t } = useTrad();
  const { data } = useGetPublishedOffersQuery();
  if (!data) return null;
  const { now, then } = readingOnceGone(documentId, data);
  if (now?.documentId !== documentId) return t('withdraw.offer.unseen');
  return then ? t('withdraw.offer.then', { other: then.title }) : t('withdraw.offer.nothing');
};

/** The offers that lose a tier or a benefit. */
const Part = ({ kind, offers }: { kind: 'tier' | 'benefit'; offers: { title: string }[] }) => {
  const { t } = useTrad();
  const format = useFormat();
  return offers.length === 0
    ? t(`withdraw.${kind}.unseen`)
    : t(`withdraw.${kind}`, { offers: format.list(offers.map(({ title }) => title)) });
};

const shownIn = <Offer extends { shown: boolean }>(offers: Offer[] = []): Offer[] =>
  offers.filter(({ shown }) => shown);

const Tier = ({ documentId }: Withdrawn) => {
  const { data } = useGetTierQuery(documentId);
  return data ? <Part kind="tier" offers={shownIn(data.offers)} /> : null;
};

const Benefit = ({ documentId }: Withdrawn) => {
  const { data } = useGetBenefitQuery(documentId);
  return data ? <Part kind="benefit" offers={shownIn(data.offers)} /> : null;
};

const Resource = () => useTrad().t('withdraw.resource');

const TOLD: Record<string, (withdrawn: Withdrawn) => React.ReactNode> = {
  [OFFER_UID]: Offer,
  [TIER_UID]: Tier,
  [BENEFIT_UID]: Benefit,
};

interface Props extends Withdrawn {
  model: string;
  /** The language that is withdrawn. */
  locale: string | null | undefined;
}

/** What the public does not read any more, and reads instead, once something is withdrawn. */
export const WithdrawalTold = ({ model, documentId, locale }: Props) => {
  const { t } = useTrad();
  const Told = TOLD[model] ?? Resource;
  return (
    <Typography tag="p">
      {locale === 'en' ? t('withdraw.english') : <Told documentId={documentId} />}
    </Typography>
  );
};
