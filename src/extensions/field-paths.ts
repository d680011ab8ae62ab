import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { UnreadableSort, filteredBy, sortedBy } from '../http/query-paths';

/**
 * What lists may be sorted and filtered by. Strapi drops what it does not know of a type, weighs a path
 * until its first relation alone, and fails at the database over the rest.
 */

interface Attribute {
  type: string;
  target?: string;
  component?: string;
}
type Attributes = Record<string, Attribute | undefined>;

export const ACCOUNTS = 'admin::user';
/** What colleagues see of each other. */
const OF_ACCOUNTS = [
  ...['id', 'documentId', 'createdAt', 'updatedAt'],
  ...['firstname', 'lastname', 'username', 'email', 'isActive'],
];

/** What every row has, whoever reads it; Strapi weighs what it populates itself. */
export const OF_EVERY_ROW: readonly string[] = [
  ...['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale', 'status'],
  ...['createdBy', 'updatedBy'],
];
/** What the Content Manager reads in place of a column. */
const OF_NO_COLUMN = ['__status'];

/** A stretch of a path within one type: what is asked of it is asked of that type's reader. */
export interface Stretch {
  model: string;
  path: string[];
  /** It ends here, or at a relation that leads on. */
  leads: boolean;
}

const targetOf = ({ type, target }: Attribute): string | undefined =>
  type === 'media' ? 'plugin::upload.file' : target;

/** A path cut where it passes from one type to another; null when it names what is not there. */
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

/** What a question asks of rows that it populates, by the relations that lead to them. */
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
 * Refuses a question about a type that sorts or filters by what is not there, or by what is nobody's to
 * know: a password, what opens an account. So with what it populates. `may` adds what its reader may
 * not read.
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
