import { Typography } from '@strapi/design-system';
import type { MembershipView } from '../../../../../shared/core/membership';
import type { ConsentInput } from '../../../../../shared/membership/consents';
import { FormSheet } from '../../../kit/components/FormSheet';
import { Notice } from '../../../kit/components/Notice';
import { ChoiceField, DayField, TextField } from '../../../kit/components/fields';
import { useDraft } from '../../../kit/hooks/useDraft';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useTrad } from '../../../kit/utils/trad';
import { useGetConsentTextsQuery, useRecordConsentMutation } from '../../api/consents';

interface Props {
  view: MembershipView;
  onClose: () => void;
}

/** A consent with the only contact chosen, or none. */
const emptyConsent = ({ contacts, today }: MembershipView): ConsentInput => ({
  contactId: contacts.length === 1 ? (contacts[0]?.id ?? '') : '',
  textId: '',
  givenOn: today,
  how: '',
});

/** Asks who agreed to which text, when and how. */
export const RecordConsentDialog = ({ view, onClose }: Props) => {
  const { t } = useTrad();
  const { data: texts = [] } = useGetConsentTextsQuery();
  const [record] = useRecordConsentMutation();
  const { pending, errors, unplaced, refuseEmpty, submit } = useSubmit();
  const { draft, field } = useDraft(() => emptyConsent(view), errors);
  const shown = texts.find(({ id }) => id === draft.textId);
  const send = () => {
    if (refuseEmpty({ ...draft })) return;
    void submit(() => record({ membershipId: view.documentId, input: draft }).unwrap(), {
      done: t('consents.recorded'),
      then: onClose,
    });
  };

  return (
    <FormSheet
      title={t('consents.record')}
      submit={t('consents.save')}
      pending={pending}
      disabled={texts.length === 0}
      refused={unplaced(Object.keys(draft))}
      onSubmit={send}
      onClose={onClose}
    >
      {texts.length === 0 ? <Notice tone="primary">{t('consents.no-text')}</Notice> : null}
      <ChoiceField
        {...field('contactId')}
        required
        label={t('consents.column.contact')}
        choices={view.contacts.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceField
        {...field('textId')}
        required
        label={t('consents.column.text')}
        choices={texts.map(({ id, title, version, locale }) => ({
          value: id,
          label: `${title} · ${t('consents.version', { version, locale })}`,
        }))}
      />
      {shown ? (
        <Typography textColor="neutral600" style={{ whiteSpace: 'pre-wrap' }}>
          {shown.text}
        </Typography>
      ) : null}
      <DayField {...field('givenOn')} required label={t('consents.column.given')} />
      <TextField
        {...field('how')}
        required
        label={t('consents.field.how')}
        hint={t('consents.field.how.hint')}
      />
    </FormSheet>
  );
};
