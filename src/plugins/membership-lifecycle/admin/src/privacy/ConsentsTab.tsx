import { Box, Button, Flex, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ConsentText, ConsentTextInput } from '../../../shared/membership/consents';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { DayInput } from '../kit/components/DayInput';
import { Labelled } from '../kit/components/Labelled';
import { ListTable } from '../kit/components/ListTable';
import { Notice } from '../kit/components/Notice';
import { PageBody } from '../kit/components/PageBody';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useGetConsentTextsQuery, useWriteConsentTextMutation } from '../membership/api/consents';

const COLUMNS = ['title', 'version', 'from', 'text'] as const;
const EMPTY: ConsentTextInput = { title: '', locale: 'fr', text: '', fromOn: '' };

const Texts = ({ texts }: { texts: readonly ConsentText[] }) => {
  const { t } = useTrad();
  const format = useFormat();
  return (
    <ListTable
      caption={t('privacy.tab.consents')}
      columns={COLUMNS.map((name) => ({ name, label: t(`consents.texts.${name}`) }))}
      rows={texts}
      empty={t('consents.texts.none')}
    >
      {({ title, version, locale, fromOn, text }) => (
        <>
          <td>
            <Typography fontWeight="semiBold">{title}</Typography>
          </td>
          <td>
            <Typography>{t('consents.version', { version, locale })}</Typography>
          </td>
          <td>
            <Typography>{format.day(fromOn)}</Typography>
          </td>
          <td>
            <Typography style={{ whiteSpace: 'pre-wrap' }}>{text}</Typography>
          </td>
        </>
      )}
    </ListTable>
  );
};

const NewText = () => {
  const { t } = useTrad();
  const [write] = useWriteConsentTextMutation();
  const [draft, setDraft] = useState(EMPTY);
  const { pending, errors, unplaced, refuseEmpty, submit } = useSubmit();
  const refused = unplaced(Object.keys(draft)) ?? undefined;
  const set = (part: Partial<ConsentTextInput>) => setDraft((now) => ({ ...now, ...part }));
  const save = () => {
    if (refuseEmpty({ ...draft })) return;
    void submit(() => write(draft).unwrap(), {
      done: ({ version }) => t('consents.written', { version }),
      then: () => setDraft(EMPTY),
    });
  };
  return (
    <Box
      tag="section"
      aria-label={t('consents.write')}
      background="neutral0"
      padding={5}
      hasRadius
      borderColor="neutral150"
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="delta">
          {t('consents.write')}
        </Typography>
        <Labelled
          name="title"
          required
          label={t('consents.texts.title')}
          hint={t('consents.texts.title.hint')}
          error={errors.title}
        >
          <TextInput
            name="title"
            value={draft.title}
            onChange={({ target }: { target: { value: string } }) => set({ title: target.value })}
          />
        </Labelled>
        <Labelled name="locale" required label={t('consents.texts.locale')} error={errors.locale}>
          <ChoiceInput
            value={draft.locale}
            choices={(['fr', 'en'] as const).map((value) => ({
              value,
              label: t(`language.${value}`),
            }))}
            onChange={(locale) => set({ locale: locale as 'fr' | 'en' })}
          />
        </Labelled>
        <Labelled
          name="text"
          required
          label={t('consents.texts.text')}
          error={errors.text ?? refused}
        >
          <Textarea
            name="text"
            value={draft.text}
            onChange={({ target }: { target: { value: string } }) => set({ text: target.value })}
          />
        </Labelled>
        <Labelled name="fromOn" required label={t('consents.texts.from')} error={errors.fromOn}>
          <DayInput name="fromOn" value={draft.fromOn} onChange={(fromOn) => set({ fromOn })} />
        </Labelled>
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
