import { Button } from '@strapi/design-system';
import type { CommandName } from '../../../../shared/core/commands';
import { useTrad } from '../../kit/utils/trad';
import type { CommandValues } from '../command-values';
import type { Actions } from './useActions';

interface Props {
  actions: Actions;
  name: CommandName;
  preset?: CommandValues;
  /** The subject of the command, for its form and for screen readers. */
  subject?: string;
  /** A shorter label, where the line already says the rest. */
  label?: string;
}

/** A command as a small button on its line; hidden when it cannot be run. */
export const ActionButton = ({ actions, name, preset, subject, label }: Props) => {
  const { t } = useTrad();
  if (!actions.can(name)) return null;
  const text = label ?? t(`command.${name}`);
  return (
    <Button
      size="S"
      variant="tertiary"
      aria-label={subject ? t('glance.action-on', { action: text, subject }) : undefined}
      onClick={() => actions.ask(name, preset, subject)}
    >
      {text}
    </Button>
  );
};
