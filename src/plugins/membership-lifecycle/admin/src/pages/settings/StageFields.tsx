import {
  Box,
  Checkbox,
  Flex,
  Grid,
  IconButton,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import type { StageKind } from '../../../../shared/contracts';
import { ChoiceInput } from '../../components/ChoiceInput';
import type { Choice } from '../../components/ChoiceInput';
import { ColourDot } from '../../components/ColourDot';
import { Labelled } from '../../components/Labelled';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';
import { DaysField } from './DaysField';
import { TextField } from './TextField';
import type { Stage } from './workflow-input';

interface Props {
  stage: Stage;
  position: number;
  last: boolean;
  /** How many open renewals stand in it. */
  inUse: number;
  templates: readonly Choice[];
  errors: Record<string, string>;
  onChange: (stage: Stage) => void;
  onMove: (offset: -1 | 1) => void;
  onRemove: () => void;
}

const KINDS: readonly StageKind[] = ['todo', 'waiting', 'committed', 'won', 'lost'];

/** One stage of the workflow, with its place in the order. */
export const StageFields = (props: Props) => {
  const { stage, position, last, inUse, templates, errors, onChange, onMove, onRemove } = props;
  const { t } = useTrad();
  const { text } = useFormat();
  const path = `stages.${position}`;
  const name = text(stage.names) || t('workflow.unnamed');
  const set = (changes: Partial<Stage>) => onChange({ ...stage, ...changes });

  return (
    <Box borderColor="neutral200" hasRadius padding={4} role="group" aria-label={name}>
      <Flex justifyContent="space-between" gap={3} paddingBottom={3}>
        <Flex gap={2}>
          <ColourDot colour={stage.color} />
          <Typography fontWeight="bold">{`${position + 1}. ${name}`}</Typography>
          {inUse > 0 ? (
            <Typography variant="pi" textColor="neutral600">
              {t('workflow.in-use', { count: inUse })}
            </Typography>
          ) : null}
        </Flex>
        <Flex gap={1}>
          <IconButton
            label={t('workflow.up', { name })}
            disabled={position === 0}
            onClick={() => onMove(-1)}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            label={t('workflow.down', { name })}
            disabled={last}
            onClick={() => onMove(1)}
          >
            <ArrowDown />
          </IconButton>
          <IconButton
            label={t(inUse > 0 ? 'workflow.remove-in-use' : 'workflow.remove', { name })}
            disabled={inUse > 0}
            onClick={onRemove}
          >
            <Trash />
          </IconButton>
        </Flex>
      </Flex>
      {errors[path] ? (
        <Typography textColor="danger600" role="alert">
          {errors[path]}
        </Typography>
      ) : null}
      <Grid.Root gap={4}>
        {(['fr', 'en'] as const).map((lang) => (
          <Grid.Item key={lang} col={6} xs={12} alignItems="start">
            <TextField
              name={`${path}.names.${lang}`}
              label={t(`workflow.stage-name.${lang}`)}
              error={errors[`${path}.names.${lang}`]}
              required
              value={stage.names[lang]}
              onChange={(value) => set({ names: { ...stage.names, [lang]: value } })}
            />
          </Grid.Item>
        ))}
        <Grid.Item col={4} xs={12} alignItems="start">
          <Labelled
            label={t('workflow.stage-kind')}
            hint={t(`kind.${stage.kind}.hint`)}
            error={errors[`${path}.kind`]}
          >
            <ChoiceInput
              value={stage.kind}
              choices={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              onChange={(next) => set({ kind: KINDS.find((kind) => kind === next) ?? stage.kind })}
            />
          </Labelled>
        </Grid.Item>
        <Grid.Item col={4} xs={12} alignItems="start">
          <DaysField
            name={`${path}.expectedDays`}
            label={t('workflow.expected-days')}
            hint={t('workflow.expected-days.hint')}
            error={errors[`${path}.expectedDays`]}
            value={stage.expectedDays}
            onChange={(expectedDays) => set({ expectedDays })}
          />
        </Grid.Item>
        <Grid.Item col={4} xs={12} alignItems="start">
          <Labelled label={t('workflow.colour')} error={errors[`${path}.color`]}>
            <TextInput
              type="color"
              // The browser's swatch fills its input, which has no height of its own.
              style={{ height: '2.2rem', padding: 0, cursor: 'pointer' }}
              value={stage.color}
              onChange={({ target }) => set({ color: target.value })}
            />
          </Labelled>
        </Grid.Item>
        <Grid.Item col={8} xs={12} alignItems="start">
          <Labelled
            label={t('workflow.message')}
            hint={t('workflow.message.hint')}
            error={errors[`${path}.messageTemplate`]}
          >
            <ChoiceInput
              clearable
              placeholder={t('workflow.no-message')}
              value={stage.messageTemplate ?? ''}
              choices={templates}
              onChange={(code) => set({ messageTemplate: code || null })}
            />
          </Labelled>
        </Grid.Item>
        <Grid.Item col={4} xs={12} alignItems="start">
          <Labelled label={t('workflow.call')} error={errors[`${path}.issuesCall`]}>
            <Checkbox
              checked={stage.issuesCall}
              onCheckedChange={(checked) => set({ issuesCall: checked === true })}
            >
              {t('workflow.issues-call')}
            </Checkbox>
          </Labelled>
        </Grid.Item>
      </Grid.Root>
    </Box>
  );
};
