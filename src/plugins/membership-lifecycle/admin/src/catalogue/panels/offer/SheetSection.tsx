import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';
import type { OfferOverview } from '../../../../../shared/catalogue/offers';
import { useRefusal } from '../../../kit/api/refusal';
import { ChoiceInput } from '../../../kit/components/ChoiceInput';
import { Section } from '../../../kit/components/Section';
import { useLanguageChoices } from '../../../kit/hooks/useLanguageChoices';
import { download } from '../../../kit/utils/download';
import { useTrad } from '../../../kit/utils/trad';
import { fetchSheet } from '../../../papers/api/sheets';

type Locale = 'fr' | 'en';
type Version = 'draft' | 'published';

/** The offer on one sheet of A4: the published one, and the one that is being written. */
export const SheetSection = ({ view }: { view: OfferOverview }) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const [locale, setLocale] = useState<Locale>('fr');
  const [busy, setBusy] = useState<Version | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const versions: Version[] =
    view.window.kind === 'unpublished' ? ['draft'] : ['published', 'draft'];
  const take = async (version: Version) => {
    setBusy(version);
    setProblem(null);
    try {
      const sheet = await fetchSheet(view.documentId, { locale, version });
      download(sheet, `${t(`sheet.file.${version}`, { title: view.name, locale })}.pdf`);
    } catch (error) {
      setProblem(read(error).message);
    } finally {
      setBusy(null);
    }
  };
  return (
    <Section title={t('sheet.title')}>
      <Typography variant="pi" textColor="neutral600">
        {t('sheet.help')}
      </Typography>
      <ChoiceInput
        size="S"
        aria-label={t('sheet.locale')}
        value={locale}
        choices={useLanguageChoices()}
        onChange={(value) => setLocale(value === 'en' ? 'en' : 'fr')}
      />
      {problem ? (
        <Typography variant="pi" textColor="danger600" role="alert">
          {problem}
        </Typography>
      ) : null}
      <Flex direction="column" alignItems="stretch" gap={2}>
        {versions.map((version) => (
          <Button
            key={version}
            size="S"
            variant="tertiary"
            fullWidth
            startIcon={<Download />}
            loading={busy === version}
            onClick={() => void take(version)}
          >
            {t(`sheet.${version}`)}
          </Button>
        ))}
      </Flex>
    </Section>
  );
};
