import type { Core } from '@strapi/strapi';
import request from 'supertest';
import type { Caller } from './callers';
import { typesWithPart, type Made } from './parts-everywhere';

/** Every way in which the running application hands documents out, as its schemas and routes say. */

interface Attribute {
  type: string;
  private?: boolean;
  target?: string;
  component?: string;
  components?: string[];
}

export interface Way {
  /** What kind of way it is, as leaks are told. */
  name: string;
  method: 'get' | 'post' | 'put' | 'delete';
  url: string;
  query?: object;
  body?: object;
}

const attributesOf = (strapi: Core.Strapi, uid: string): [string, Attribute][] => {
  const schema = (strapi.contentTypes[uid as never] ?? strapi.components[uid as never]) as
    { attributes: Record<string, Attribute> } | undefined;
  return Object.entries(schema?.attributes ?? {});
};

/** The most levels of names in a parameter. */
const LEVELS = 5;

/**
 * All that can be asked with a document, as deep as an address goes: relations, inverse ones too,
 * components and zones, down to the levels that are left below.
 */
const populateOf = (strapi: Core.Strapi, uid: string, left = LEVELS - 1): object | '*' => {
  if (left < 2) return '*';
  const asked = attributesOf(strapi, uid).flatMap(([name, attribute]): [string, unknown][] => {
    const { target = '', component = target, components = [] } = attribute;
    if (attribute.private || name === 'localizations') return [];
    if (attribute.type === 'dynamiczone') {
      const on = components.map((of) => [of, { populate: '*' }]);
      return left < LEVELS - 1 ? [] : [[name, { on: Object.fromEntries(on) }]];
    }
    if (attribute.type !== 'component' && !target.startsWith('api::')) return [];
    return [[name, { populate: populateOf(strapi, component, left - 2) }]];
  });
  return Object.fromEntries(asked);
};

const VERSIONS = [{}, { status: 'draft' }, { locale: 'en' }, { status: 'draft', locale: '*' }];

/** The types that Strapi's own core routes hand out, which the product has none of. */
export const askedByStrapi = (strapi: Core.Strapi): { uid: string; plural: string }[] => {
  const paths = new Set(strapi.server.listRoutes().map(({ path }) => path));
  return Object.values(strapi.contentTypes)
    .map(({ uid, info }) => ({ uid: String(uid), plural: info.pluralName ?? '' }))
    .filter(({ plural }) => paths.has(`/api/${plural}/:id`));
};

/** What is asked of a list beside its versions. */
const listQuestions = (deep: object | '*', fields: string[]): [name: string, query: object][] => [
  ...['*', ...fields].map((field): [string, object] => ['fields', { fields: [field] }]),
  ['populate', { populate: '*', status: 'draft' }],
  ['deep', { populate: deep }],
  ['deep', { populate: deep, status: 'draft' }],
  ['pictures', { populate: { picture: { populate: '*' } } }],
  ['pictures', { populate: { picture: { populate: { related: true } } }, status: 'draft' }],
  ['localizations', { populate: { localizations: true } }],
  ['localizations', { populate: { localizations: { populate: '*' } }, locale: 'en' }],
  ['localizations', { populate: { localizations: { fields: ['*'] } }, status: 'draft' }],
];

const readingWays = (strapi: Core.Strapi, made: Made): Way[] =>
  askedByStrapi(strapi).flatMap(({ uid, plural }): Way[] => {
    const fields = typesWithPart(strapi).map(({ field }) => field);
    const deep = populateOf(strapi, uid);
    const url = `/api/${plural}`;
    return [
      ...VERSIONS.map((query): Way => ({ name: 'find', method: 'get', url, query })),
      ...listQuestions(deep, fields).map(([name, query]): Way => ({
        ...{ name, method: 'get', url, query },
      })),
      ...Object.entries(made.documents[uid] ?? {}).map(([document, id]): Way => ({
        ...{ name: 'findOne', method: 'get', url: `${url}/${id}` },
        query: document === 'members' ? { populate: '*' } : {},
      })),
    ];
  });

