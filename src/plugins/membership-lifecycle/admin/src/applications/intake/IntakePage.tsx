import { Button, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { Card } from '../../kit/components/Card';
import { Notice } from '../../kit/components/Notice';
import { UnsavedGuard } from '../../kit/components/UnsavedGuard';
import { TypedForm } from '../../kit/typing/TypedForm';
import { useFormat } from '../../kit/utils/format';
import { MEMBERS } from '../../kit/utils/member-place';
import { useTrad } from '../../kit/utils/trad';
import { CommandPreview } from '../../membership/actions/CommandPreview';
import { ReadFirst } from '../../membership/actions/ReadFirst';
import { ContactFields } from '../../membership/organisation/ContactFields';
import { DecisionCard } from './DecisionCard';
import { OrganisationCard } from './OrganisationCard';
import type { IntakeDraft } from './draft';
import { useIntakeForm, type IntakeForm } from './useIntakeForm';

/** Shows what saving will do: dates, price and letters. */
const ComingCard = ({ form }: { form: IntakeForm }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const { draft, plan, today, stale, error } = form;
  const { appliedOn, membershipId, tier } = draft;
  const waits = tier === '' ? 'intake.coming.tier' : 'intake.coming.errors';
  return (
    <Card title={t('intake.coming')}>
      {membershipId || !today ? null : (
        <Typography>{t('intake.coming.registered', { on: day(appliedOn || today) })}</Typography>
      )}
      {plan || stale || error ? null : <Typography>{t(waits)}</Typography>}
      {error ? <Notice tone="warning">{error}</Notice> : null}
      {form.isUnread ? <ReadFirst /> : null}
      <CommandPreview
        command="approve"
        fields={[]}
        today={today ?? ''}
        on={undefined}
        beside
        plan={plan}
        stale={stale}
        error={error}
        {...form.holding}
      />
    </Card>
  );
};

interface Props {
  initial: IntakeDraft;
  title: string;
  subtitle: string;
  /** Stands above the form: the application as it was sent. */
  above?: ReactNode;
}

/** The form by which a member enters, in one page, saved at once. */
export const IntakePage = ({ initial, title, subtitle, above }: Props) => {
  const { t } = useTrad();
  const form = useIntakeForm(initial);
  const { draft, change, errors, pending, waits, refused } = form;
  const save = (
    <Button
      type="submit"
      startIcon={<Check aria-hidden />}
      loading={pending}
      {...(waits ? { 'aria-disabled': true } : {})}
    >
      {t(draft.membershipId ? 'intake.accept' : 'intake.save')}
    </Button>
  );
  return (
    <TypedForm onSubmit={form.submit}>
      <Page.Title>{title}</Page.Title>
      <UnsavedGuard unsaved={form.unsaved} />
      <Layouts.Header
        navigationAction={<BackButton fallback={MEMBERS} />}
        title={title}
        subtitle={subtitle}
        primaryAction={save}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {refused ? <Notice tone="danger">{refused}</Notice> : null}
          {above}
          <OrganisationCard form={form} />
          <Card title={t('intake.contacts')} help={t('intake.contacts.help')}>
            <ContactFields
              at="organisation.contacts"
              contacts={draft.organisation.contacts}
              errors={errors}
              onChange={(contacts) => change({ organisation: { ...draft.organisation, contacts } })}
            />
          </Card>
          <DecisionCard form={form} />
          <ComingCard form={form} />
          <Flex justifyContent="flex-end">{save}</Flex>
        </Flex>
      </Layouts.Content>
    </TypedForm>
  );
};
