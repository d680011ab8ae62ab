import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import type { Core } from '@strapi/strapi';

/**
 * The part of Strapi's transfer engine that `import`, `transfer` and `/admin/transfer/runner/push`
 * use.
 */

/** The transaction of a whole transfer. */
interface WholeTransfer {
  attach: (work: (trx: unknown) => Promise<unknown>) => Promise<unknown>;
  end: () => boolean;
}

/** The part of Strapi with which the engine starts its transaction. */
export type Beginning = {
  db: { lifecycles: Core.Strapi['db']['lifecycles']; transaction: (work: never) => unknown };
};

/** Strapi's provider that replaces an installation's contents by those of another. */
export interface Destination {
  strapi?: Core.Strapi;
  transaction?: WholeTransfer;
  options: { getStrapi: () => unknown };
  bootstrap(diagnostics?: unknown): Promise<void>;
  rollback(): Promise<void>;
  close(): Promise<void>;
  createEntitiesWriteStream(): Writable;
  createConfigurationWriteStream(): Promise<Writable>;
}

interface Engine {
  strapi: {
    providers: { createLocalStrapiDestinationProvider: (options: object) => Destination };
  };
}

/** The prototype of all destinations, in the copy of the engine that Strapi uses. */
export const destinations = (): Destination => {
  const ofStrapi = createRequire(require.resolve('@strapi/strapi/package.json'));
  const { providers } = (ofStrapi('@strapi/data-transfer') as Engine).strapi;
  return Object.getPrototypeOf(providers.createLocalStrapiDestinationProvider({})) as Destination;
};
