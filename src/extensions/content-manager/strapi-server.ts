import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { MEMBERSHIP_UID } from '../../plugins/membership-lifecycle/shared/kernel/ids';
import { lifecycle } from '../../setup/lifecycle';
import { ACCOUNTS, OF_EVERY_ROW, refuseHiddenPaths, type Stretch } from '../field-paths';
import { ask, type AdminRoutes } from '../permitted';
import { mayOf, weighRows, type Reader } from '../readable-rows';

/**
 * Limits the Content Manager for roles that read only some fields. Strapi hides the other fields
 * in its answers and refuses filters on them, but it still searches in them, sorts by them and
 * filters by fields of related types: somebody who sees names could guess the contacts' addresses
 * letter by letter. It also shows all fields of related rows when asked to populate them. In the
 * lists of rows to choose from it populates anything asked for, such as the authors' accounts with
 * password digests and reset tokens.
 */

type Context = Parameters<Core.ControllerHandler>[0];
type Controller = Record<string, (ctx: Context, ...more: unknown[]) => Promise<unknown>>;
type Factory<Made> = (context: { strapi: Core.Strapi }) => Made;
type Query = Record<string, unknown>;
/** Limits a search to readable fields; the exports of lists use it too. */
interface ReadableSearch {
  within(query: Query, reader: Reader): Query;
}

interface Plugin {
  controllers: Record<
    'collection-types' | 'single-types' | 'relations',
    Controller | Factory<Controller>
  >;
  services: Record<string, Factory<ReadableSearch>>;
  routes: AdminRoutes['routes'];
}

interface Types {
  findConfiguration(type: unknown): Promise<{ settings: { mainField: string } }>;
}

const TEXTS = ['string', 'text', 'richtext', 'email', 'uid', 'enumeration'];

interface Attribute {
  type: string;
  searchable?: boolean;
}

/** The attributes of a type that are relations, with their target. */
type Related = Record<string, { target?: string } | undefined>;

const searchedIn = (strapi: Core.Strapi, model: string): string[] => {
  const { attributes } = strapi.getModel(model as 'admin::user');
  return Object.entries(attributes as Record<string, Attribute>)
    .filter(([, { type, searchable }]) => TEXTS.includes(type) && searchable !== false)
    .map(([name]) => name);
};

/** Searches the readable fields instead of all fields. */
const searchWithin = (query: Query, fields: string[]): Query => {
  const { _q: words, filters, ...others } = query;
  const found = fields.map((name) => ({ [name]: { $containsi: words } }));
  const within = found.length > 0 ? { $or: found } : { documentId: { $eq: '' } };
  return { ...others, filters: { $and: [...(filters ? [filters] : []), within] } };
};

/**
 * Whether a person may filter or sort by a path. To see the name of a related row is not enough to
 * filter by its other fields. Accounts of the admin are checked elsewhere (`refuseHiddenPaths`).
 */
const mayFollow =
  (strapi: Core.Strapi, { userAbility }: Reader): ((stretch: Stretch) => boolean) =>
  ({ model, path }) => {
    if (model === ACCOUNTS || OF_EVERY_ROW.includes(path[0]) || path[0] === '__status') return true;
    const may = mayOf(strapi, { userAbility, model });
    return may(path[0]) || may(path.join('.'));
  };

type Row = Record<string, unknown>;

/** Removes from related rows the fields that the reader may not read; the naming field stays. */
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
    const types = strapi.plugin('content-manager').service('content-types') as Types;
    const { settings } = await types.findConfiguration(strapi.getModel(target as 'admin::user'));
    for (const row of related) {
      for (const field of hidden) if (field !== settings.mainField) delete row[field];
    }
  }
};

/** Tells the names of members' tiers as they were sold to them: a later tier may have their code. */
const nameTiers = async (strapi: Core.Strapi, rows: Row[], { model }: Reader): Promise<void> => {
  // A second start in one process wraps the controllers twice.
  const named = rows.filter((row) => row.tierCode !== undefined && !('tierNames' in row));
  if (model !== MEMBERSHIP_UID || named.length === 0) return;
  const ids = named.map(({ documentId }) => String(documentId));
  const names = await lifecycle(strapi, 'memberships').tierNames(ids);
  for (const row of named) row.tierNames = names.get(String(row.documentId)) ?? null;
};