const writingWays = (strapi: Core.Strapi, made: Made): Way[] =>
  askedByStrapi(strapi).flatMap(({ uid, plural }): Way[] => {
    const query = { populate: populateOf(strapi, uid) };
    const { doomed, other } = made.documents[uid] ?? {};
    const relations = attributesOf(strapi, uid).flatMap(([name, { target = '' }]) =>
      name !== 'localizations' && made.documents[target]
        ? [[name, [made.documents[target].members]]]
        : [],
    );
    const data = { title: 'Guide', ...Object.fromEntries(relations) };
    const url = `/api/${plural}`;
    const update = { name: 'update', method: 'put' as const, url: `${url}/${other}` };
    const body = { data: { title: 'Guide' } };
    return [
      { name: 'create', method: 'post', url, query, body: { data } },
      { ...update, query, body },
      { ...update, query: { ...query, locale: 'en' }, body },
      { name: 'delete', method: 'delete', url: `${url}/${doomed}`, query },
    ];
  });

const RELATED = [
  { populate: 'related' },
  { populate: '*' },
  { populate: { related: { populate: '*' } } },
  { filters: { related: { content: { $notNull: true } } } },
];

/** What Strapi's other plugins hand out with files and accounts. */
const plugged = (prefix: string, { picture }: Made): Way[] =>
  RELATED.flatMap((query): Way[] =>
    ['', '/page', `/${picture}`].map((end) => ({
      ...{ name: 'upload', method: 'get', url: `${prefix}/upload/files${end}`, query },
    })),
  );
const accountWays: Way[] = [
  { populate: '*' },
  { populate: { favourites: { populate: '*' } } },
  { populate: { favourites: { fields: ['*'] } } },
].map((query) => ({ name: 'users/me', method: 'get', url: '/api/users/me', query }));

/** The product's own lists, with what Strapi would take. */
const ownLists: Way[] = [
  {},
  { search: 'canari' },
  { pageSize: 100, locale: 'en' },
  { populate: '*' },
  { status: 'draft' },
  { fields: ['content'] },
].map((query) => ({ name: 'list', method: 'get', url: '/api/resources', query }));

/** The ways of a front-end, and of whoever is signed in at one. */
export const waysOfFrontEnds = (strapi: Core.Strapi, made: Made): Way[] => [
  ...readingWays(strapi, made),
  ...plugged('/api', made),
  ...accountWays,
  ...ownLists,
  ...writingWays(strapi, made),
];

const RECENT = '/content-manager/homepage/recent-documents';

/** The ways of staff that are not the form of the document itself, which reads what it writes. */
export const waysOfStaff = (strapi: Core.Strapi, made: Made): Way[] => {
  const get = (name: string, url: string, query?: object): Way => ({
    ...{ name, method: 'get', url, query },
  });
  const manager = '/content-manager';
  const types = Object.keys(made.documents);
  return [
    get('files', '/upload/files'),
    ...plugged('', made),
    ...['update', 'publish'].map((action) => get('home', RECENT, { action })),
    ...types.flatMap((uid) =>
      attributesOf(strapi, uid)
        .filter(([, { type, target }]) => type === 'relation' && target?.startsWith('api::'))
        .flatMap(([name]) => [
          get('relations', `${manager}/relations/${uid}/${name}`),
          ...Object.values(made.documents[uid]!).map((id) =>
            get('relations', `${manager}/relations/${uid}/${id}/${name}`),
          ),
        ]),
    ),
    ...types
      .filter((uid) => !typesWithPart(strapi).some((type) => type.uid === uid))
      .flatMap((uid) =>
        ['', ...Object.values(made.documents[uid]!).map((id) => `/${id}`)].map((end) =>
          get('others', `${manager}/collection-types/${uid}${end}`, { populate: '*' }),
        ),
      ),
  ];
};

/** A question as an address writes it, with brackets and places in lists. */
const written = (value: unknown, name = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        written(inner, name === '' ? key : `${name}[${key}]`),
      )
    : [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`];

/** Goes a way. Its answer as text, headers included. */
export const go = async (
  strapi: Core.Strapi,
  { method, url, query = {}, body }: Way,
  caller: Caller,
): Promise<{ status: number; text: string }> => {
  const asked = request(strapi.server.httpServer)[method](`${url}?${written(query).join('&')}`);
  if (caller !== null) void asked.set('Authorization', `Bearer ${caller}`);
  const { status, headers, text } = await (body ? asked.send(body) : asked);
  return { status, text: `${JSON.stringify(headers)}\n${text}` };
};
