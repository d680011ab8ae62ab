import { Flex, Typography } from '@strapi/design-system';
import type { OtherReminderView, ReminderView } from '../../../../shared/core/membership';
import type { Day } from '../../../../shared/kernel/common';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import type { CommandValues } from '../../membership/command-values';
import { ActionButton } from '../../membership/glance/ActionButton';
import type { Actions } from '../../membership/glance/useActions';
import { useTemplateName } from '../../messages/useTemplateName';

interface Props {
  title: string;
  reminders: readonly (ReminderView | OtherReminderView)[];
  today: Day;
  actions: Actions;
}

/** Names a reminder in a command, with its term or call when it has no renewal. */
const presetOf = (one: ReminderView | OtherReminderView): CommandValues => {
  const input = { reminderId: one.id };
  if (!('base' in one)) return input;
  if (one.duesId !== null) return { ...input, duesId: one.duesId };
  return one.termId === null ? input : { ...input, termId: one.termId };
};

/** What became of one; of one whose day is over and that did not leave, nothing is to come. */
const stateOf = ({ message, state, dueOn }: ReminderView, today: Day): string => {
  if (message) return `reminder.message.${message}`;
  return state === 'coming' && dueOn < today ? 'reminder.past' : `reminder.${state}`;
};

/** Reminders with their days: sent, coming, or waiting for a decision. */
export const Reminders = ({ title, reminders, today, actions }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const templateName = useTemplateName();
  if (reminders.length === 0) return null;
  const inOrder = [...reminders].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  return (
    <div>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {title}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
        {inOrder.map((one) => {
          const preset = presetOf(one);
          const name = t('glance.reminder', {
            on: format.day(one.dueOn),
            name: templateName(one.template),
            state: t(stateOf(one, today)),
          });
          const shared = { actions, preset, subject: name };
          return (
            <Flex
              key={Object.values(preset).join(' ')}
              tag="li"
              gap={3}
              alignItems="center"
              wrap="wrap"
            >
              <Typography textColor={one.state === 'stopped' ? 'neutral600' : 'neutral800'}>
                {name}
              </Typography>
              {one.state === 'waiting' ? (
                <Flex gap={2}>
                  <ActionButton {...shared} name="send-reminder" label={t('glance.send')} />
                  <ActionButton {...shared} name="skip-reminder" label={t('glance.skip')} />
                </Flex>
              ) : null}
            </Flex>
          );
        })}
      </Flex>
    </div>
  );
};
