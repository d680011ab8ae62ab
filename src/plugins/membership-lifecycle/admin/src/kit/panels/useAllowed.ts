import { useAuth } from '@strapi/strapi/admin';
import { permissionFor } from '../../../../shared/core/command-permissions';
import type { CommandName } from '../../../../shared/core/commands';
import type { MembershipView } from '../../../../shared/core/membership';

/** The commands that this person may run, split by whether they are possible now. */
export const useAllowed = (
  view: MembershipView,
): Pick<MembershipView, 'commands' | 'unavailable'> => {
  const held = useAuth('useAllowed', (state) => state.permissions);
  const may = ({ name }: { name: CommandName }) =>
    held.some(({ action }) => action === permissionFor(name));
  return { commands: view.commands.filter(may), unavailable: view.unavailable.filter(may) };
};
