import { useAuth } from '@strapi/strapi/admin';

/** Whether the signed-in person holds a permission of the plugin; it carries no condition. */
export const useCan = (action: string): boolean =>
  useAuth('useCan', (state) =>
    state.permissions.some((permission) => permission.action === action),
  );

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
