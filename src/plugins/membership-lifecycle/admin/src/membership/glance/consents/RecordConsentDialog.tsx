import { Flex, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MembershipView } from '../../../../../shared/core/membership';
import type { ConsentInput } from '../../../../../shared/membership/consents';
import { ChoiceInput } from '../../../kit/components/ChoiceInput';
import { DayInput } from '../../../kit/components/DayInput';
import { FormFooter } from '../../../kit/components/FormFooter';
import { Labelled } from '../../../kit/components/Labelled';
import { Notice } from '../../../kit/components/Notice';
import { Sheet } from '../../../kit/components/Sheet';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useTrad } from '../../../kit/utils/trad';
import { useGetConsentTextsQuery, useRecordConsentMutation } from '../../api/consents';

interface Props {
  view: MembershipView;
  onClose: () => void;
}

/** Asks who agreed to which text, when and how. */
export const RecordConsentDialog = ({ view, onClose }: Props) => {
  const { t } = useTrad();
  const { data: texts = [] } = useGetConsentTextsQuery();
  const [record] = useRecordConsentMutation();
  const [draft, setDraft] = useState<ConsentInput>({
    contactId: view.contacts.length === 1 ? (view.contacts[0]?.id ?? '') : '',
    textId: '',
    givenOn: view.today,
    how: '',
  });
  const { pending, errors, unplaced, refuseEmpty, submit } = useSubmit();
  const set = (part: Partial<ConsentInput>) => setDraft((now) => ({ ...now, ...part }));
  const shown = texts.find(({ id }) => id === draft.textId);

  const send = () => {
    if (refuseEmpty({ ...draft })) return;
    void submit(() => record({ membershipId: view.documentId, input: draft }).unwrap(), {
      done: t('consents.recorded'),
      then: onClose,
    });
  };
  const refused = unplaced(Object.keys(draft));

  return (
    <Sheet
      title={t('consents.record')}
      onClose={onClose}
      onSubmit={send}
      footer={
        <FormFooter loading={pending} disabled={texts.length === 0}>
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
          error={errors.contactId}
        >
          <ChoiceInput
            value={draft.contactId}
            choices={view.contacts.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(contactId) => set({ contactId })}
          />
        </Labelled>
        <Labelled name="textId" required label={t('consents.column.text')} error={errors.textId}>
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
        <Labelled name="givenOn" required label={t('consents.column.given')} error={errors.givenOn}>
          <DayInput name="givenOn" value={draft.givenOn} onChange={(givenOn) => set({ givenOn })} />
        </Labelled>
        <Labelled
          name="how"
          required
          label={t('consents.field.how')}
          hint={t('consents.field.how.hint')}
          error={errors.how}
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
