import { adminApi } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../../../shared/ids';
import {
  PERMISSION_GROUPS,
  PERMISSION_GROUP_NAMES,
  type PermissionGroup,
  type PermissionName,
} from '../../../shared/permission-groups';

/**
 * Strapi's editor of roles shows permissions under the names that the server gave them, in one
 * language, and a plugin under its id. Ours are put into the reader's language as they arrive.
 */

interface ShownAction {
  plugin: string;
  action: string;
  displayName: string;
  subCategory: string;
}

interface Layout {
  sections: { plugins: ShownAction[] };
}

interface LayoutEndpoint {
  transformResponse: (answer: { data: Layout }) => Layout | Promise<Layout>;
}

type Texts = Record<string, string>;

const nameKey = (name: PermissionName) => `permission.${name}` as const;
const groupKey = (group: PermissionGroup) => `permission.group.${group}` as const;
const SECTION = 'settings.section';

const prefix = `plugin::${PLUGIN_ID}.`;

const named = (shown: ShownAction, texts: Texts): ShownAction => {
  const group = PERMISSION_GROUP_NAMES.find((one) =>
    PERMISSION_GROUPS[one].some((name) => shown.action === prefix + name),
  );
  const name = group && PERMISSION_GROUPS[group].find((one) => shown.action === prefix + one);
  if (!group || !name) return shown;
  return {
    ...shown,
    plugin: texts[SECTION] ?? shown.plugin,
    displayName: texts[nameKey(name)] ?? shown.displayName,
    subCategory: texts[groupKey(group)] ?? shown.subCategory,
  };
};

/** Names the plugin's permissions in the language of the screen. */
export const namePermissions = (textsOf: (locale: string) => Promise<Texts>): void => {
  adminApi.enhanceEndpoints({
    endpoints: {
      getRolePermissionLayout: (endpoint: LayoutEndpoint) => {
        const read = endpoint.transformResponse;
        endpoint.transformResponse = async (answer) => {
          const layout = await read(answer);
          const texts = await textsOf(document.documentElement.lang);
          const plugins = layout.sections.plugins.map((shown) => named(shown, texts));
          return { ...layout, sections: { ...layout.sections, plugins } };
        };
      },
      // The endpoint is Strapi's own: its type is not among those that plugins are shown.
    } as never,
  });
};
