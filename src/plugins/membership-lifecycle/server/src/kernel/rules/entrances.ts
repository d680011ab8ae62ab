/**
 * How much may be sent to each entrance, Strapi's own among them, before anything of it is handed on. These
 * bounds are for what no form of ours sends: what a field takes is said by its own rule, which is narrower
 * and names the field. An address without a line here falls under `STRICTEST`.
 */

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** What a question may hold: its characters, its parameters, and how deep `a[b][c]` goes. */
export interface QueryBounds {
  characters: number;
  parameters: number;
  depth: number;
}

export interface Bounds {
  /** Of a body without files, as it is read. */
  bytes: number;
  /** Characters of one text, or of one name of a field. */
  text: number;
  /** How deep objects and lists stand in each other. */
  depth: number;
  /** Fields of objects and elements of lists, all together. */
  values: number;
  query: QueryBounds;
  /** Bytes of a form with files; `paper`: those of one paper of a member. Forms are refused without it. */
  form?: number | 'paper';
}

const FEW: QueryBounds = { characters: 4_096, parameters: 50, depth: 5 };
/** Strapi's filters name relations of relations; Node reads 16 kB of an address and its headers. */
const FILTERS: QueryBounds = { characters: 16_384, parameters: 500, depth: 12 };
/** Exports name the rows that they are of. */
const LISTS: QueryBounds = { characters: 16_384, parameters: 100, depth: 5 };

/** What signs in, and whatever is not named below. */
export const STRICTEST: Bounds = {
  ...{ bytes: 8 * KILOBYTE, text: 1_024, depth: 4, values: 50 },
  query: FEW,
};

const OF_VISITORS = { text: 8_000, depth: 8, values: 500, query: FEW };
const OF_STRAPI = { bytes: MEGABYTE, depth: 16, values: 20_000, query: FILTERS };
const LIBRARY = 64 * MEGABYTE;

/** The first line whose address is that of a request, written as it is routed, or begins it. */
const ENTRANCES: [start: string, bounds: Bounds][] = [
  ['/api/applications', { ...OF_VISITORS, bytes: 64 * KILOBYTE }],
  ['/api/me/memberships', { ...OF_VISITORS, bytes: 64 * KILOBYTE, form: 'paper' }],
  ['/api/renewal-invitations', { ...OF_VISITORS, bytes: 32 * KILOBYTE, form: 'paper' }],
  // Front-ends, each with a token.
  ['/api/entitlements', { ...OF_VISITORS, bytes: 32 * KILOBYTE }],
  ['/api/occasions', { ...OF_VISITORS, bytes: 32 * KILOBYTE }],
  // What is said of each of the files of a form.
  ['/api/upload', { ...OF_VISITORS, bytes: 64 * KILOBYTE, query: FILTERS, form: LIBRARY }],
  ['/api/email', { ...STRICTEST, bytes: 256 * KILOBYTE, text: 200_000 }],

  // Thousands of members that are selected, each with the version that was seen.
  [
    '/membership-lifecycle',
    {
      ...{ bytes: 512 * KILOBYTE, text: 50_000, depth: 12, values: 12_000 },
      ...{ query: LISTS, form: LIBRARY },
    },
  ],
  // Documents of many languages and components, and what is selected in a list.
  ['/content-manager', { ...OF_STRAPI, text: 500_000 }],
  ['/content-type-builder', { ...OF_STRAPI, text: 10_000 }],
  ['/upload', { ...OF_STRAPI, bytes: 256 * KILOBYTE, text: 8_000, form: LIBRARY }],
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

/** What may be sent to an address, given without its query. */
export const boundsOf = (path: string): Bounds =>
  ENTRANCES.find(([start]) => path === start || path.startsWith(`${start}/`))?.[1] ?? STRICTEST;
