import { useAuth } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../../../shared/kernel/ids';

/** Whether the signed-in person holds a permission of the plugin; it carries no condition. */
export const useCan = (action: string): boolean =>
  useAuth('useCan', (state) =>
    state.permissions.some((permission) => permission.action === action),
  );

/** Whether the signed-in person may open the page of a member: all of it, or its rights alone. */
export const useOpensMembers = (): boolean => {
  const [reads, records] = [useCan(PERMISSIONS.membershipRead), useCan(PERMISSIONS.usageRecord)];
  return reads || records;
};

const explorer = (action: 'create' | 'read'): string =>
  `plugin::content-manager.explorer.${action}`;

/** Whether the Content Manager lets the signed-in person do something to all of these types. */
export const useCanExplore = (action: 'create' | 'read', uids: readonly string[]): boolean =>
  useAuth('useCanExplore', (state) =>
    uids.every((uid) =>
      state.permissions.some(
        (permission) => permission.action === explorer(action) && permission.subject === uid,
      ),
    ),
  );