const createReadableSearch: Factory<ReadableSearch> = ({ strapi }) => ({
  /**
   * The query, searching readable fields only. Refuses to sort or filter by a field that is not
   * readable.
   */
  within(query, reader) {
    refuseHiddenPaths(strapi, reader.model, query, mayFollow(strapi, reader));
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

/** Runs a writing action again when the database rolled it back because of another transaction. */
const writing = (action: Controller[string], strapi: Core.Strapi): Controller[string] =>
  function (this: Controller, ctx, ...more) {
    const run = () => action.call(this, ctx, ...more);
    if (ctx.method === 'GET') return run();
    return lifecycle(strapi, 'guards').written(ctx.state, run);
  };

/** Wraps the actions on documents: removes fields of related rows that the reader may not read. */
const documentsOf = (original: Controller, strapi: Core.Strapi): Controller => {
  const trimmed = (action: Controller[string]): Controller[string] =>
    async function (this: Controller, ctx) {
      const answered = await writing(action, strapi).call(this, ctx);
      const { results, data } = (ctx.body ?? {}) as { results?: Row[]; data?: Row };
      const rows = results ?? (data ? [data] : []);
      if (rows.length > 0) await trimRelated(strapi, rows, readerOf(ctx));
      if (results) await nameTiers(strapi, results, readerOf(ctx));
      // An action that counts returns its count; one that reads rows puts them into the body.
      return answered;
    };
  return Object.fromEntries(
    Object.entries(original).map(([name, action]) => [name, trimmed(action)]),
  );
};

/** Refuses types that are not single: Strapi would treat the first row as the only one. */
const onlySingle = (original: Controller, strapi: Core.Strapi): Controller =>
  Object.fromEntries(
    Object.entries(original).map(([name, action]) => [
      name,
      async function (this: Controller, ctx) {
        const { kind } = strapi.contentTypes[ctx.params.model as 'admin::user'];
        if (kind !== 'singleType') throw new errors.NotFoundError();
        return writing(action, strapi).call(this, ctx);
      } satisfies Controller[string],
    ]),
  );

/**
 * The query parameters that a list of choices accepts. The edit page also sends the parameters of
 * its own address: they are ignored.
 */
const ASKED_OF_CHOICES: ReadonlySet<string> = new Set([
  ...['component', 'id', '_q', '_filter', 'idsToOmit', 'idsToInclude'],
  ...['page', 'pageSize', 'locale', 'status'],
]);

const askedOfChoices = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([name]) => ASKED_OF_CHOICES.has(name)));

export default (plugin: Plugin): Plugin => {
  plugin.services['readable-search'] = createReadableSearch;
  const { 'collection-types': documents, 'single-types': single, relations } = plugin.controllers;
  ask(
    plugin,
    'PUT',
    '/components/:uid/configuration',
    'plugin::content-manager.components.configure-layout',
  );
  // Strapi checks this permission too late: after its answer has shown whether the type exists.
  ask(
    plugin,
    'PUT',
    '/content-types/:uid/configuration',
    'plugin::content-manager.collection-types.configure-view',
  );

  plugin.controllers['collection-types'] = ({ strapi }) => {
    const original = documentsOf(made(documents, strapi), strapi);
    const search = createReadableSearch({ strapi });
    return {
      ...original,

      async find(ctx) {
        const reader = readerOf(ctx);
        const asked = search.within(ctx.query, reader);
        if (asked !== ctx.query) ctx.query = asked as never;
        await original.find(ctx);
      },

      async bulkFindForValidation(ctx) {
        const reader = readerOf(ctx);
        const { sort } = (ctx.request.body ?? {}) as Query;
        refuseHiddenPaths(strapi, reader.model, { sort }, mayFollow(strapi, reader));
        await original.bulkFindForValidation(ctx);
        const { results } = (ctx.body ?? {}) as { results?: Row[] };
        if (!results) return;
        const found = { id: { $in: results.map(({ id }) => id) } };
        const { readable } = await weighRows(strapi, reader, found);
        const ids = new Set<unknown>(readable.map(({ id }) => id));
        ctx.body = { results: results.filter(({ id }) => ids.has(id)) };
      },

      async countManyEntriesDraftRelations(ctx) {
        const { documentIds } = ctx.query;
        const found = { documentId: { $in: [documentIds ?? []].flat() } };
        const { readable, hidden } = await weighRows(strapi, readerOf(ctx), found);
        const ids = new Set(readable.map(({ documentId }) => documentId));
        if (hidden.some(({ documentId }) => !ids.has(documentId)))
          throw new errors.ForbiddenError();
        return original.countManyEntriesDraftRelations(ctx);
      },
    };
  };

  plugin.controllers['single-types'] = ({ strapi }) => onlySingle(made(single, strapi), strapi);

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
        // Strapi answers 403 and returns undefined, and its caller then fails on the undefined value.
        if (info === undefined) throw new errors.ForbiddenError();
        return info;
      },
    };
  };
  return plugin;
};
