import { useAuth } from '@strapi/strapi/admin';

/** Whether the signed-in person holds a permission of the plugin; it carries no condition. */
export const useCan = (action: string): boolean =>
  useAuth('useCan', (state) =>
    state.permissions.some((permission) => permission.action === action),
  );
