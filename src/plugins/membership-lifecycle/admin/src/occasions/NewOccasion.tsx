import { Button } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Navigate } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { UnsavedGuard } from '../kit/components/UnsavedGuard';
import { TypedForm } from '../kit/typing/TypedForm';
import { useTrad } from '../kit/utils/trad';
import { OccasionFields } from './OccasionFields';
import { useCreateOccasionMutation } from './api';
import { EMPTY } from './form-values';
import { OCCASIONS } from './places';
import { useOccasionForm } from './useOccasionForm';

const ACCESS = [{ action: PERMISSIONS.occasionManage, subject: null }];

/** The version of a draft that is not saved yet: no other person can have changed it. */
const NOTHING = { version: 0, values: EMPTY };

const Form = () => {
  const { t } = useTrad();
  const [made, setMade] = useState<string | null>(null);
  const [create, { isLoading }] = useCreateOccasionMutation();
  const form = useOccasionForm(NOTHING, async (value) => {
    const view = await create(value).unwrap();
    setMade(view.id);
    return view;
  });
  // The form is unmounted first, and with it the question about unsaved changes.
  if (made !== null) return <Navigate replace to={`${OCCASIONS}/${made}`} />;
  return (
    <TypedForm onSubmit={form.submit}>
      <Layouts.Header
        navigationAction={<BackButton fallback={OCCASIONS} />}
        title={t('occasions.new')}
        subtitle={t('occasions.new.help')}
        primaryAction={
          <Button type="submit" startIcon={<Check aria-hidden />} loading={isLoading}>
            {t('occasions.save-draft')}
          </Button>
        }
      />
      <UnsavedGuard unsaved={form.changed} />
      <Layouts.Content>
        <OccasionFields form={form} />
      </Layouts.Content>
    </TypedForm>
  );
};

/** A new draft. */
export const NewOccasion = () => (
  <Page.Protect permissions={ACCESS}>
    <Form />
  </Page.Protect>
);
