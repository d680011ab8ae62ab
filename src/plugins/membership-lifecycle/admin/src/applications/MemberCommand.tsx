import { useEffect } from 'react';
import type { CommandName } from '../../../shared/core/commands';
import { CommandDialog } from '../membership/actions/CommandDialog';
import { useGetMembershipQuery } from '../membership/api/memberships';

interface Props {
  membershipId: string;
  command: CommandName;
  onClose: () => void;
}

/** The form of a command of the member that an application is about, if it still makes sense. */
export const MemberCommand = ({ membershipId, command, onClose }: Props) => {
  const { data: view } = useGetMembershipQuery(membershipId);
  const legal = view?.commands.find(({ name }) => name === command);
  const gone = view !== undefined && legal === undefined;
  useEffect(() => {
    if (gone) onClose();
  }, [gone, onClose]);
  return view && legal ? <CommandDialog command={legal} view={view} onClose={onClose} /> : null;
};
