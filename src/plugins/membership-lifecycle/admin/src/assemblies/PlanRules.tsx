import { Flex, Grid } from '@strapi/design-system';
import type { AssemblyInput } from '../../../shared/assemblies/assemblies';
import { Card } from '../kit/components/Card';
import { Cell } from '../kit/components/Cell';
import type { FieldsOf } from '../kit/hooks/useDraft';
import { useTrad } from '../kit/utils/trad';
import { CheckField, ChoiceField, DayField, NumberField } from './PlanField';

interface QuorumProps {
  quorum: AssemblyInput['quorum'];
  /** Whether the convocation was sent: the rules are then locked. */
  told: boolean;
  errors: Record<string, string>;
  onChange: (quorum: AssemblyInput['quorum']) => void;
}

interface Props extends Omit<QuorumProps, 'quorum' | 'onChange'> {
  plan: AssemblyInput;
  field: FieldsOf<AssemblyInput>;
  /** Whether the roll is frozen: the fields it depends on are then locked. */
  frozen: boolean;
  onChange: (values: Partial<AssemblyInput>) => void;
}

const HOLDERS = ['members', 'anyone'] as const;
const BASES = ['none', 'members', 'votes'] as const;

/** The quorum, as a share of the members or of their votes. */
const Quorum = ({ quorum, told, errors, onChange }: QuorumProps) => (
  <>
    <Cell col={4}>
      <ChoiceField
        name="basis"
        disabled={told}
        value={quorum.basis}
        values={BASES}
        onChange={(basis) => onChange({ ...quorum, basis })}
      />
    </Cell>
    {quorum.basis === 'none'
      ? null
      : (['numerator', 'denominator'] as const).map((name) => (
          <Cell key={name} col={2} xs={6}>
            <NumberField
              name={name}
              required
              disabled={told}
              value={quorum[name]}
              error={errors[`quorum.${name}`]}
              onChange={(part) => onChange({ ...quorum, [name]: part ?? 1 })}
            />
          </Cell>
        ))}
  </>
);

/** The rules of the statutes: who votes, who may carry proxies, and how many must be there. */
export const PlanRules = ({ plan, field, told, frozen, errors, onChange }: Props) => {
  const { t } = useTrad();
  const { quorum } = plan;
  const setQuorum = (next: AssemblyInput['quorum']) => onChange({ quorum: next });
  return (
    <Card title={t('assembly.plan.rules')} help={t('assembly.plan.rules.help')}>
      <Grid.Root gap={4}>
        <Cell col={4}>
          <DayField {...field('cutOffOn')} required disabled={told || frozen} />
        </Cell>
        <Cell col={4}>
          <NumberField
            {...field('noticeDays')}
            required
            disabled={told}
            onChange={(noticeDays) => onChange({ noticeDays: noticeDays ?? 0 })}
          />
        </Cell>
        <Cell col={4}>
          <NumberField {...field('proxyCap')} disabled={told} />
        </Cell>
        <Cell col={4}>
          <ChoiceField {...field('proxyHolders')} disabled={told} values={HOLDERS} />
        </Cell>
        <Quorum quorum={quorum} told={told} errors={errors} onChange={setQuorum} />
      </Grid.Root>
      <Flex direction="column" alignItems="start" gap={3}>
        <CheckField {...field('duesRequired')} disabled={told || frozen} />
        <CheckField {...field('graceVotes')} disabled={told || frozen} />
        {quorum.basis === 'none' ? null : (
          <CheckField
            name="secondWithout"
            disabled={told}
            value={quorum.secondWithout}
            onChange={(secondWithout) => setQuorum({ ...quorum, secondWithout })}
          />
        )}
      </Flex>
    </Card>
  );
};
