import { createRequire } from 'node:module';
import type { Core, Modules } from '@strapi/strapi';
import { lifecycle } from './lifecycle';

/** `bcryptjs`, Strapi's library of passwords: it computes on the event loop, while everybody waits. */
interface Library {
  compare: (password: string, digest: string | null) => Promise<boolean>;
  hash: (password: string, rounds: number) => Promise<string>;
  hashSync: (password: string, rounds: number) => string;
}

/** The packages of Strapi that compare and digest. */
const ASKING = ['@strapi/admin', '@strapi/core', '@strapi/plugin-users-permissions'];

const librariesOfStrapi = (): Library[] => {
  const strapi = createRequire(require.resolve('@strapi/strapi/package.json'));
  return ASKING.map((name) => createRequire(strapi.resolve(`${name}/package.json`))('bcryptjs'));
};

type Context = Modules.Documents.Middleware.Context;
type Data = Record<string, unknown>;

/** The passwords, by their fields, that Strapi would digest; those that it refuses as too short stay. */
const passwordsOf = ({ contentType }: Context, data: Data): Record<string, string> => {
  const passwords: Record<string, string> = {};
  for (const [field, attribute] of Object.entries(contentType.attributes)) {
    const value = data[field];
    if (attribute.type !== 'password' || typeof value !== 'string') continue;
    if (value.length >= (attribute.minLength ?? 1)) passwords[field] = value;
  }
  return passwords;
};

/**
 * Digests the passwords of documents before they are saved: Strapi does so inside its transaction,
 * by a function that cannot wait.
 */
const digestAhead = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const params = context.params as { data?: Data };
    const passwords = passwordsOf(context, params.data ?? {});
    return lifecycle(strapi, 'passwords').digestAhead(passwords, async (digests) => {
      params.data = params.data && { ...params.data, ...digests };
      return next();
    });
  });
};

/**
 * Has Strapi compare and digest passwords in threads, a few at a time. The library's own object is
 * changed: some of Strapi's functions call each other without asking for a service, which could be
 * replaced instead.
 */
export const comparePasswordsAside = (strapi: Core.Strapi): void => {
  const passwords = () => lifecycle(strapi, 'passwords');
  for (const library of librariesOfStrapi()) {
    if (!library.compare || !library.hash || !library.hashSync) {
      throw new Error('Strapi digests passwords by another library: see whether it holds others.');
    }
    library.compare = (password, digest) => passwords().isRight(password, digest);
    library.hash = (password, rounds) => passwords().digest(password, rounds);
    library.hashSync = (password, rounds) => passwords().digestAtOnce(password, rounds);
  }
  digestAhead(strapi);
};
