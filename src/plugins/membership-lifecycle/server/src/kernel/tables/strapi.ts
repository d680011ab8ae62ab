/** The columns of Strapi's own tables that queries read. */

export const CORE_STORE = {
  collection: 'strapi_core_store_settings',
  columns: { value: 'json' },
} as const;

export const WEBHOOKS = {
  collection: 'strapi_webhooks',
  columns: { name: 'string', url: 'text', headers: 'json', events: 'json', enabled: 'boolean' },
} as const;
