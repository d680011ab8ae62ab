import { Button, Flex, Grid } from '@strapi/design-system';
import type { AssemblyInput, ListedAssembly } from '../../../shared/assemblies/assemblies';
import { Card } from '../kit/components/Card';
import { Cell } from '../kit/components/Cell';
import { MeanwhileNotice } from '../kit/components/MeanwhileNotice';
import { Notice } from '../kit/components/Notice';
import { UnsavedGuard } from '../kit/components/UnsavedGuard';
import { useDraft, type FieldsOf } from '../kit/hooks/useDraft';
import { useMeanwhile } from '../kit/hooks/useMeanwhile';
import { useSubmit } from '../kit/hooks/useSubmit';
import { TypedForm } from '../kit/typing/TypedForm';
import { useTrad } from '../kit/utils/trad';
import { ChoiceField, DayField, TextField, TimeField } from './PlanField';
import { PlanRules } from './PlanRules';
import { toldOf } from './standing';
import { usePlanText } from './usePlanText';

interface Props {
  initial: AssemblyInput;
  /** The saved assembly, which decides which fields are locked. */
  assembly?: ListedAssembly;
  label: string;
  /** Saves the plan in place of the version that the person saw. */
  onSave: (plan: AssemblyInput, version: number) => Promise<{ version: number }>;
}

const KINDS = ['ordinary', 'extraordinary'] as const;

/** The assembly itself, and its place; what was told to members is locked. */
const What = ({ field, told }: { field: FieldsOf<AssemblyInput>; told: boolean }) => {
  const { t } = useTrad();
  return (
    <Card title={t('assembly.plan.what')}>
      <Grid.Root gap={4}>
        <Cell col={8}>
          <TextField
            {...field('title')}
            required
            disabled={told}
            placeholder={t('assembly.field.title.example')}
          />
        </Cell>
        <Cell col={4}>
          <ChoiceField {...field('kind')} disabled={told} values={KINDS} />
        </Cell>
        <Cell col={4}>
          <DayField {...field('heldOn')} required disabled={told} />
        </Cell>
        <Cell col={2}>
          <TimeField {...field('startsAt')} />
        </Cell>
        <Cell col={6}>
          <TextField {...field('place')} />
        </Cell>
        <Cell col={12}>
          <TextField {...field('link')} placeholder={t('assembly.field.link.example')} />
        </Cell>
        <Cell col={12}>
          <TextField {...field('agenda')} long disabled={told} />
        </Cell>
      </Grid.Root>
    </Card>
  );
};

/** The form of an assembly's plan: what it is, where, and by which rules. */
export const PlanForm = ({ initial, assembly, label, onSave }: Props) => {
  const { t } = useTrad();
  const { pending, refusal, errors, submit } = useSubmit();
  const { draft: plan, set, field } = useDraft(initial, errors);
  const planText = usePlanText();
  const now = { version: assembly?.version ?? 0, values: initial };
  const { version, changed, meanwhile, saved } = useMeanwhile(now, plan, set);
  const told = assembly ? toldOf(assembly) : null;
  const save = () =>
    void submit(() => onSave(plan, version), {
      then: saved,
      // The form shows the changes beside what was typed.
      refused: ({ reason }) => reason === 'assembly-changed' && assembly !== undefined,
    });

  return (
    <TypedForm onSubmit={save}>
      <UnsavedGuard unsaved={changed && !pending} />
      <Flex direction="column" alignItems="stretch" gap={4}>
        {meanwhile ? <MeanwhileNotice meanwhile={meanwhile} {...planText} /> : null}
        {refusal ? <Notice tone="danger">{refusal.message}</Notice> : null}
        {told ? (
          <Notice tone="primary">
            {t(`assembly.plan.told.${told}`, { count: assembly?.unsent ?? 0 })}
          </Notice>
        ) : null}
        <What field={field} told={told !== null} />
        <PlanRules
          plan={plan}
          field={field}
          told={told !== null}
          frozen={Boolean(assembly?.frozenOn)}
          errors={errors}
          onChange={set}
        />
        <Flex justifyContent="flex-end">
          <Button type="submit" loading={pending} disabled={assembly !== undefined && !changed}>
            {label}
          </Button>
        </Flex>
      </Flex>
    </TypedForm>
  );
};
