import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { CommandName } from '../../../../shared/core/commands';
import type { LegalCommand, MembershipView } from '../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { ExportMenu, type Exportable } from '../../kit/components/ExportMenu';
import { Fact } from '../../kit/components/Fact';
import { StateBadge } from '../../kit/components/StateBadge';
import { STATUS_TONES } from '../../kit/components/tones';
import { useAllowed } from '../../kit/panels/useAllowed';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionsDialog } from '../actions/ActionsDialog';
import { arrange, isDangerous } from '../actions/kinds';
import { useCommandDialog } from './useCommandDialog';

interface QuickProps {
  commands: readonly LegalCommand[];
  onChoose: (command: LegalCommand) => void;
}

const QuickActions = ({ commands, onChoose }: QuickProps) => {
  const { t } = useTrad();
  return commands.map((command, index) => (
    <Button
      key={command.name}
      size="S"
      fullWidth
      // A label of two lines, where the window is narrow, needs the height for it.
      style={{ height: 'auto', minHeight: '3.2rem', paddingBlock: '0.4rem' }}
      variant={isDangerous(command.name) ? 'danger-light' : index === 0 ? 'default' : 'secondary'}
      onClick={() => onChoose(command)}
    >
      {t(`command.${command.name}`)}
    </Button>
  ));
};

/** A member as a file: all that is known of it, or the lines that the import reads. */
const exportables = ({ documentId }: MembershipView): Exportable[] => [
  { label: 'export.whole-member', path: `members/${documentId}` },
  { label: 'export.history', path: 'history', filters: { membership: documentId } },
];

/** Whether the dues of the running term are paid; without one, or before its call, neither. */
const UpToDate = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const { upToDate, uncalled, terms, today, account } = view;
  const runs = terms.some(
    ({ state, startsOn, endsOn }) => state === 'issued' && startsOn <= today && today <= endsOn,
  );
  if (uncalled) return <>{t('membership.up-to-date.uncalled')}</>;
  if (!runs) return <>{t('membership.up-to-date.no-term')}</>;
  // Something may be left to pay for another term.
  const yes = account.due > 0 ? 'membership.up-to-date.running' : 'value.yes';
  return (
    <Typography
      variant="pi"
      fontWeight="semiBold"
      textColor={upToDate ? 'success700' : 'danger700'}
    >
      {t(upToDate ? yes : 'value.no')}
    </Typography>
  );
};

/** The status and why, and what can be done now: always in sight. */
export const MembershipSummary = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { ask, dialog } = useCommandDialog(view);
  const [all, setAll] = useState(false);
  const canExport = useCan(PERMISSIONS.exportRead);
  const { commands, unavailable } = useAllowed(view);
  const named = (wanted: CommandName) => commands.find(({ name }) => name === wanted);
  const undoable = [
    view.override ? named('clear-override') : undefined,
    view.muted ? named('unmute') : undefined,
  ].filter((command) => command !== undefined);
  const { usual } = arrange(commands, view);

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
          <UpToDate view={view} />
        </Fact>
        {view.muted ? (
          <Fact label={t('membership.muted')}>
            {t('membership.muted-until', {
              until: format.day(view.muted.until),
              reason: view.muted.reason,
            })}
          </Fact>
        ) : null}
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {undoable.map((command) => (
          <Button
            key={command.name}
            size="S"
            fullWidth
            variant="secondary"
            onClick={() => ask({ command })}
          >
            {t(`command.${command.name}`)}
          </Button>
        ))}
        <QuickActions commands={usual} onChoose={(command) => ask({ command })} />
        {commands.length + unavailable.length > 0 ? (
          <Button size="S" fullWidth variant="tertiary" onClick={() => setAll(true)}>
            {t('panel.other-actions')}
          </Button>
        ) : null}
        {canExport ? <ExportMenu fullWidth what={exportables(view)} /> : null}
      </Flex>
      {all ? (
        <ActionsDialog
          view={view}
          commands={commands}
          unavailable={unavailable}
          onChoose={(command) => {
            setAll(false);
            ask({ command });
          }}
          onClose={() => setAll(false)}
        />
      ) : null}
      {dialog}
    </Flex>
  );
};
