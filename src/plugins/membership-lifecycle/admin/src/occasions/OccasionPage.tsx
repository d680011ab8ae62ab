import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { BackButton, Layouts } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { OccasionView } from '../../../shared/occasions/participation';
import { MeanwhileNotice } from '../kit/components/MeanwhileNotice';
import { Notice } from '../kit/components/Notice';
import { PageBody } from '../kit/components/PageBody';
import { UnsavedGuard } from '../kit/components/UnsavedGuard';
import { useKeptFocus } from '../kit/hooks/useKeptFocus';
import { TypedForm } from '../kit/typing/TypedForm';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { OccasionActions } from './OccasionActions';
import { OccasionFacts } from './OccasionFacts';
import { OccasionFields } from './OccasionFields';
import { Registrations } from './Registrations';
import { useSaveOccasionMutation, useGetOccasionQuery } from './api';
import { toForm } from './form-values';
import { OCCASIONS } from './places';
import { useOccasionForm } from './useOccasionForm';
import { useWhen } from './useWhen';

/** The form of an event or a programme that exists. */
const OccasionEditor = ({ view }: { view: OccasionView }) => {
  const { t } = useTrad();
  const [save, { isLoading }] = useSaveOccasionMutation();
  const now = { version: view.version, values: toForm(view) };
  const form = useOccasionForm(now, (value, version) =>
    save({ id: view.id, form: value, version }).unwrap(),
  );
  return (
    <TypedForm onSubmit={form.submit}>
      <UnsavedGuard unsaved={form.changed} />
      <Flex direction="column" alignItems="stretch" gap={4}>
        {form.meanwhile ? (
          <MeanwhileNotice
            meanwhile={form.meanwhile}
            labelOf={(field) => t(`occasion.field.${field}`)}
          />
        ) : null}
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
    </TypedForm>
  );
};

/** A first remark: cancelled, or still a draft. */
const Remark = ({ view }: { view: OccasionView }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  if (view.openness === 'cancelled') {
    return (
      <Notice
        tone={view.unsettled > 0 ? 'danger' : 'warning'}
        title={t('occasion.cancelled-on', { day: view.cancelledOn ? day(view.cancelledOn) : '' })}
      >
        {view.unsettled > 0
          ? t('occasion.unsettled', { count: view.unsettled })
          : (view.cancelReason ?? '')}
      </Notice>
    );
  }
  return view.openness === 'draft' ? (
    <Notice tone="primary">{t('occasion.draft.help')}</Notice>
  ) : null;
};

const Content = ({ view }: { view: OccasionView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const whenOf = useWhen();
  const canManage = useCan(PERMISSIONS.occasionManage);
  const canSeeWho = useCan(PERMISSIONS.participationRead);
  const { days, hours } = whenOf(view);
  return (
    <>
      <Layouts.Header
        navigationAction={<BackButton fallback={OCCASIONS} />}
        title={format.text(view.titles)}
        subtitle={[t(`occasion.kind.${view.kind}`), days, hours, view.place]
          .filter(Boolean)
          .join(' · ')}
        primaryAction={<OccasionActions view={view} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Remark view={view} />
          <OccasionFacts view={view} />
          {canSeeWho && view.openness !== 'draft' ? <Registrations view={view} /> : null}
          {canManage && view.openness !== 'cancelled' ? <OccasionEditor view={view} /> : null}
        </Flex>
      </Layouts.Content>
    </>
  );
};

/** One event or programme: who takes part, and what is announced of it. */
export const OccasionPage = () => {
  useKeptFocus();
  const { id = '' } = useParams();
  const { currentData: data, error, isFetching: isLoading } = useGetOccasionQuery(id);
  return (
    <PageBody query={{ data, error, isLoading }}>
      {(view) => <Content key={view.id} view={view} />}
    </PageBody>
  );
};
