import { SingleSelect, SingleSelectOption, Checkbox, Grid } from '@strapi/design-system';
import type { StageKind } from '../../../../../shared/kernel/common';
import { Cell } from '../../../kit/components/Cell';
import type { Choice } from '../../../kit/components/ChoiceInput';
import { ColourDot } from '../../../kit/components/ColourDot';
import { Labelled } from '../../../kit/components/Labelled';
import { ChoiceField, NumberField, TextField } from '../../../kit/components/fields';
import { useTrad } from '../../../kit/utils/trad';
import { COLOUR_NAMES, PALETTE } from './palette';
import type { Stage } from './workflow-input';

interface ColourChoiceProps {
  value: string;
  onChange: (colour: string) => void;
}

/** A colour of the palette, by its name; one that is not in it is kept until another is chosen. */
const ColourChoice = ({ value, onChange }: ColourChoiceProps) => {
  const { t } = useTrad();
  const known = COLOUR_NAMES.some((name) => PALETTE[name] === value);
  return (
    <SingleSelect
      value={value}
      startIcon={<ColourDot colour={value} />}
      onChange={(next) => onChange(String(next))}
    >
      {known ? null : (
        <SingleSelectOption value={value} startIcon={<ColourDot colour={value} />}>
          {t('colour.own')}
        </SingleSelectOption>
      )}
      {COLOUR_NAMES.map((name) => (
        <SingleSelectOption
          key={name}
          value={PALETTE[name]}
          startIcon={<ColourDot colour={PALETTE[name]} />}
        >
          {t(`colour.${name}`)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
};

interface Props {
  stage: Stage;
  /** Its place in the form, as its errors name it. */
  path: string;
  templates: readonly Choice[];
  errors: Record<string, string>;
  onChange: (stage: Stage) => void;
}

const KINDS: readonly StageKind[] = ['todo', 'waiting', 'deciding', 'committed', 'won', 'lost'];

/** The fields of one stage. */
export const StageFields = ({ stage, path, templates, errors, onChange }: Props) => {
  const { t } = useTrad();
  const set = (changes: Partial<Stage>) => onChange({ ...stage, ...changes });
  return (
    <Grid.Root gap={4}>
      {(['fr', 'en'] as const).map((lang) => (
        <Cell key={lang} col={6}>
          <TextField
            name={`${path}.names.${lang}`}
            label={t(`workflow.stage-name.${lang}`)}
            error={errors[`${path}.names.${lang}`]}
            required
            value={stage.names[lang]}
            onChange={(value) => set({ names: { ...stage.names, [lang]: value } })}
          />
        </Cell>
      ))}
      <Cell col={4}>
        <ChoiceField
          name={`${path}.kind`}
          label={t('workflow.stage-kind')}
          hint={t(`kind.${stage.kind}.hint`)}
          error={errors[`${path}.kind`]}
          value={stage.kind}
          choices={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(kind) => set({ kind })}
        />
      </Cell>
      <Cell col={4}>
        <NumberField
          name={`${path}.expectedDays`}
          label={t('workflow.expected-days')}
          hint={t('workflow.expected-days.hint')}
          error={errors[`${path}.expectedDays`]}
          value={stage.expectedDays}
          onChange={(expectedDays) => set({ expectedDays })}
        />
      </Cell>
      <Cell col={4}>
        <Labelled label={t('workflow.colour')} error={errors[`${path}.color`]}>
          <ColourChoice value={stage.color} onChange={(color) => set({ color })} />
        </Labelled>
      </Cell>
      <Cell col={8}>
        <ChoiceField
          name={`${path}.messageTemplate`}
          label={t('workflow.message')}
          hint={t('workflow.message.hint')}
          error={errors[`${path}.messageTemplate`]}
          clearable
          placeholder={t('workflow.no-message')}
          value={stage.messageTemplate ?? ''}
          choices={templates}
          onChange={(code) => set({ messageTemplate: code || null })}
        />
      </Cell>
      <Cell col={4}>
        <Labelled label={t('workflow.call')} error={errors[`${path}.issuesCall`]}>
          <Checkbox
            checked={stage.issuesCall}
            onCheckedChange={(checked) => set({ issuesCall: checked === true })}
          >
            {t('workflow.issues-call')}
          </Checkbox>
        </Labelled>
      </Cell>
    </Grid.Root>
  );
};
