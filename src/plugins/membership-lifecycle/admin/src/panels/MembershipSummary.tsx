import { Button, Flex, Typography } from '@strapi/design-system';
import type { MembershipView } from '../../../shared/contracts';
import { arrange, isDangerous } from '../actions/kinds';
import { CommandMenu } from '../actions/CommandMenu';
import { Fact } from '../components/Fact';
import { StateBadge } from '../components/StateBadge';
import { STATUS_TONES } from '../components/tones';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';
import { DuesSection } from './DuesSection';
import { RenewalSection } from './RenewalSection';
import { TermSection } from './TermSection';
import { useAllowed } from './useAllowed';
import { useCommandDialog } from './useCommandDialog';

/** Everything that staff ask about a member, in the order in which they ask it. */
export const MembershipSummary = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { ask, dialog } = useCommandDialog(view);
  // Rights have their own panel, with a button on each of them.
  const commands = useAllowed(view).filter(({ group }) => group !== 'rights');
  const { usual, others } = arrange(commands, view);

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Flex direction="column" alignItems="start" gap={2}>
        <StateBadge tone={STATUS_TONES[view.status]}>{t(`status.${view.status}`)}</StateBadge>
        <Typography variant="omega" textColor="neutral800">
          {format.text(view.because.text)}
        </Typography>
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Fact label={t('membership.since')}>
          {view.memberSince ? format.day(view.memberSince) : t('value.none')}
        </Fact>
        <Fact label={t('membership.up-to-date')}>
          <Typography
            variant="pi"
            fontWeight="semiBold"
            textColor={view.upToDate ? 'success700' : 'danger700'}
          >
            {t(view.upToDate ? 'value.yes' : 'value.no')}
          </Typography>
        </Fact>
      </Flex>
      {usual.length > 0 ? (
        <Flex direction="column" alignItems="stretch" gap={2} paddingBottom={1}>
          {usual.map((command, index) => (
            <Button
              key={command.name}
              size="S"
              fullWidth
              variant={
                isDangerous(command.name) ? 'danger-light' : index === 0 ? 'default' : 'secondary'
              }
              onClick={() => ask({ command })}
            >
              {t(`command.${command.name}`)}
            </Button>
          ))}
        </Flex>
      ) : null}
      <CommandMenu
        label={t('panel.other-actions')}
        commands={others}
        onChoose={(command) => ask({ command })}
      />
      <TermSection view={view} />
      <DuesSection view={view} />
      <RenewalSection view={view} />
      {dialog}
    </Flex>
  );
};
