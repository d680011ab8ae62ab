import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { BackButton, Layouts } from '@strapi/strapi/admin';
import type { WorkflowView } from '../../../../../shared/core/workflows';
import { Card } from '../../../kit/components/Card';
import { Cell } from '../../../kit/components/Cell';
import type { Choice } from '../../../kit/components/ChoiceInput';
import { ColourDot } from '../../../kit/components/ColourDot';
import { FieldText } from '../../../kit/components/FieldText';
import { Quiet } from '../../../kit/components/Quiet';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { ReadOnly } from '../../../settings/ReadOnly';
import { StageHeading } from './StageHeading';
import { WorkflowRoad } from './WorkflowRoad';
import { neverLeaves } from './road';
import { useFollowers } from './useFollowers';
import { baseOf, toInput } from './workflow-input';

interface Props {
  workflow: WorkflowView;
  templates: readonly Choice[];
}

interface Named extends Pick<Props, 'workflow'> {
  templateName: (code: string) => string;
}

const DAYS = ['windowDays', 'graceDays', 'dueDays'] as const;

const Rules = ({ workflow }: Pick<Props, 'workflow'>) => {
  const { t } = useTrad();
  const { activation } = workflow;
  return (
    <Card title={t('workflow.rules')}>
      <Grid.Root gap={4}>
        <Cell col={12}>
          <FieldText
            label={t('workflow.activation')}
            hint={t(`workflow.activation.${activation}.hint`)}
          >
            {t(`workflow.activation.${activation}`)}
          </FieldText>
        </Cell>
        {DAYS.map((name) => (
          <Cell key={name} col={4}>
            <FieldText label={t(`workflow.${name}`)} hint={t(`workflow.${name}.hint`)}>
              {workflow[name]}
            </FieldText>
          </Cell>
        ))}
      </Grid.Root>
    </Card>
  );
};

const Stages = ({ workflow, templateName }: Named) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <Card title={t('workflow.stages')} help={t('workflow.stages.help')}>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
        {workflow.stages.map((stage, index) => (
          <Flex tag="li" key={stage.id} gap={3} alignItems="flex-start">
            <Box paddingTop={1}>
              <ColourDot colour={stage.color} />
            </Box>
            <Box>
              <StageHeading
                stage={stage}
                position={index}
                inUse={workflow.usage[stage.id] ?? 0}
                name={text(stage.names)}
              />
              {stage.messageTemplate ? (
                <Quiet>{t('stage.sends', { template: templateName(stage.messageTemplate) })}</Quiet>
              ) : null}
            </Box>
          </Flex>
        ))}
      </Flex>
    </Card>
  );
};

const Reminders = ({ workflow, templateName }: Named) => {
  const { t } = useTrad();
  const never = (reminder: WorkflowView['reminders'][number]) =>
    neverLeaves(toInput(workflow), reminder) !== null;
  return (
    <Card title={t('workflow.reminders')} help={t('workflow.reminders.help')}>
      <FieldText label={t('workflow.leastReminded')} hint={t('workflow.leastReminded.hint')}>
        {workflow.leastReminded / 100}
      </FieldText>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {workflow.reminders.map((reminder) => {
          const { id, offsetDays, messageTemplate, contactRole } = reminder;
          const base = baseOf(reminder);
          const name = offsetDays < 0 ? 'reminder.name.before' : 'reminder.name.after';
          return (
            <li key={id}>
              <Typography tag="h3" fontWeight="bold">
                {t(name, { count: Math.abs(offsetDays), base })}
              </Typography>
              <Typography tag="p">
                {t('reminder.sends', {
                  template: templateName(messageTemplate),
                  role: t(`role.${contactRole}`),
                })}
              </Typography>
              <Quiet>{t(`reminder.tells.${base}`)}</Quiet>
              {never(reminder) ? (
                <Typography tag="p" variant="pi" fontWeight="bold" textColor="danger700">
                  {t('road.never')}
                </Typography>
              ) : null}
            </li>
          );
        })}
      </Flex>
    </Card>
  );
};

/** A workflow, for those who read it and may not change it. */
export const WorkflowReader = ({ workflow, templates }: Props) => {
  const { t } = useTrad();
  const followersOf = useFollowers();
  const templateName = (code: string) =>
    templates.find(({ value }) => value === code)?.label ?? code;
  return (
    <>
      <Layouts.Header
        title={workflow.name}
        subtitle={t('workflow.title.help')}
        navigationAction={<BackButton fallback="/settings/membership-lifecycle/workflow" />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <ReadOnly changing="workflow.manage" />
          <WorkflowRoad value={toInput(workflow)} templates={templates} />
          <Card title={t('workflow.who')} help={t('workflow.who.help')}>
            <FieldText label={t('workflows.column.tiers')}>{followersOf(workflow)}</FieldText>
          </Card>
          <Rules workflow={workflow} />
          <Stages workflow={workflow} templateName={templateName} />
          <Reminders workflow={workflow} templateName={templateName} />
        </Flex>
      </Layouts.Content>
    </>
  );
};
