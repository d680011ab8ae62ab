import { adminApi } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import {
  PERMISSION_GROUPS,
  PERMISSION_NAMES,
  PERMISSION_TABLE,
  needsOf,
  type PermissionName,
} from '../../../shared/kernel/permissions';

/**
 * Translates our permissions in Strapi's editor of roles, which would show the server's names, in
 * one language, and the plugin's id.
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

const typeKey = (type: (typeof TYPES)[number]) => `permission.type.${type}` as const;
const SECTION = 'settings.section';
const WITH = 'permission.with';
/** Content types whose names the editor shows as developers wrote them. */
const TYPES = ['offer', 'tier', 'benefit', 'organisation', 'membership'] as const;

const prefix = `plugin::${PLUGIN_ID}.`;

/** The name of a permission, with those without which it opens nothing. */
const nameWithNeeds = (name: PermissionName, locale: 'fr' | 'en', texts: Texts): string => {
  const own = PERMISSION_TABLE[name].names[locale];
  const needs = needsOf(name).map((one) => PERMISSION_TABLE[one].names[locale]);
  const sentence = texts[WITH];
  return needs.length === 0 || sentence === undefined
    ? own
    : sentence.replace('{name}', own).replace('{needs}', needs.join(' + '));
};

const named = (shown: ShownAction, locale: 'fr' | 'en', texts: Texts): ShownAction => {
  const name = PERMISSION_NAMES.find((one) => shown.action === prefix + one);
  if (!name) return shown;
  const { group } = PERMISSION_TABLE[name];
  return {
    ...shown,
    plugin: texts[SECTION] ?? shown.plugin,
    displayName: nameWithNeeds(name, locale, texts),
    subCategory: PERMISSION_GROUPS[group][locale],
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
          const { lang } = document.documentElement;
          const texts = await textsOf(lang);
          const locale = lang.startsWith('fr') ? 'fr' : 'en';
          const plugins = layout.sections.plugins.map((shown) => named(shown, locale, texts));
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
      // Strapi's own endpoint, whose type is not exported to plugins.
    } as never,
  });
};
