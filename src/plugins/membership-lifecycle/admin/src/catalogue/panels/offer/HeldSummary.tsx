import { Flex, Typography } from '@strapi/design-system';
import type { BenefitOverview, TierOverview } from '../../../../../shared/catalogue/offers';
import { BENEFIT_UID, OFFER_UID, TIER_UID } from '../../../../../shared/kernel/ids';
import { ContentLink } from '../../../kit/components/ContentLink';
import { Section } from '../../../kit/components/Section';
import { useTrad } from '../../../kit/utils/trad';
import { ContentList } from './ContentList';
import { EnglishSection } from './EnglishSection';
import { NothingChanges } from './NothingChanges';

type Props = { kind: 'tier'; view: TierOverview } | { kind: 'benefit'; view: BenefitOverview };

/** A tier or a benefit: where the public sees it, and the members who hold it. */
export const HeldSummary = ({ kind, view }: Props) => {
  const { t } = useTrad();
  const uid = kind === 'tier' ? TIER_UID : BENEFIT_UID;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography variant="omega" fontWeight="semiBold">
        {t(`offer.${kind}.is-${view.state}`)}
      </Typography>
      <Section title={t('offer.shown-in')}>
        {view.offers.length === 0 ? (
          <Typography variant="pi" textColor="danger600">
            {t(`offer.${kind}.in-no-offer`)}
          </Typography>
        ) : (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
            {view.offers.map((offer) => (
              <li key={offer.documentId}>
                <ContentLink uid={OFFER_UID} id={offer.documentId}>
                  {offer.title || t('offer.unnamed')}
                </ContentLink>{' '}
                <Typography variant="pi" textColor="neutral600">
                  {t(offer.shown ? 'offer.shown' : 'offer.not-shown')}
                </Typography>
              </li>
            ))}
          </Flex>
        )}
      </Section>
      {kind === 'tier' ? (
        <ContentList
          title={t('offer.tier.benefits')}
          empty={t('offer.tier.benefits.none')}
          uid={BENEFIT_UID}
          kind="benefit"
          items={view.benefits}
          listIsPublished={false}
        />
      ) : null}
      <EnglishSection all={[{ uid, link: false, content: view }]} />
      <NothingChanges kind={kind} members={view.members} />
    </Flex>
  );
};
