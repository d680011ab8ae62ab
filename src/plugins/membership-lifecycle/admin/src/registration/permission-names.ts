import { adminApi } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import {
  PERMISSION_GROUPS,
  PERMISSION_GROUP_NAMES,
  type PermissionGroup,
  type PermissionName,
} from '../../../shared/kernel/permission-groups';

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

interface ShownType {
  uid: string;
  label: string;
}

interface Layout {
  sections: { plugins: ShownAction[]; collectionTypes: { subjects: ShownType[] } };
}

interface LayoutEndpoint {
  transformResponse: (answer: { data: Layout }) => Layout | Promise<Layout>;
}

type Texts = Record<string, string>;

const nameKey = (name: PermissionName) => `permission.${name}` as const;
const groupKey = (group: PermissionGroup) => `permission.group.${group}` as const;
const typeKey = (type: (typeof TYPES)[number]) => `permission.type.${type}` as const;
const SECTION = 'settings.section';
/** Strapi shows the types of content under the names that developers gave them. */
const TYPES = ['offer', 'tier', 'benefit', 'organisation', 'membership'] as const;

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

const typeNamed = (shown: ShownType, texts: Texts): ShownType => {
  const type = TYPES.find((one) => shown.uid === `api::${one}.${one}`);
  return type ? { ...shown, label: texts[typeKey(type)] ?? shown.label } : shown;
};

/** Names the plugin's permissions and the types that it works on in the language of the screen. */
export const namePermissions = (textsOf: (locale: string) => Promise<Texts>): void => {
  adminApi.enhanceEndpoints({
    endpoints: {
      getRolePermissionLayout: (endpoint: LayoutEndpoint) => {
        const read = endpoint.transformResponse;
        endpoint.transformResponse = async (answer) => {
          const layout = await read(answer);
          const texts = await textsOf(document.documentElement.lang);
          const plugins = layout.sections.plugins.map((shown) => named(shown, texts));
          const { collectionTypes } = layout.sections;
          const subjects = collectionTypes.subjects.map((shown) => typeNamed(shown, texts));
          return {
            ...layout,
            sections: {
              ...layout.sections,
              plugins,
              collectionTypes: { ...collectionTypes, subjects },
            },
          };
        };
      },
      // The endpoint is Strapi's own: its type is not among those that plugins are shown.
    } as never,
  });
};
