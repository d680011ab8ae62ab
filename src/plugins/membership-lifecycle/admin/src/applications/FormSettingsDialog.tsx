import { Flex, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import type { FormSettingsView } from '../../../shared/applications/applications';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { FormFooter } from '../kit/components/FormFooter';
import { Labelled } from '../kit/components/Labelled';
import { Notice } from '../kit/components/Notice';
import { PanelBody } from '../kit/components/PanelBody';
import { Sheet } from '../kit/components/Sheet';
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
  const refused = unplaced(['consentTitle', 'notify']);

  return (
    <Sheet
      title={t('applications.settings.title')}
      onClose={onClose}
      onSubmit={send}
      footer={
        <FormFooter loading={pending} disabled={!query.data}>
          {t('applications.settings.save')}
        </FormFooter>
      }
    >
      {refused ? <Notice tone="danger">{refused}</Notice> : null}
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
