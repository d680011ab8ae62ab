import { useState } from 'react';
import type { ReactNode } from 'react';
import type { MembershipView } from '../../../../shared/core/membership';
import { CommandDialog } from '../actions/CommandDialog';
import type { CommandRequest } from '../actions/CommandDialog';

/** Opens the form of a command; the dialog lives as long as it is asked for. */
export const useCommandDialog = (
  view: MembershipView,
): { ask: (request: CommandRequest) => void; dialog: ReactNode } => {
  const [request, setRequest] = useState<CommandRequest | null>(null);
  return {
    ask: setRequest,
    dialog: request ? (
      <CommandDialog {...request} view={view} onClose={() => setRequest(null)} />
    ) : null,
  };
};
