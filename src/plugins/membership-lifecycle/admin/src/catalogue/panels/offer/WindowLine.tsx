import { Typography } from '@strapi/design-system';
import type { OfferOverview } from '../../../../../shared/catalogue/offers';
import { OFFER_UID } from '../../../../../shared/kernel/ids';
import { ContentLink } from '../../../kit/components/ContentLink';
import { Notice } from '../../../kit/components/Notice';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

/** Whether the public sees an offer today, in a sentence. */
export const WindowLine = ({ view }: { view: OfferOverview }) => {
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
