import { Flex, Typography } from '@strapi/design-system';
import type { RenewalView } from '../../../../shared/core/membership';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from '../../membership/glance/ActionButton';
import type { Actions } from '../../membership/glance/useActions';
import { useTemplateName } from '../../messages/useTemplateName';

/** The reminders of a renewal with their days: sent, coming, or waiting for a decision. */
export const Reminders = ({ renewal, actions }: { renewal: RenewalView; actions: Actions }) => {
  const { t } = useTrad();
  const format = useFormat();
  const templateName = useTemplateName();
  const reminders = [...renewal.reminders].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  if (reminders.length === 0) return null;
  return (
    <div>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('glance.reminders')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
        {reminders.map(({ id, dueOn, template, state }) => {
          const name = t('glance.reminder', {
            on: format.day(dueOn),
            name: templateName(template),
            state: t(`reminder.${state}`),
          });
          return (
            <Flex key={id} tag="li" gap={3} alignItems="center" wrap="wrap">
              <Typography textColor={state === 'stopped' ? 'neutral600' : 'neutral800'}>
                {name}
              </Typography>
              {state === 'waiting' ? (
                <ActionButton
                  actions={actions}
                  name="send-reminder"
                  preset={{ reminderId: id }}
                  subject={name}
                  label={t('glance.send')}
                />
              ) : null}
            </Flex>
          );
        })}
      </Flex>
    </div>
  );
};
