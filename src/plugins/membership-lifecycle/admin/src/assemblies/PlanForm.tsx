import { Button, Flex, Grid } from '@strapi/design-system';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { AssemblyInput, AssemblyRow } from '../../../shared/assemblies/assemblies';
import { Notice } from '../kit/components/Notice';
import { UnsavedGuard } from '../kit/components/UnsavedGuard';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';
import { Card } from '../settings/Card';
import { DayField, TextField, ChoiceField } from './PlanField';
import { PlanRules } from './PlanRules';

interface Props {
  initial: AssemblyInput;
  /** The saved assembly, which decides which fields are locked. */
  assembly?: AssemblyRow;
  label: string;
  onSave: (plan: AssemblyInput) => Promise<unknown>;
}

const KINDS = ['ordinary', 'extraordinary'] as const;

/** What staff plan of an assembly: what it is, where, and by which rules. */
export const PlanForm = ({ initial, assembly, label, onSave }: Props) => {
  const { t } = useTrad();
  const [plan, setPlan] = useState(initial);
  const { pending, refusal, errors, submit } = useSubmit();
  const change = (values: Partial<AssemblyInput>) => setPlan((now) => ({ ...now, ...values }));
  const changed = JSON.stringify(plan) !== JSON.stringify(initial);
  const told = assembly !== undefined && assembly.state !== 'drafted';
  const save = (event: FormEvent) => {
    event.preventDefault();
    void submit(() => onSave(plan));
  };

  return (
    <form onSubmit={save} noValidate>
      <UnsavedGuard unsaved={changed && !pending} />
      <Flex direction="column" alignItems="stretch" gap={4}>
        {refusal ? <Notice tone="danger">{refusal.message}</Notice> : null}
        {told ? <Notice tone="primary">{t('assembly.plan.told')}</Notice> : null}
        <Card title={t('assembly.plan.what')}>
          <Grid.Root gap={4}>
            <Grid.Item col={8} xs={12} alignItems="start">
              <TextField
                name="title"
                required
                disabled={told}
                value={plan.title}
                error={errors.title}
                placeholder={t('assembly.field.title.example')}
                onChange={(title) => change({ title })}
              />
            </Grid.Item>
            <Grid.Item col={4} xs={12} alignItems="start">
              <ChoiceField
                name="kind"
                disabled={told}
                value={plan.kind}
                values={KINDS}
                onChange={(kind) => change({ kind })}
              />
            </Grid.Item>
            <Grid.Item col={4} xs={12} alignItems="start">
              <DayField
                name="heldOn"
                required
                disabled={told}
                value={plan.heldOn}
                error={errors.heldOn}
                onChange={(heldOn) => change({ heldOn })}
              />
            </Grid.Item>
            <Grid.Item col={2} xs={12} alignItems="start">
              <TextField
                name="startsAt"
                value={plan.startsAt}
                error={errors.startsAt}
                placeholder={t('assembly.field.startsAt.example')}
                onChange={(startsAt) => change({ startsAt })}
              />
            </Grid.Item>
            <Grid.Item col={6} xs={12} alignItems="start">
              <TextField
                name="place"
                value={plan.place}
                error={errors.place}
                onChange={(place) => change({ place })}
              />
            </Grid.Item>
            <Grid.Item col={12} alignItems="start">
              <TextField
                name="link"
                value={plan.link}
                error={errors.link}
                placeholder={t('assembly.field.link.example')}
                onChange={(link) => change({ link })}
              />
            </Grid.Item>
            <Grid.Item col={12} alignItems="start">
              <TextField
                name="agenda"
                long
                disabled={told}
                value={plan.agenda}
                error={errors.agenda}
                onChange={(agenda) => change({ agenda })}
              />
            </Grid.Item>
          </Grid.Root>
        </Card>
        <PlanRules
          plan={plan}
          told={told}
          frozen={Boolean(assembly?.frozenOn)}
          errors={errors}
          onChange={change}
        />
        <Flex justifyContent="flex-end">
          <Button type="submit" loading={pending} disabled={assembly !== undefined && !changed}>
            {label}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
};
