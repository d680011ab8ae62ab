import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import type { OccasionView } from '../../../shared/occasions/participation';
import { UnsavedGuard } from '../kit/components/UnsavedGuard';
import { useTrad } from '../kit/utils/trad';
import { OccasionFields } from './OccasionFields';
import { useSaveOccasionMutation } from './api';
import { toForm } from './form-values';
import { useOccasionForm } from './useOccasionForm';

/** The form of an event or a programme that exists. */
export const OccasionEditor = ({ view }: { view: OccasionView }) => {
  const { t } = useTrad();
  const [save, { isLoading }] = useSaveOccasionMutation();
  const form = useOccasionForm(toForm(view), (value) =>
    save({ id: view.id, form: value, version: view.version }).unwrap(),
  );
  return (
    <form onSubmit={form.submit} noValidate>
      <UnsavedGuard unsaved={form.changed} />
      <Flex direction="column" alignItems="stretch" gap={4}>
        <OccasionFields form={form} kept={view.right} />
        <Flex justifyContent="flex-end">
          <Button
            type="submit"
            startIcon={<Check aria-hidden />}
            disabled={!form.changed}
            loading={isLoading}
          >
            {t('action.save')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
};
