import { Flex, Typography } from '@strapi/design-system';
import type { ContentSummary } from '../../../../../shared/catalogue/offers';
import { ContentLink } from '../../../kit/components/ContentLink';
import { Section } from '../../../kit/components/Section';
import { useTrad } from '../../../kit/utils/trad';
import { useFieldName } from './useFieldName';

interface Translated {
  uid: string;
  /** False for the document on the screen, to which a link is useless. */
  link: boolean;
  content: ContentSummary;
}

/** The texts that readers of English still see in French, with links to translate them. */
export const EnglishSection = ({ all }: { all: Translated[] }) => {
  const { t } = useTrad();
  const fieldName = useFieldName();
  const isOut = all.every(({ content }) => content.state === 'published');
  const lacking = all.filter(({ content }) => content.english.state !== 'complete');
  return (
    <Section title={t('offer.english')}>
      {lacking.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t(isOut ? 'offer.english.complete' : 'offer.english.translated')}
        </Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {lacking.map(({ uid, link, content }) => (
            <li key={content.documentId}>
              {link ? (
                <ContentLink uid={uid} id={content.documentId}>
                  {content.name || t('offer.unnamed')}
                </ContentLink>
              ) : (
                <Typography variant="pi" fontWeight="semiBold" tag="p">
                  {t('offer.english.here')}
                </Typography>
              )}
              <Typography variant="pi" textColor="neutral600" tag="p">
                {t(`offer.english.${content.english.state}`, {
                  fields: content.english.fields.map((field) => fieldName(uid, field)).join(', '),
                })}
              </Typography>
            </li>
          ))}
        </Flex>
      )}
    </Section>
  );
};
