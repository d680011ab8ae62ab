import type { Core } from '@strapi/strapi';
import { PERMISSIONS } from '../plugins/membership-lifecycle/shared/kernel/ids';

const PERMISSION = 'admin::permission';

/** Permissions that were part of another one, which whoever holds that one is given once. */
const SPLIT = {
  [PERMISSIONS.settingsManage]: [PERMISSIONS.workflowManage, PERMISSIONS.templatesManage],
  [PERMISSIONS.usageRecord]: [PERMISSIONS.rightsGrant],
};

interface Held {
  action: string;
  conditions: string[] | null;
  role: { id: number } | null;
  apiToken: { id: number } | null;
}

const holderOf = ({ role, apiToken }: Held): string => `${role?.id ?? ''}/${apiToken?.id ?? ''}`;

/** Gives a permission to the roles and tokens that hold the one that it was part of. */
const give = async (strapi: Core.Strapi, whole: string, action: string): Promise<void> => {
  const rows: Held[] = await strapi.db.query(PERMISSION).findMany({
    where: { action: { $in: [whole, action] } },
    populate: { role: true, apiToken: true },
  });
  const having = new Set(rows.filter((one) => one.action === action).map(holderOf));
  for (const one of rows) {
    if (having.has(holderOf(one))) continue;
    having.add(holderOf(one));
    const { conditions, role, apiToken } = one;
    await strapi.db.query(PERMISSION).create({
      data: { action, conditions, role: role?.id, apiToken: apiToken?.id },
    });
  }
};

/**
 * On an installation of an earlier version, keeps what its roles could do. It happens once for each
 * permission: what an administrator takes away later stays away.
 */
export const splitPermissions = async (strapi: Core.Strapi): Promise<void> => {
  const store = strapi.store({ type: 'core', name: 'adhesions', key: 'split-permissions' });
  const stored: unknown = await store.get({});
  const done: unknown[] = Array.isArray(stored) ? stored : [];
  const parts = Object.entries(SPLIT).flatMap(([whole, actions]) =>
    actions.filter((action) => !done.includes(action)).map((action) => ({ whole, action })),
  );
  if (parts.length === 0) return;
  await strapi.db.transaction(async () => {
    for (const { whole, action } of parts) await give(strapi, whole, action);
    await store.set({ value: Object.values(SPLIT).flat() });
  });
};
