import { Flex, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { MembershipView } from '../../../../../shared/core/membership';
import type { ConsentInput } from '../../../../../shared/membership/consents';
import { useRefusal } from '../../../kit/api/refusal';
import { ChoiceInput } from '../../../kit/components/ChoiceInput';
import { DayInput } from '../../../kit/components/DayInput';
import { FormFooter } from '../../../kit/components/FormFooter';
import { Labelled } from '../../../kit/components/Labelled';
import { Notice } from '../../../kit/components/Notice';
import { Sheet } from '../../../kit/components/Sheet';
import { useTrad } from '../../../kit/utils/trad';
import { useGetConsentTextsQuery, useRecordConsentMutation } from '../../api/consents';

interface Props {
  view: MembershipView;
  onClose: () => void;
}

/** Asks who agreed to which text, when and how. */
export const RecordConsentDialog = ({ view, onClose }: Props) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const { data: texts = [] } = useGetConsentTextsQuery();
  const [record, { isLoading }] = useRecordConsentMutation();
  const [draft, setDraft] = useState<ConsentInput>({
    contactId: view.contacts.length === 1 ? (view.contacts[0]?.id ?? '') : '',
    textId: '',
    givenOn: view.today,
    how: '',
  });
  const [fields, setFields] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const set = (part: Partial<ConsentInput>) => setDraft((now) => ({ ...now, ...part }));
  const shown = texts.find(({ id }) => id === draft.textId);

  const submit = async () => {
    setRefused(null);
    const empty = Object.entries(draft).filter(([, value]) => value.trim() === '');
    setFields(Object.fromEntries(empty.map(([name]) => [name, t('field.required')])));
    if (empty.length > 0) return;
    try {
      await record({ membershipId: view.documentId, input: draft }).unwrap();
      toggleNotification({ type: 'success', message: t('consents.recorded') });
      onClose();
    } catch (error) {
      const { fields: wrong, message } = read(error);
      setFields(wrong);
      if (!Object.keys(wrong).some((name) => name in draft)) setRefused(message);
    }
  };

  return (
    <Sheet
      title={t('consents.record')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <FormFooter loading={isLoading} disabled={texts.length === 0}>
          {t('consents.save')}
        </FormFooter>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {texts.length === 0 ? <Notice tone="primary">{t('consents.no-text')}</Notice> : null}
        {refused ? <Notice tone="danger">{refused}</Notice> : null}
        <Labelled
          name="contactId"
          required
          label={t('consents.column.contact')}
          error={fields.contactId}
        >
          <ChoiceInput
            value={draft.contactId}
            choices={view.contacts.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(contactId) => set({ contactId })}
          />
        </Labelled>
        <Labelled name="textId" required label={t('consents.column.text')} error={fields.textId}>
          <ChoiceInput
            value={draft.textId}
            choices={texts.map(({ id, title, version, locale }) => ({
              value: id,
              label: `${title} · ${t('consents.version', { version, locale })}`,
            }))}
            onChange={(textId) => set({ textId })}
          />
        </Labelled>
        {shown ? (
          <Typography textColor="neutral600" style={{ whiteSpace: 'pre-wrap' }}>
            {shown.text}
          </Typography>
        ) : null}
        <Labelled name="givenOn" required label={t('consents.column.given')} error={fields.givenOn}>
          <DayInput name="givenOn" value={draft.givenOn} onChange={(givenOn) => set({ givenOn })} />
        </Labelled>
        <Labelled
          name="how"
          required
          label={t('consents.field.how')}
          hint={t('consents.field.how.hint')}
          error={fields.how}
        >
          <TextInput
            name="how"
            value={draft.how}
            onChange={({ target }: { target: { value: string } }) => set({ how: target.value })}
          />
        </Labelled>
      </Flex>
    </Sheet>
  );
};
