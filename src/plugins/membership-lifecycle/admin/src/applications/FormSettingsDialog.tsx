import { Flex, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { FormSettingsView } from '../../../shared/applications/applications';
import { useRefusal } from '../kit/api/refusal';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { FormFooter } from '../kit/components/FormFooter';
import { Labelled } from '../kit/components/Labelled';
import { PanelBody } from '../kit/components/PanelBody';
import { Sheet } from '../kit/components/Sheet';
import { useTrad } from '../kit/utils/trad';
import { useGetFormSettingsQuery, useSaveFormSettingsMutation } from './api';

interface FieldsProps {
  view: FormSettingsView;
  draft: Draft;
  errors: Record<string, string>;
  onChange: (changes: Draft) => void;
}

/** What was changed of the settings, and nothing of what was not. */
type Draft = Partial<Pick<FormSettingsView, 'consentTitle' | 'notify'>>;

const Fields = ({ view, draft, errors, onChange }: FieldsProps) => {
  const { t } = useTrad();
  const { consentTitle, notify } = { ...view, ...draft };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Labelled
        name="consentTitle"
        label={t('applications.settings.consent')}
        hint={t('applications.settings.consent.hint')}
        error={errors.consentTitle}
      >
        <ChoiceInput
          clearable
          placeholder={t('applications.settings.consent.none')}
          value={consentTitle}
          choices={view.titles.map((title) => ({ value: title, label: title }))}
          onChange={(title) => onChange({ consentTitle: title })}
        />
      </Labelled>
      <Labelled
        name="notify"
        label={t('applications.settings.notify')}
        hint={t('applications.settings.notify.hint', { email: view.association || 'none' })}
        error={errors.notify}
      >
        <TextInput
          name="notify"
          type="email"
          value={notify}
          onChange={({ target }: { target: { value: string } }) =>
            onChange({ notify: target.value })
          }
        />
      </Labelled>
    </Flex>
  );
};

/** What the website’s form asks for, and who is told of an application. */
export const FormSettingsDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTrad();
  const { read, notify } = useRefusal();
  const { toggleNotification } = useNotification();
  const query = useGetFormSettingsQuery();
  const [save, { isLoading }] = useSaveFormSettingsMutation();
  const [draft, setDraft] = useState<Draft>({});
  const [errors, setErrors] = useState<Record<string, string>>({});

  const submit = async () => {
    if (!query.data) return;
    const { consentTitle, notify: told } = { ...query.data, ...draft };
    try {
      await save({ consentTitle, notify: told }).unwrap();
      toggleNotification({ type: 'success', message: t('applications.settings.saved') });
      onClose();
    } catch (error) {
      const { fields } = read(error);
      setErrors(fields);
      if (Object.keys(fields).length === 0) notify(error);
    }
  };

  return (
    <Sheet
      title={t('applications.settings.title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <FormFooter loading={isLoading} disabled={!query.data}>
          {t('applications.settings.save')}
        </FormFooter>
      }
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
    </Sheet>
  );
};
