import type { Core, UID } from '@strapi/strapi';
import type { Data } from '../../../documents/payload';
import { checkerOf, type Checker } from '../../../extensions/readable-rows';

/** The rights of one person on offers, by the permissions of the Content Manager. */

type ContentUid = 'api::offer.offer' | 'api::tier.tier' | 'api::benefit.benefit';

export interface Editor {
  /** Those of the rows that the person may read. */
  readable(uid: ContentUid, rows: Data[]): Data[];
  /** Whether they may make a copy of a row, in its language. */
  mayCopy(uid: ContentUid, row: Data): boolean;
}

/**
 * The fields that the overview shows of a row: it shows nothing of a row to an editor who may not
 * read all of them.
 */
const TOLD: Record<ContentUid, string[]> = {
  'api::offer.offer': [
    ...['title', 'slug', 'year', 'opensOn', 'closesOn'],
    ...['epigraph', 'why', 'rightsHeading', 'tiers', 'benefits'],
    ...['seoTitle', 'seoDescription', 'picture'],
  ],
  'api::tier.tier': [
    ...['name', 'code', 'price', 'audiences', 'allowances'],
    ...['termKind', 'termMonths', 'yearStartsOn', 'rolloverOn', 'firstTermPrice', 'lateRenewal'],
  ],
  'api::benefit.benefit': ['title', 'code', 'description', 'kind', 'unit'],
};

/** Roles name the fields of a component one by one, or the component as a whole. */
const innerFields = (strapi: Core.Strapi, uid: ContentUid, name: string): string[] => {
  const attribute = strapi.contentTypes[uid].attributes[name];
  if (attribute?.type !== 'component') return [];
  const { attributes } = strapi.components[attribute.component as UID.Component];
  return Object.keys(attributes).map((inner) => `${name}.${inner}`);
};

/** The person whose ability Strapi worked out, with the conditions and languages of their roles. */
export const editorOf = (strapi: Core.Strapi, userAbility: unknown): Editor => {
  const of = (model: ContentUid): Checker => checkerOf(strapi, { userAbility, model });

  const reads = ({ can }: Checker, uid: ContentUid, row: Data): boolean =>
    TOLD[uid].every((name) => {
      const inner = innerFields(strapi, uid, name);
      const all = inner.length > 0 && inner.every((field) => can.read(row, field));
      return all || can.read(row, name);
    });

  return {
    readable(uid, rows) {
      const checker = of(uid);
      return rows.filter((row) => checker.can.read(row) && reads(checker, uid, row));
    },

    mayCopy(uid, row) {
      return of(uid).can.create(row);
    },
  };
};
