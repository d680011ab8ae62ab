import { Button, Flex, Grid } from '@strapi/design-system';
import { useRefusal } from '../../kit/api/refusal';
import { Card } from '../../kit/components/Card';
import { Cell } from '../../kit/components/Cell';
import { Notice } from '../../kit/components/Notice';
import { TextField } from '../../kit/components/fields';
import { useTrad } from '../../kit/utils/trad';
import { AddressFields } from '../../membership/organisation/AddressFields';
import { AlikeBodies } from './AlikeBodies';
import { useLazyGetIntakeOrganisationQuery } from './api';
import { asNew, withOrganisation } from './draft';
import type { IntakeForm } from './useIntakeForm';

/** Says which organisation the form is about, when it exists already. */
const Existing = ({ form }: { form: IntakeForm }) => {
  const { t } = useTrad();
  const { documentId } = form.draft.organisation;
  if (!documentId) return null;
  return (
    <Notice
      tone="primary"
      title={t(form.draft.membershipId ? 'intake.existing.applied' : 'intake.existing')}
    >
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        {t('intake.existing.help')}
        {form.draft.membershipId ? null : (
          <Button size="S" variant="tertiary" onClick={() => form.set(asNew)}>
            {t('intake.existing.leave')}
          </Button>
        )}
      </Flex>
    </Notice>
  );
};

/** The organisation that enters: found among those that are known as it is typed, or new. */
export const OrganisationCard = ({ form }: { form: IntakeForm }) => {
  const { t } = useTrad();
  const { notify } = useRefusal();
  const [read] = useLazyGetIntakeOrganisationQuery();
  const { draft, change, errors } = form;
  const { organisation, membershipId } = draft;
  const set = (part: Partial<typeof organisation>) =>
    change({ organisation: { ...organisation, ...part } });
  const field = (name: 'name' | 'legalForm' | 'siret') => ({
    name: `organisation.${name}`,
    label: t(`organisation.${name}`),
    error: errors[`organisation.${name}`],
    value: organisation[name],
    autoComplete: 'off',
    onChange: (text: string) => set({ [name]: text }),
  });
  const choose = ({ organisationId }: { organisationId: string }) =>
    void read(organisationId)
      .unwrap()
      .then((known) => form.set((now) => withOrganisation(now, known)), notify);
  return (
    <Card title={t('intake.organisation')} help={t('intake.organisation.help')}>
      <Existing form={form} />
      <Grid.Root gap={4}>
        <Cell col={6}>
          <TextField {...field('name')} required />
        </Cell>
        <Cell col={6}>
          <TextField {...field('siret')} hint={t('organisation.siret.hint')} />
        </Cell>
      </Grid.Root>
      {membershipId ? null : (
        <AlikeBodies
          name={organisation.name}
          siret={organisation.siret}
          chosen={organisation.documentId}
          onChoose={choose}
        />
      )}
      <TextField {...field('legalForm')} />
      <AddressFields
        at="organisation.address"
        value={organisation.address}
        errors={errors}
        onChange={(address) => set({ address })}
      />
    </Card>
  );
};
