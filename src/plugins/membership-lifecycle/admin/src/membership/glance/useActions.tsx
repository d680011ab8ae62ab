import { useState, type ReactNode } from 'react';
import type { CommandName } from '../../../../shared/core/commands';
import type { LegalCommand, MembershipView } from '../../../../shared/core/membership';
import { useAllowed } from '../../kit/panels/useAllowed';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { CommandDialog, type CommandRequest } from '../actions/CommandDialog';
import type { CommandValues } from '../command-values';

export interface Actions extends ReturnType<typeof useAllowed> {
  /** Whether a command is possible now and permitted to this person. */
  can: (name: CommandName) => boolean;
  /** Opens the form of a command; preset fields are hidden. */
  ask: (name: CommandName, preset?: CommandValues, subject?: string) => void;
  dialog: ReactNode;
}

/** A command about a renewal names it where its field is. */
const about = ({ fields }: LegalCommand, renewalId: string | undefined): CommandValues =>
  renewalId && fields.some(({ name }) => name === 'renewalId') ? { renewalId } : {};

/**
 * The actions from within the sections: each line has its own buttons.
 * @param renewalId - the renewal that the view was opened for, if it was for one
 */
export const useActions = (view: MembershipView, renewalId?: string): Actions => {
  const { commands, unavailable } = useAllowed(view);
  const [request, setRequest] = useState<CommandRequest | null>(null);
  const { t } = useTrad();
  const { range } = useFormat();
  const { renewal, earlierRenewals } = view;
  /** Of two renewals under way, the one that a command about a renewal is about. */
  const meant = ({ fields }: LegalCommand): string | undefined =>
    renewal && earlierRenewals.length > 0 && fields.some(({ name }) => name === 'renewalId')
      ? t('renewal.of-term', { term: range(renewal.term.startsOn, renewal.term.endsOn) })
      : undefined;
  const find = (name: CommandName): LegalCommand | undefined =>
    commands.find((command) => command.name === name);
  return {
    commands,
    unavailable,
    can: (name) => find(name) !== undefined,
    ask: (name, preset, subject) => {
      const command = find(name);
      if (!command) return;
      setRequest({
        command,
        preset: { ...about(command, renewalId), ...preset },
        subject: subject ?? meant(command),
      });
    },
    // The dialog lives as long as it is asked for.
    dialog: request ? (
      <CommandDialog {...request} view={view} onClose={() => setRequest(null)} />
    ) : null,
  };
};
