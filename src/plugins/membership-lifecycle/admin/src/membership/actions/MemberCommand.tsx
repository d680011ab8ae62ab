import { useEffect } from 'react';
import type { CommandName } from '../../../../shared/core/commands';
import { withRenewal } from '../../kit/panels/member-renewals';
import { useGetMembershipQuery } from '../api/memberships';
import type { CommandValues } from '../command-values';
import { CommandDialog } from './CommandDialog';

interface Props {
  membershipId: string;
  command: CommandName;
  preset?: CommandValues;
  subject?: string;
  onClose: () => void;
}

/** The form of a command away from the member's page, if it is still possible. */
export const MemberCommand = ({ membershipId, command, ...dialog }: Props) => {
  const { data } = useGetMembershipQuery(membershipId);
  const { preset, onClose } = dialog;
  const view = data && preset?.renewalId ? withRenewal(data, String(preset.renewalId)) : data;
  const legal = view?.commands.find(({ name }) => name === command);
  const gone = view !== undefined && legal === undefined;
  useEffect(() => {
    if (gone) onClose();
  }, [gone, onClose]);
  return view && legal ? <CommandDialog command={legal} view={view} {...dialog} /> : null;
};
