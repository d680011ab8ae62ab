import { Box, Button, Flex, Grid, Typography } from '@strapi/design-system';
import type {
  LegalCommand,
  MembershipView,
  UnavailableCommand,
} from '../../../../shared/core/membership';
import { Sheet } from '../../kit/components/Sheet';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { commandKey } from './candidates';
import { GROUPS, isDangerous } from './kinds';

interface Props {
  view: MembershipView;
  commands: readonly LegalCommand[];
  unavailable: readonly UnavailableCommand[];
  onChoose: (command: LegalCommand) => void;
  onClose: () => void;
}

const Unavailable = ({ command }: { command: UnavailableCommand }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <Box tag="li" paddingTop={1} paddingBottom={1}>
      <Typography tag="p" textColor="neutral600">
        {t(`command.${command.name}`)}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('actions.not-now', { reason: text(command.text) })}
      </Typography>
    </Box>
  );
};

/** Everything that can be done with a membership, by subject; what cannot be done now says why. */
export const ActionsDialog = ({ view, commands, unavailable, onChoose, onClose }: Props) => {
  const { t } = useTrad();
  const groups = GROUPS.map((group) => ({
    group,
    legal: commands.filter((command) => command.group === group),
    not: unavailable.filter((command) => command.group === group),
  })).filter(({ legal, not }) => legal.length + not.length > 0);
  return (
    <Sheet title={t('panel.other-actions')} onClose={onClose}>
      <Grid.Root gap={6}>
        {groups.map(({ group, legal, not }) => (
          <Grid.Item key={group} col={6} xs={12} direction="column" alignItems="stretch">
            <Typography tag="h3" variant="sigma" textColor="neutral600">
              {t(`group.${group}`)}
            </Typography>
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
              {legal.map((command) => (
                <li key={command.name}>
                  <Button
                    size="S"
                    fullWidth
                    variant={isDangerous(command.name) ? 'danger-light' : 'tertiary'}
                    onClick={() => onChoose(command)}
                  >
                    {t(commandKey(command.name, view))}
                  </Button>
                </li>
              ))}
              {not.map((command) => (
                <Unavailable key={command.name} command={command} />
              ))}
            </Flex>
          </Grid.Item>
        ))}
      </Grid.Root>
    </Sheet>
  );
};
