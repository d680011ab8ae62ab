import { useAuth } from '@strapi/strapi/admin';
import { permissionFor } from '../../../shared/command-permissions';
import type { LegalCommand, MembershipView } from '../../../shared/contracts';

/** The commands that are legal now and that this person may run. */
export const useAllowed = (view: MembershipView): LegalCommand[] => {
  const held = useAuth('useAllowed', (state) => state.permissions);
  return view.commands.filter(({ name }) =>
    held.some(({ action }) => action === permissionFor(name)),
  );
};
