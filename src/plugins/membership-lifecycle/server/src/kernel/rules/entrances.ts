/**
 * Bounds of what each address accepts, including Strapi's, checked before anything is parsed. They
 * stop requests that none of our forms sends; a field's own limit is narrower and its refusal
 * names the field. An address without an entry gets `STRICTEST`.
 */

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** Limits of a query string: characters, parameters, and levels of nesting (`a[b][c]`). */
export interface QueryBounds {
  characters: number;
  parameters: number;
  depth: number;
}

export interface Bounds {
  /** Bytes of a body without files. */
  bytes: number;
  /** Characters of one text or field name. */
  text: number;
  /** Levels of nested objects and lists. */
  depth: number;
  /** Fields and list elements in total. */
  values: number;
  query: QueryBounds;
}

const FEW: QueryBounds = { characters: 4_096, parameters: 50, depth: 5 };
/** Strapi's filters nest relations. Node accepts 16 kB for an address with its headers. */
const FILTERS: QueryBounds = { characters: 16_384, parameters: 500, depth: 12 };
/** Exports list the ids of their rows. */
const LISTS: QueryBounds = { characters: 16_384, parameters: 100, depth: 5 };

/** For sign-in calls and any address without an entry. */
export const STRICTEST: Bounds = {
  ...{ bytes: 8 * KILOBYTE, text: 1_024, depth: 4, values: 50 },
  query: FEW,
};

const OF_VISITORS = { text: 8_000, depth: 8, values: 500, query: FEW };
const OF_STRAPI = { bytes: MEGABYTE, depth: 16, values: 20_000, query: FILTERS };

/** By path prefix, as the router writes it; the first match applies. */
const ENTRANCES: [start: string, bounds: Bounds][] = [
  ['/api/applications', { ...OF_VISITORS, bytes: 64 * KILOBYTE }],
  ['/api/me/memberships', { ...OF_VISITORS, bytes: 64 * KILOBYTE }],
  ['/api/renewal-invitations', { ...OF_VISITORS, bytes: 32 * KILOBYTE }],
  // Front-ends, each with a token.
  ['/api/entitlements', { ...OF_VISITORS, bytes: 32 * KILOBYTE }],
  ['/api/occasions', { ...OF_VISITORS, bytes: 32 * KILOBYTE }],
  // Up to a hundred documents, each with its id.
  ['/api/members-parts', { ...STRICTEST, query: LISTS }],
  // Descriptions of the uploaded files.
  ['/api/upload', { ...OF_VISITORS, bytes: 64 * KILOBYTE, query: FILTERS }],
  ['/api/email', { ...STRICTEST, bytes: 256 * KILOBYTE, text: 200_000 }],

  // Commands on thousands of members, each with its id and version.
  [
    '/membership-lifecycle',
    {
      ...{ bytes: 512 * KILOBYTE, text: 50_000, depth: 12, values: 12_000 },
      query: LISTS,
    },
  ],
  // Documents with many languages and components, and selections in a list.
  ['/content-manager', { ...OF_STRAPI, text: 500_000 }],
  ['/content-type-builder', { ...OF_STRAPI, text: 10_000 }],
  ['/upload', { ...OF_STRAPI, bytes: 256 * KILOBYTE, text: 8_000 }],
  // The permissions of a role, each with its fields and conditions.
  ['/admin/roles', { ...OF_STRAPI, text: 2_048 }],
  ['/admin/users', { ...OF_STRAPI, bytes: 64 * KILOBYTE, text: 2_048, values: 2_000 }],
  ['/admin/permissions', { ...OF_STRAPI, bytes: 256 * KILOBYTE, text: 2_048 }],
  ['/admin/api-tokens', { ...OF_STRAPI, bytes: 256 * KILOBYTE, text: 2_048 }],
  ['/admin/admin-tokens', { ...OF_STRAPI, bytes: 256 * KILOBYTE, text: 2_048 }],
  ['/admin/transfer', { ...OF_STRAPI, bytes: 64 * KILOBYTE, text: 2_048, values: 2_000 }],
  ['/admin/webhooks', { ...OF_STRAPI, bytes: 64 * KILOBYTE, text: 2_048, values: 2_000 }],
  ['/admin/homepage', { ...OF_STRAPI, bytes: 64 * KILOBYTE, text: 2_048, values: 2_000 }],
  ['/users-permissions', { ...OF_STRAPI, bytes: 512 * KILOBYTE, text: 20_000 }],
  ['/email', { ...STRICTEST, bytes: 256 * KILOBYTE, text: 200_000 }],
  ['/content-releases', { ...OF_STRAPI, bytes: 256 * KILOBYTE, text: 2_048 }],
  ['/review-workflows', { ...OF_STRAPI, bytes: 256 * KILOBYTE, text: 2_048 }],
];

/** The bounds of a path, given without its query. */
export const boundsOf = (path: string): Bounds =>
  ENTRANCES.find(([start]) => path === start || path.startsWith(`${start}/`))?.[1] ?? STRICTEST;
