import { Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { FormSettingsView } from '../../../shared/applications/applications';
import { FormSheet } from '../kit/components/FormSheet';
import { PanelBody } from '../kit/components/PanelBody';
import { ChoiceField, TextField } from '../kit/components/fields';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';
import { useGetFormSettingsQuery, useSaveFormSettingsMutation } from './api';

interface FieldsProps {
  view: FormSettingsView;
  draft: Draft;
  errors: Record<string, string>;
  onChange: (changes: Draft) => void;
}

/** The changed settings only. */
type Draft = Partial<Pick<FormSettingsView, 'consentTitle' | 'notify'>>;

const Fields = ({ view, draft, errors, onChange }: FieldsProps) => {
  const { t } = useTrad();
  const { consentTitle, notify } = { ...view, ...draft };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ChoiceField
        name="consentTitle"
        label={t('applications.settings.consent')}
        hint={t('applications.settings.consent.hint')}
        error={errors.consentTitle}
        clearable
        placeholder={t('applications.settings.consent.none')}
        value={consentTitle}
        choices={view.titles.map((title) => ({ value: title, label: title }))}
        onChange={(title) => onChange({ consentTitle: title })}
      />
      <TextField
        name="notify"
        type="email"
        label={t('applications.settings.notify')}
        hint={t('applications.settings.notify.hint', { email: view.association || 'none' })}
        error={errors.notify}
        value={notify}
        onChange={(email) => onChange({ notify: email })}
      />
    </Flex>
  );
};

/** The settings of the website’s form, and who is told of an application. */
export const FormSettingsDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTrad();
  const query = useGetFormSettingsQuery();
  const [save] = useSaveFormSettingsMutation();
  const [draft, setDraft] = useState<Draft>({});
  const { pending, errors, unplaced, submit } = useSubmit();

  const send = () => {
    if (!query.data) return;
    const { consentTitle, notify } = { ...query.data, ...draft };
    void submit(() => save({ consentTitle, notify }).unwrap(), {
      done: t('applications.settings.saved'),
      then: onClose,
    });
  };

  return (
    <FormSheet
      title={t('applications.settings.title')}
      submit={t('applications.settings.save')}
      pending={pending}
      disabled={!query.data}
      refused={unplaced(['consentTitle', 'notify'])}
      onSubmit={send}
      onClose={onClose}
    >
      <PanelBody query={query}>
        {(view) => (
          <Fields
            view={view}
            draft={draft}
            errors={errors}
            onChange={(changes) => setDraft((now) => ({ ...now, ...changes }))}
          />
        )}
      </PanelBody>
    </FormSheet>
  );
};
