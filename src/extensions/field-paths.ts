import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { UnreadableSort, filteredBy, sortedBy } from '../http/query-paths';

/**
 * Refuses to sort or filter by fields that do not exist or may not be read. Strapi ignores unknown
 * fields, checks a path only to its first relation, and lets the rest fail in the database.
 */

interface Attribute {
  type: string;
  target?: string;
  component?: string;
}
type Attributes = Record<string, Attribute | undefined>;

export const ACCOUNTS = 'admin::user';
/** The fields of an account that other staff may see. */
const OF_ACCOUNTS = [
  ...['id', 'documentId', 'createdAt', 'updatedAt'],
  ...['firstname', 'lastname', 'username', 'email', 'isActive'],
];

/** Fields that every row has and every reader may use. Strapi itself checks what they populate. */
export const OF_EVERY_ROW: readonly string[] = [
  ...['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale', 'status'],
  ...['createdBy', 'updatedBy'],
];
/** Names that the Content Manager accepts although they are no column. */
const OF_NO_COLUMN = ['__status'];

/** The part of a path within one type; the reader's rights on that type decide about it. */
export interface Stretch {
  model: string;
  path: string[];
  /** Whether it ends at a relation to another type. */
  leads: boolean;
}

const targetOf = ({ type, target }: Attribute): string | undefined =>
  type === 'media' ? 'plugin::upload.file' : target;

/** Splits a path at each relation to another type; null when a name in it does not exist. */
export const stretchesOf = (
  strapi: Core.Strapi,
  model: string,
  whole: string,
): Stretch[] | null => {
  const modelled = (uid: string) => strapi.getModel(uid as 'admin::user').attributes as Attributes;
  let [type, attributes, path]: [string, Attributes, string[]] = [model, modelled(model), []];
  const stretches: Stretch[] = [];
  for (const name of whole.split('.')) {
    path.push(name);
    const attribute = attributes[name];
    if (!attribute) {
      const known = path.length === 1 && [...OF_EVERY_ROW, ...OF_NO_COLUMN].includes(name);
      if (!known) return null;
      attributes = {};
      continue;
    }
    if (attribute.type === 'password') return null;
    const target = targetOf(attribute);
    if (target) {
      stretches.push({ model: type, path, leads: true });
      [type, attributes, path] = [target, modelled(target), []];
    } else attributes = attribute.component ? modelled(attribute.component) : {};
  }
  if (path.length > 0) stretches.push({ model: type, path, leads: false });
  return stretches;
};

const isOpen = ({ model, path, leads }: Stretch): boolean =>
  model !== ACCOUNTS || (!leads && OF_ACCOUNTS.includes(path.join('.')));

const refusal = (what: string, path = ''): Error =>
  new errors.ValidationError(`Invalid parameter ${what} ${path}`.trim(), {
    reason: 'unknown-parameter',
  });

const pathsIn = (what: 'sort' | 'filters', value: unknown): string[] => {
  try {
    return what === 'sort' ? sortedBy(value) : filteredBy(value);
  } catch (error) {
    if (error instanceof UnreadableSort) throw refusal(what);
    throw error;
  }
};

interface Asked {
  sort?: unknown;
  filters?: unknown;
  populate?: unknown;
}

/** The queries on populated rows, each with the relation that leads to the rows. */
const populatedIn = (strapi: Core.Strapi, model: string, populate: unknown): [string, Asked][] => {
  if (typeof populate !== 'object' || populate === null) return [];
  const attributes = strapi.getModel(model as 'admin::user').attributes as Attributes;
  return Object.entries(populate).flatMap(([name, asked]): [string, Asked][] => {
    const attribute = attributes[name];
    const leadsTo = attribute && (targetOf(attribute) ?? attribute.component);
    return leadsTo && typeof asked === 'object' && asked !== null ? [[leadsTo, asked]] : [];
  });
};

/**
 * Refuses to sort or filter by fields that do not exist or are secret (passwords, tokens), at
 * every level of `populate`. `may` adds the limits of the reader.
 */
export const refuseHiddenPaths = (
  strapi: Core.Strapi,
  model: string,
  { sort, filters, populate }: Asked,
  may: (stretch: Stretch) => boolean = () => true,
): void => {
  for (const [what, value] of [
    ['sort', sort],
    ['filters', filters],
  ] as const) {
    for (const path of pathsIn(what, value)) {
      const stretches = stretchesOf(strapi, model, path);
      if (!stretches?.every((one) => isOpen(one) && may(one))) throw refusal(what, path);
    }
  }
  for (const [target, asked] of populatedIn(strapi, model, populate)) {
    refuseHiddenPaths(strapi, target, asked, may);
  }
};
