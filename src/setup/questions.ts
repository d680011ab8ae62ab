import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** What a query is made of, as Strapi hands it on from a question. */
interface Asked {
  select?: unknown;
  limit?: unknown;
  offset?: unknown;
  _q?: unknown;
}

/** A query that is made, and then turned into SQL; nothing of it has reached the database. */
interface Builder {
  init(asked?: Asked): unknown;
  getKnexQuery(): { toSQL(): unknown };
}

/** As far as it matters here. */
interface Manager {
  createQueryBuilder(uid: string): Builder;
}

const refusal = (what: string): Error =>
  new errors.ValidationError(`Invalid parameter ${what}`, { reason: 'unknown-parameter' });

/** What cannot be made into SQL was asked so: `filters[$and]=x`, a text in the place of an instant. */
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

/** The first of the fields that a table has not. */
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
 * A question that names what is not there, or compares what cannot be compared, is refused in words wherever
 * it is asked: Strapi lets most of it through to the database's own queries, which fail over it. Only what
 * answers a question is judged so: where anything is saved, what fails is ours.
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
          // What stands in brackets is looked at here, and else on its way to the database.
          made.toSQL();
          return made;
        });
      },
    });
  };
};
