import { Flex, Grid } from '@strapi/design-system';
import type { AssemblyInput } from '../../../shared/assemblies/assemblies';
import { useTrad } from '../kit/utils/trad';
import { Card } from '../settings/Card';
import { CheckField, ChoiceField, DayField, NumberField } from './PlanField';

interface Props {
  plan: AssemblyInput;
  /** Whether the convocation was sent: the rules are then locked. */
  told: boolean;
  /** Whether the roll is frozen: the fields it depends on are then locked. */
  frozen: boolean;
  errors: Record<string, string>;
  onChange: (values: Partial<AssemblyInput>) => void;
}

const HOLDERS = ['members', 'anyone'] as const;
const BASES = ['none', 'members', 'votes'] as const;

/** Who votes, who may carry proxies, and how many must be there: what the statutes say. */
export const PlanRules = ({ plan, told, frozen, errors, onChange }: Props) => {
  const { t } = useTrad();
  const { quorum } = plan;
  const setQuorum = (values: Partial<AssemblyInput['quorum']>) =>
    onChange({ quorum: { ...quorum, ...values } });
  return (
    <Card title={t('assembly.plan.rules')} help={t('assembly.plan.rules.help')}>
      <Grid.Root gap={4}>
        <Grid.Item col={4} xs={12} alignItems="start">
          <DayField
            name="cutOffOn"
            required
            disabled={told || frozen}
            value={plan.cutOffOn}
            error={errors.cutOffOn}
            onChange={(cutOffOn) => onChange({ cutOffOn })}
          />
        </Grid.Item>
        <Grid.Item col={4} xs={12} alignItems="start">
          <NumberField
            name="noticeDays"
            disabled={told}
            value={plan.noticeDays}
            error={errors.noticeDays}
            onChange={(noticeDays) => onChange({ noticeDays: noticeDays ?? 0 })}
          />
        </Grid.Item>
        <Grid.Item col={4} xs={12} alignItems="start">
          <NumberField
            name="proxyCap"
            disabled={told}
            value={plan.proxyCap}
            error={errors.proxyCap}
            onChange={(proxyCap) => onChange({ proxyCap })}
          />
        </Grid.Item>
        <Grid.Item col={4} xs={12} alignItems="start">
          <ChoiceField
            name="proxyHolders"
            disabled={told}
            value={plan.proxyHolders}
            values={HOLDERS}
            onChange={(proxyHolders) => onChange({ proxyHolders })}
          />
        </Grid.Item>
        <Grid.Item col={4} xs={12} alignItems="start">
          <ChoiceField
            name="basis"
            disabled={told}
            value={quorum.basis}
            values={BASES}
            onChange={(basis) => setQuorum({ basis })}
          />
        </Grid.Item>
        {quorum.basis === 'none' ? null : (
          <>
            <Grid.Item col={2} xs={6} alignItems="start">
              <NumberField
                name="numerator"
                disabled={told}
                value={quorum.numerator}
                error={errors['quorum.numerator']}
                onChange={(numerator) => setQuorum({ numerator: numerator ?? 1 })}
              />
            </Grid.Item>
            <Grid.Item col={2} xs={6} alignItems="start">
              <NumberField
                name="denominator"
                disabled={told}
                value={quorum.denominator}
                error={errors['quorum.denominator']}
                onChange={(denominator) => setQuorum({ denominator: denominator ?? 1 })}
              />
            </Grid.Item>
          </>
        )}
      </Grid.Root>
      <Flex direction="column" alignItems="start" gap={3}>
        <CheckField
          name="graceVotes"
          disabled={told || frozen}
          value={plan.graceVotes}
          onChange={(graceVotes) => onChange({ graceVotes })}
        />
        {quorum.basis === 'none' ? null : (
          <CheckField
            name="secondWithout"
            disabled={told}
            value={quorum.secondWithout}
            onChange={(secondWithout) => setQuorum({ secondWithout })}
          />
        )}
      </Flex>
    </Card>
  );
};
