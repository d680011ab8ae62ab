import { PLUGIN_ID } from '../../shared/kernel/ids';
import {
  PERMISSION_GROUPS,
  PERMISSION_NAMES,
  PERMISSION_TABLE,
} from '../../shared/kernel/permissions';

/**
 * The plugin's permission actions. Strapi shows these names in one language; the admin replaces
 * them by those of the reader's language.
 */
export const ACTIONS = PERMISSION_NAMES.map((uid) => {
  const { group, names } = PERMISSION_TABLE[uid];
  return {
    section: 'plugins',
    pluginName: PLUGIN_ID,
    uid,
    displayName: names.fr,
    subCategory: PERMISSION_GROUPS[group].fr,
  };
});
