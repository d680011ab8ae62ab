import { Checkbox, Grid } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { MEASURES } from '../../../../shared/core/brackets';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { Card } from '../../kit/components/Card';
import { Cell } from '../../kit/components/Cell';
import { Notice } from '../../kit/components/Notice';
import { ChoiceField, DayField, TextField } from '../../kit/components/fields';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetTiersQuery } from '../../membership/api/memberships';
import { FigureFields } from '../../membership/organisation/FigureFields';
import { NO_APPROVAL, NO_CALL } from './draft';
import type { IntakeForm } from './useIntakeForm';

interface ChoiceProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

const Choice = ({ label, checked, onChange }: ChoiceProps) => (
  <Checkbox checked={checked} onCheckedChange={(next) => onChange(next === true)}>
    {label}
  </Checkbox>
);

const Row = ({ children }: { children: ReactNode }) => <Grid.Root gap={4}>{children}</Grid.Root>;

/** The tier that is asked for, and the day. */
const Asked = ({ form }: { form: IntakeForm }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { data: tiers = [] } = useGetTiersQuery();
  const { draft, change, errors } = form;
  return (
    <Row>
      <Cell col={6}>
        <ChoiceField
          name="tier"
          required
          label={t('field.tier')}
          error={errors.tier}
          value={draft.tier}
          choices={tiers.map(({ code, names }) => ({ value: code, label: text(names) }))}
          onChange={(tier) => change({ tier })}
        />
      </Cell>
      {draft.membershipId ? null : (
        <Cell col={6}>
          <DayField
            name="appliedOn"
            label={t('intake.appliedOn')}
            hint={t('intake.appliedOn.hint')}
            error={errors.appliedOn}
            value={draft.appliedOn}
            onChange={(appliedOn) => change({ appliedOn })}
          />
        </Cell>
      )}
    </Row>
  );
};

/** The figures by which the tier is priced: those of the organisation, as its record will have them. */
const Figures = ({ form }: { form: IntakeForm }) => {
  const { data: tiers = [] } = useGetTiersQuery();
  const { draft, change, errors } = form;
  const { tier, organisation } = draft;
  const priced = tiers.find(({ code }) => code === tier)?.measures ?? [];
  const measures = MEASURES.filter((one) => priced.includes(one));
  if (measures.length === 0) return null;
  return (
    <FigureFields
      measures={measures}
      at="organisation."
      values={organisation}
      errors={errors}
      onChange={(figures) => change({ organisation: { ...organisation, ...figures } })}
    />
  );
};

/** The decision, which makes a member of a candidate. */
const Approval = ({ form }: { form: IntakeForm }) => {
  const { t } = useTrad();
  const { draft, change, errors } = form;
  const { approval } = draft;
  if (!approval) return null;
  const field = (name: keyof typeof approval) => ({
    name: `approval.${name}`,
    label: t(`field.${name}`),
    hint: t(`intake.${name}.hint`),
    error: errors[`approval.${name}`],
    value: approval[name],
    onChange: (day: string) => change({ approval: { ...approval, [name]: day } }),
  });
  return (
    <Row>
      <Cell col={6}>
        <DayField {...field('decidedOn')} />
      </Cell>
      <Cell col={6}>
        <DayField {...field('startsOn')} />
      </Cell>
    </Row>
  );
};

/** The call for dues, with what the payer wants to read on it. */
const Call = ({ form }: { form: IntakeForm }) => {
  const { t } = useTrad();
  const { draft, change, errors } = form;
  const { call } = draft;
  if (!call) return null;
  const field = (name: keyof typeof call) => ({
    name: `call.${name}`,
    label: t(`field.${name}`),
    error: errors[`call.${name}`],
    value: call[name],
    onChange: (text: string) => change({ call: { ...call, [name]: text } }),
  });
  return (
    <Row>
      <Cell col={4}>
        <DayField {...field('dueOn')} hint={t('field.dueOn.hint')} />
      </Cell>
      <Cell col={4}>
        <TextField {...field('engagementNumber')} />
      </Cell>
      <Cell col={4}>
        <TextField {...field('serviceCode')} />
      </Cell>
    </Row>
  );
};

/** The tier, the days, and what is decided with the form. */
export const DecisionCard = ({ form }: { form: IntakeForm }) => {
  const { t } = useTrad();
  const canCall = useCan(PERMISSIONS.duesManage);
  const { draft, change, errors } = form;
  const { approval, call, membershipId } = draft;
  const unplaced = [errors.approval, errors.call].filter(Boolean);
  return (
    <Card title={t('intake.membership')}>
      <Asked form={form} />
      <Figures form={form} />
      {membershipId ? null : (
        <Choice
          label={t('intake.approve')}
          checked={approval !== null}
          onChange={(now) =>
            change(now ? { approval: NO_APPROVAL } : { approval: null, call: null })
          }
        />
      )}
      <Approval form={form} />
      {approval && canCall ? (
        <Choice
          label={t('intake.call')}
          checked={call !== null}
          onChange={(now) => change({ call: now ? NO_CALL : null })}
        />
      ) : null}
      <Call form={form} />
      {unplaced.length > 0 ? <Notice tone="danger">{unplaced.join(' ')}</Notice> : null}
    </Card>
  );
};
