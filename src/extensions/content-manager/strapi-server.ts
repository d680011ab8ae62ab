import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/**
 * The Content Manager for roles that read some fields alone. Strapi keeps the others out of what it
 * answers and of filters, yet searches in them and sorts by them, and filters by those of other
 * types: whoever sees names could guess the addresses of contacts, letter by letter. It tells those of
 * related rows when it is asked to populate them, and where rows to choose from are looked for it
 * tells whatever is populated: the accounts that wrote them, with their passwords' digests and the
 * tokens that reset them.
 */

type Context = Parameters<Core.ControllerHandler>[0];
type Controller = Record<string, (ctx: Context, ...more: unknown[]) => Promise<unknown>>;
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
  controllers: Record<
    'collection-types' | 'single-types' | 'relations',
    Controller | Factory<Controller>
  >;
  services: Record<string, Factory<ReadableSearch>>;
}

interface Checkers {
  create(of: Reader): {
    can: { read: (entity: null, field: string) => boolean };
  };
}

interface Types {
  findConfiguration(type: unknown): Promise<{ settings: { mainField: string } }>;
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

/** Of attributes, those that lead to rows of another type. */
type Related = Record<string, { target?: string } | undefined>;
const ACCOUNTS = 'admin::user';

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

/** The paths that a list is filtered by, whatever they are compared with. */
const filteredBy = (filters: unknown, before = ''): string[] => {
  if (typeof filters !== 'object' || filters === null) return before === '' ? [] : [before];
  if (Array.isArray(filters)) return filters.flatMap((one) => filteredBy(one, before));
  return Object.entries(filters).flatMap(([name, inner]) =>
    filteredBy(inner, name.startsWith('$') ? before : before === '' ? name : `${before}.${name}`),
  );
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

/**
 * Refuses paths that end where the reader may not read. Strapi weighs a path until its first relation
 * alone: who sees which organisation a member is would filter by all that is known of it. Accounts
 * of the admin are left to Strapi, which lets their names pass and nothing else.
 */
const refuseHidden = (strapi: Core.Strapi, what: string, paths: string[], reader: Reader): void => {
  const mayRead = (model: string, path: string[]): boolean => {
    const may = mayOf(strapi, { ...reader, model });
    return OF_EVERY_ROW.includes(path[0]) || may(path[0]) || may(path.join('.'));
  };
  for (const whole of paths) {
    let [model, path]: [string, string[]] = [reader.model, []];
    for (const name of whole.split('.')) {
      path.push(name);
      const { attributes } = strapi.getModel(model as 'admin::user');
      const target = path.length === 1 ? (attributes as Related)[name]?.target : undefined;
      if (!target || target === ACCOUNTS) continue;
      if (!mayRead(model, path)) break;
      [model, path] = [target, []];
    }
    if (path.length > 0 && !mayRead(model, path)) {
      throw new errors.ValidationError(`Invalid parameter ${what} ${whole}`);
    }
  }
};

type Row = Record<string, unknown>;

/** What a list shows of rows of another type: the field that names them, and what may be read of them. */
const trimRelated = async (strapi: Core.Strapi, rows: Row[], reader: Reader): Promise<void> => {
  const { attributes } = strapi.getModel(reader.model as 'admin::user');
  for (const [name, attribute] of Object.entries(attributes as Related)) {
    const target = attribute?.target;
    if (!target || target === ACCOUNTS) continue;
    const related = rows.flatMap((row) => row[name] ?? []) as Row[];
    if (related.length === 0) continue;
    const may = mayOf(strapi, { ...reader, model: target });
    const hidden = [...new Set(related.flatMap((row) => Object.keys(row)))].filter(
      (field) => !OF_EVERY_ROW.includes(field) && field !== 'count' && !may(field),
    );
    if (hidden.length === 0) continue;
    const types = strapi.plugin('content-manager').service('content-types') as unknown as Types;
    const { settings } = await types.findConfiguration(strapi.getModel(target as 'admin::user'));
    for (const row of related) {
      for (const field of hidden) if (field !== settings.mainField) delete row[field];
    }
  }
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

const made = (controller: Controller | Factory<Controller>, strapi: Core.Strapi): Controller =>
  typeof controller === 'function' ? controller({ strapi }) : controller;

const readerOf = ({ state, params }: Context): Reader => ({
  userAbility: state.userAbility,
  model: params.model,
});

/** The plugin's service that runs again what lost to another transaction; known by its shape alone. */
interface Guards {
  written<T>(noted: Context['state'], run: () => Promise<T>): Promise<T>;
}

/** An action, begun anew when the database gave up what it wrote for what others wrote meanwhile. */
const writing = (action: Controller[string], strapi: Core.Strapi): Controller[string] =>
  function (this: Controller, ctx, ...more) {
    const run = () => action.call(this, ctx, ...more);
    if (ctx.method === 'GET') return run();
    const guards = strapi.plugin('membership-lifecycle').service('guards') as unknown as Guards;
    return guards.written(ctx.state, run);
  };

/** Documents, by themselves or in a list, without what their reader may not read of related rows. */
const documentsOf = (original: Controller, strapi: Core.Strapi): Controller => {
  const trimmed = (action: Controller[string]): Controller[string] =>
    async function (this: Controller, ctx) {
      const answered = await writing(action, strapi).call(this, ctx);
      const { results, data } = (ctx.body ?? {}) as { results?: Row[]; data?: Row };
      const rows = results ?? (data ? [data] : []);
      if (rows.length > 0) await trimRelated(strapi, rows, readerOf(ctx));
      // Counts are returned; rows stand in the body.
      return answered;
    };
  return Object.fromEntries(
    Object.entries(original).map(([name, action]) => [name, trimmed(action)]),
  );
};

/**
 * What rows to choose from are asked for. The page that edits a document hands on whatever stands in
 * its own address: it is left aside.
 */
const ASKED_OF_CHOICES: ReadonlySet<string> = new Set([
  ...['component', 'id', '_q', '_filter', 'idsToOmit', 'idsToInclude'],
  ...['page', 'pageSize', 'locale', 'status'],
]);

const askedOfChoices = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([name]) => ASKED_OF_CHOICES.has(name)));

export default (plugin: Plugin): Plugin => {
  plugin.services['readable-search'] = createReadableSearch;
  const { 'collection-types': documents, 'single-types': singles, relations } = plugin.controllers;

  plugin.controllers['collection-types'] = ({ strapi }) => {
    const original = documentsOf(made(documents, strapi), strapi);
    const search = createReadableSearch({ strapi });
    return {
      ...original,

      async find(ctx) {
        const reader = readerOf(ctx);
        refuseHidden(strapi, 'sort', sortedBy(ctx.query.sort), reader);
        refuseHidden(strapi, 'filters', filteredBy(ctx.query.filters), reader);
        const asked = search.within(ctx.query, reader);
        if (asked !== ctx.query) ctx.query = asked as never;
        await original.find(ctx);
      },
    };
  };

  plugin.controllers['single-types'] = ({ strapi }) =>
    Object.fromEntries(
      Object.entries(made(singles, strapi)).map(([name, action]) => [
        name,
        writing(action, strapi),
      ]),
    );

  plugin.controllers.relations = ({ strapi }) => {
    const original = made(relations, strapi);
    return {
      ...original,

      async findAvailable(ctx) {
        ctx.query = askedOfChoices(ctx.query) as never;
        await original.findAvailable.call(this, ctx);
      },

      async findExisting(ctx) {
        ctx.query = askedOfChoices(ctx.query) as never;
        await original.findExisting.call(this, ctx);
      },

      async extractAndValidateRequestInfo(ctx, ...more) {
        const info = await original.extractAndValidateRequestInfo.call(this, ctx, ...more);
        // Strapi sets its refusal, and then fails over what is not there.
        if (info === undefined) throw new errors.ForbiddenError();
        return info;
      },
    };
  };
  return plugin;
};
