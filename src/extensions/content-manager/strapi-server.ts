import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/**
 * Lists of the Content Manager for roles that read some fields alone. Strapi keeps the others out of
 * what it answers and of filters, yet searches in them and sorts by them: whoever sees names could
 * guess the addresses of contacts, letter by letter.
 */

type Context = Parameters<Core.ControllerHandler>[0];
type Controller = Record<string, (ctx: Context) => Promise<unknown>>;
type Factory<Made> = (context: { strapi: Core.Strapi }) => Made;
type May = (field: string) => boolean;

type Query = Record<string, unknown>;
interface Reader {
  userAbility: unknown;
  model: string;
}

/** What searches keep to, here and in the files of lists. */
interface ReadableSearch {
  within(query: Query, reader: Reader): Query;
}

interface Plugin {
  controllers: { 'collection-types': Controller | Factory<Controller> };
  services: Record<string, Factory<ReadableSearch>>;
}

interface Checkers {
  create(of: Reader): {
    can: { read: (entity: null, field: string) => boolean };
  };
}

/** What every row has, whoever reads it; Strapi weighs what it populates itself. */
const OF_EVERY_ROW = [
  ...['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale', 'status'],
  ...['createdBy', 'updatedBy'],
];
const TEXTS = ['string', 'text', 'richtext', 'email', 'uid', 'enumeration'];

interface Attribute {
  type: string;
  searchable?: boolean;
}

const searchedIn = (strapi: Core.Strapi, model: string): string[] => {
  const { attributes } = strapi.getModel(model as 'admin::user');
  return Object.entries(attributes as Record<string, Attribute>)
    .filter(([, { type, searchable }]) => TEXTS.includes(type) && searchable !== false)
    .map(([name]) => name);
};

/** The paths that a list is sorted by, however that is written. */
const sortedBy = (sort: unknown, before = ''): string[] => {
  if (typeof sort === 'string') {
    return sort.split(',').map((one) => `${before}${one.split(':')[0].trim()}`);
  }
  if (typeof sort !== 'object' || sort === null) return [];
  if (Array.isArray(sort)) return sort.flatMap((one) => sortedBy(one, before));
  return Object.entries(sort).flatMap(([name, inner]) =>
    typeof inner === 'object' ? sortedBy(inner, `${before}${name}.`) : [`${before}${name}`],
  );
};

const refuseSort = (sort: unknown, may: May): void => {
  const hidden = sortedBy(sort).find((path) => {
    const [first] = path.split('.');
    return !OF_EVERY_ROW.includes(first) && !may(first) && !may(path);
  });
  if (hidden !== undefined) throw new errors.ValidationError(`Invalid parameter sort ${hidden}`);
};

/** Searches the fields that may be read, in place of all. */
const searchWithin = (query: Query, fields: string[]): Query => {
  const { _q: words, filters, ...others } = query;
  const found = fields.map((name) => ({ [name]: { $containsi: words } }));
  const within = found.length > 0 ? { $or: found } : { documentId: { $eq: '' } };
  return { ...others, filters: { $and: [...(filters ? [filters] : []), within] } };
};

/** Whether a person reads a field of a type. */
const mayOf = (strapi: Core.Strapi, reader: Reader): May => {
  const checkers = strapi
    .plugin('content-manager')
    .service('permission-checker') as unknown as Checkers;
  const { can } = checkers.create(reader);
  return (field) => can.read(null, field);
};

const createReadableSearch: Factory<ReadableSearch> = ({ strapi }) => ({
  /** A question that searches no field which its reader may not read. */
  within(query, reader) {
    if (!query._q) return query;
    const searched = searchedIn(strapi, reader.model);
    const readable = searched.filter(mayOf(strapi, reader));
    return readable.length < searched.length ? searchWithin(query, readable) : query;
  },
});

export default (plugin: Plugin): Plugin => {
  plugin.services['readable-search'] = createReadableSearch;
  const lists = plugin.controllers['collection-types'];
  plugin.controllers['collection-types'] = ({ strapi }) => {
    const original = typeof lists === 'function' ? lists({ strapi }) : lists;
    const search = createReadableSearch({ strapi });
    return {
      ...original,

      async find(ctx) {
        const reader = { userAbility: ctx.state.userAbility, model: ctx.params.model };
        refuseSort(ctx.query.sort, mayOf(strapi, reader));
        const asked = search.within(ctx.query, reader);
        if (asked !== ctx.query) ctx.query = asked as never;
        return original.find(ctx);
      },
    };
  };
  return plugin;
};
