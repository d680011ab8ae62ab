import { Fragment } from 'react';
import { Menu } from '@strapi/design-system';
import { CaretDown } from '@strapi/icons';
import type { LegalCommand } from '../../../shared/contracts';
import { useTrad } from '../utils/trad';
import { GROUPS, isDangerous } from './kinds';

interface Props {
  label: string;
  commands: readonly LegalCommand[];
  onChoose: (command: LegalCommand) => void;
}

/** The commands that have no button of their own, by group. */
export const CommandMenu = ({ label, commands, onChoose }: Props) => {
  const { t } = useTrad();
  const groups = GROUPS.map((group) => ({
    group,
    inside: commands.filter((command) => command.group === group),
  })).filter(({ inside }) => inside.length > 0);
  if (groups.length === 0) return null;
  return (
    <Menu.Root>
      <Menu.Trigger variant="tertiary" size="S" fullWidth endIcon={<CaretDown aria-hidden />}>
        {label}
      </Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end" maxHeight="32rem">
        {groups.map(({ group, inside }, index) => (
          <Fragment key={group}>
            {index > 0 ? <Menu.Separator /> : null}
            <Menu.Label>{t(`group.${group}`)}</Menu.Label>
            {inside.map((command) => (
              <Menu.Item
                key={command.name}
                variant={isDangerous(command.name) ? 'danger' : 'default'}
                onSelect={() => onChoose(command)}
              >
                {t(`command.${command.name}`)}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Content>
    </Menu.Root>
  );
};
