import { Box, Grid, IconButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { REMINDER_BASES, suits } from '../../../../../shared/core/workflows';
import type { Choice } from '../../../kit/components/ChoiceInput';
import { Notice } from '../../../kit/components/Notice';
import { ChoiceField, NumberField } from '../../../kit/components/fields';
import { useTrad } from '../../../kit/utils/trad';
import { baseOf, withBase, type Reminder } from './workflow-input';

interface Props {
  reminder: Reminder;
  position: number;
  templates: readonly Choice[];
  /** Why it would reach nobody. */
  warning: string | undefined;
  errors: Record<string, string>;
  onChange: (reminder: Reminder) => void;
  onRemove: () => void;
}

const ROLES: readonly Reminder['contactRole'][] = [
  'representative',
  'billing',
  'operational',
  'mandate-holder',
];
const SIDES = ['before', 'after'] as const;

/** One reminder: how many days before or after which day, with which template, to whom. */
export const ReminderFields = ({
  reminder,
  position,
  templates,
  warning,
  errors,
  onChange,
  onRemove,
}: Props) => {
  const { t } = useTrad();
  const path = `reminders.${position}`;
  const base = baseOf(reminder);
  const days = Math.abs(reminder.offsetDays);
  const side = reminder.offsetDays < 0 ? 'before' : 'after';
  const set = (changes: Partial<Reminder>) => onChange({ ...reminder, ...changes });
  const place = (count: number, where: string) =>
    set({ offsetDays: where === 'before' ? -count : count });
  const name = t(`reminder.name.${side}`, { count: days, base });
  // One that was saved before stays to be seen.
  const suited = templates.filter(
    ({ value }) => suits(base, value) || value === reminder.messageTemplate,
  );

  return (
    <Box borderColor="neutral200" hasRadius padding={4} role="group" aria-label={name}>
      <Grid.Root gap={4} gridCols={24}>
        <Grid.Item col={5} xs={24} alignItems="start">
          <NumberField
            name={`${path}.offsetDays`}
            required
            least={0}
            label={t('reminder.days')}
            error={errors[`${path}.offsetDays`]}
            value={days}
            onChange={(count) => place(Math.abs(count ?? 0), side)}
          />
        </Grid.Item>
        <Grid.Item col={7} xs={24} alignItems="start">
          <ChoiceField
            name={`${path}.side`}
            label={t('reminder.side')}
            value={side}
            choices={SIDES.filter((where) => base !== 'joining' || where === 'after').map(
              (value) => ({ value, label: t(`reminder.side.${value}`) }),
            )}
            onChange={(where) => place(days, where)}
          />
        </Grid.Item>
        <Grid.Item col={12} xs={24} alignItems="start">
          <ChoiceField
            name={`${path}.base`}
            label={t('reminder.base')}
            error={errors[`${path}.base`]}
            value={base}
            choices={REMINDER_BASES.map((value) => ({ value, label: t(`reminder.base.${value}`) }))}
            onChange={(next) => {
              const chosen = REMINDER_BASES.find((one) => one === next);
              if (chosen) onChange(withBase(reminder, chosen, templates));
            }}
          />
        </Grid.Item>
        <Grid.Item col={12} xs={24} alignItems="start">
          <ChoiceField
            name={`${path}.messageTemplate`}
            label={t('reminder.template')}
            error={errors[`${path}.messageTemplate`]}
            value={reminder.messageTemplate}
            choices={suited}
            onChange={(messageTemplate) => set({ messageTemplate })}
          />
        </Grid.Item>
        <Grid.Item col={10} xs={24} alignItems="start">
          <ChoiceField
            name={`${path}.contactRole`}
            label={t('reminder.role')}
            error={errors[`${path}.contactRole`]}
            value={reminder.contactRole}
            choices={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(contactRole) => set({ contactRole })}
          />
        </Grid.Item>
        <Grid.Item col={2} xs={24} justifyContent="flex-end" alignItems="center">
          <IconButton label={t('workflow.remove', { name })} onClick={onRemove}>
            <Trash />
          </IconButton>
        </Grid.Item>
      </Grid.Root>
      <Box paddingTop={2}>
        <Typography variant="pi" textColor="neutral600">
          {t(`reminder.tells.${base}`)}
        </Typography>
      </Box>
      {warning ? (
        <Box paddingTop={3}>
          <Notice tone="warning">{warning}</Notice>
        </Box>
      ) : null}
    </Box>
  );
};
