import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** The parts of a query that Strapi takes from a query string. */
interface Asked {
  select?: unknown;
  limit?: unknown;
  offset?: unknown;
  _q?: unknown;
}

/** Builds a query and its SQL, without sending it to the database. */
interface Builder {
  init(asked?: Asked): unknown;
  getKnexQuery(): { toSQL(): unknown };
}

/** The part of Strapi's entity manager that is used here. */
interface Manager {
  createQueryBuilder(uid: string): Builder;
}

const refusal = (what: string): Error =>
  new errors.ValidationError(`Invalid parameter ${what}`, { reason: 'unknown-parameter' });

/** Refuses queries that cannot become SQL: `filters[$and]=x`, or a text as an instant. */
const orRefuse = <T>(make: () => T): T => {
  try {
    return make();
  } catch (error) {
    throw error instanceof errors.ApplicationError ? error : refusal((error as Error).message);
  }
};

const isBeyondCounting = (rows: unknown): boolean =>
  typeof rows === 'number' && !Number.isSafeInteger(rows);

const isRelation = (attribute: object): boolean =>
  'type' in attribute && attribute.type === 'relation';

/** The first field that the table does not have. */
const unknownField = (attributes: Record<string, object>, select: unknown): string | undefined => {
  const columns = Object.values(attributes).map((one) =>
    'columnName' in one ? one.columnName : '',
  );
  return [select ?? '*']
    .flat()
    .filter((name) => typeof name === 'string')
    .find((name) => {
      if (name === '*' || columns.includes(name)) return false;
      return !Object.hasOwn(attributes, name) || isRelation(attributes[name]);
    });
};

/**
 * Refuses query strings that name unknown fields or compare what cannot be compared. Strapi passes
 * most of them on to the database, where they fail. Only GET and HEAD requests are checked: a
 * failure while saving is a fault of ours.
 */
export const refuseUnaskable = (strapi: Core.Strapi): void => {
  const manager = strapi.db.entityManager as unknown as Manager;
  const create = manager.createQueryBuilder.bind(manager);
  const isQuestion = (): boolean => {
    const ctx = strapi.requestContext.get();
    return (ctx?.method === 'GET' || ctx?.method === 'HEAD') && ctx.querystring !== '';
  };

  manager.createQueryBuilder = (uid) => {
    const builder = create(uid);
    if (!isQuestion()) return builder;
    const { init, getKnexQuery } = builder;
    const { attributes } = strapi.db.metadata.get(uid);
    return Object.assign(builder, {
      init(this: Builder, asked: Asked = {}) {
        const field = unknownField(attributes as Record<string, object>, asked.select);
        if (field !== undefined) throw refusal(`fields ${field}`);
        if (typeof (asked._q ?? '') !== 'string') throw refusal('_q');
        if ([asked.limit, asked.offset].some(isBeyondCounting)) throw refusal('page');
        return orRefuse(() => init.call(this, asked));
      },
      getKnexQuery(this: Builder) {
        return orRefuse(() => {
          const made = getKnexQuery.call(this);
          // Builds the bracketed groups now; otherwise they would only fail on sending.
          made.toSQL();
          return made;
        });
      },
    });
  };
};
