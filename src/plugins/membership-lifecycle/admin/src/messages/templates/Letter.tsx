import { Box, Flex } from '@strapi/design-system';
import type { TemplatePreview } from '../../../../shared/messages/templates';
import { Fact } from '../../kit/components/Fact';
import { Quiet } from '../../kit/components/Quiet';
import { ReceivedView } from '../../kit/components/ReceivedView';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import type { Lang } from './texts';

interface Props {
  lang: Lang;
  preview: TemplatePreview | undefined;
  /** The member that it is filled for; empty for the examples. */
  membership: string;
  /** Whether the preview is older than the text. */
  stale: boolean;
}

/** The rendered message, and what its reader should know of it. */
export const Letter = ({ lang, preview, membership, stale }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const to = preview?.to;
  const draft = preview?.[lang];
  if (!draft?.letter) return null;
  return (
    <Box aria-busy={stale}>
      <Box
        borderColor="neutral200"
        hasRadius
        padding={4}
        background="neutral0"
        shadow="tableShadow"
      >
        <Flex direction="column" alignItems="stretch" gap={1} paddingBottom={3}>
          <Fact label={t('messages.column.to')}>
            {to
              ? t('messages.recipient', { name: to.name, email: to.email })
              : t(membership ? 'templates.nobody' : 'templates.examples')}
          </Fact>
          <Fact label={t('templates.subject')}>{draft.letter.subject}</Fact>
        </Flex>
        <ReceivedView title={t('templates.frame')} message={draft.letter} />
      </Box>
      <Flex direction="column" alignItems="stretch" gap={1} paddingTop={2}>
        {to && to.locale !== lang ? (
          <Quiet>{t('templates.other-language', { lang: to.locale })}</Quiet>
        ) : null}
        {draft.empty.length > 0 ? (
          <Quiet>{t('templates.empty-values', { names: draft.empty.map(text).join(', ') })}</Quiet>
        ) : null}
      </Flex>
    </Box>
  );
};
