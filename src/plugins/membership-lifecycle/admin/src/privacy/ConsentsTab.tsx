import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { ConsentText, ConsentTextInput } from '../../../shared/membership/consents';
import { ListTable, type Column } from '../kit/components/ListTable';
import { Notice } from '../kit/components/Notice';
import { PageBody } from '../kit/components/PageBody';
import { ChoiceField, DayField, TextField } from '../kit/components/fields';
import { useDraft } from '../kit/hooks/useDraft';
import { useLanguageChoices } from '../kit/hooks/useLanguageChoices';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useGetConsentTextsQuery, useWriteConsentTextMutation } from '../membership/api/consents';

const EMPTY: ConsentTextInput = { title: '', locale: 'fr', text: '', fromOn: '' };

const Texts = ({ texts }: { texts: readonly ConsentText[] }) => {
  const { t } = useTrad();
  const format = useFormat();
  const columns: Column<ConsentText>[] = [
    {
      label: t('consents.texts.title'),
      cell: ({ title }) => <Typography fontWeight="semiBold">{title}</Typography>,
    },
    {
      label: t('consents.texts.version'),
      cell: ({ version, locale }) => t('consents.version', { version, locale }),
    },
    { label: t('consents.texts.from'), cell: ({ fromOn }) => format.day(fromOn) },
    {
      label: t('consents.texts.text'),
      cell: ({ text }) => <Typography style={{ whiteSpace: 'pre-wrap' }}>{text}</Typography>,
    },
  ];
  return (
    <ListTable
      caption={t('privacy.tab.consents')}
      columns={columns}
      rows={texts}
      empty={t('consents.texts.none')}
    />
  );
};

const NewText = () => {
  const { t } = useTrad();
  const [write] = useWriteConsentTextMutation();
  const { pending, errors, unplaced, refuseEmpty, submit } = useSubmit();
  const { draft, set, field } = useDraft(EMPTY, errors);
  const save = () => {
    if (refuseEmpty({ ...draft })) return;
    void submit(() => write(draft).unwrap(), {
      done: ({ version }) => t('consents.written', { version }),
      then: () => set(EMPTY),
    });
  };
  return (
    <Box
      tag="section"
      aria-label={t('consents.write')}
      background="neutral0"
      padding={6}
      hasRadius
      shadow="tableShadow"
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="delta">
          {t('consents.write')}
        </Typography>
        <TextField
          {...field('title')}
          required
          label={t('consents.texts.title')}
          hint={t('consents.texts.title.hint')}
        />
        <ChoiceField
          {...field('locale')}
          required
          label={t('consents.texts.locale')}
          choices={useLanguageChoices()}
        />
        <TextField
          {...field('text')}
          long
          required
          label={t('consents.texts.text')}
          error={errors.text ?? unplaced(Object.keys(draft)) ?? undefined}
        />
        <DayField {...field('fromOn')} required label={t('consents.texts.from')} />
        <Flex>
          <Button loading={pending} onClick={save}>
            {t('consents.write.save')}
          </Button>
        </Flex>
      </Flex>
    </Box>
  );
};

/** « Consentements »: the texts that people agree to, each version as it was shown. */
export const ConsentsTab = () => {
  const { t } = useTrad();
  const query = useGetConsentTextsQuery();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Notice tone="primary">{t('consents.texts.help')}</Notice>
      <PageBody query={query}>{(texts) => <Texts texts={texts} />}</PageBody>
      <NewText />
    </Flex>
  );
};
