import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import type { Core } from '@strapi/strapi';

/** What Strapi's commands `import` and `transfer`, and its `/admin/transfer/runner/push`, write with. */

/** The transaction of a whole transfer. */
interface WholeTransfer {
  attach: (work: (trx: unknown) => Promise<unknown>) => Promise<unknown>;
  end: () => boolean;
}

/** What of Strapi the engine begins its transaction with. */
export type Beginning = {
  db: { lifecycles: Core.Strapi['db']['lifecycles']; transaction: (work: never) => unknown };
};

/** Strapi's provider that replaces what an installation holds by what is carried into it. */
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

/** What all destinations of this process share: the copy of the engine that Strapi itself uses. */
export const destinations = (): Destination => {
  const ofStrapi = createRequire(require.resolve('@strapi/strapi/package.json'));
  const { providers } = (ofStrapi('@strapi/data-transfer') as Engine).strapi;
  return Object.getPrototypeOf(providers.createLocalStrapiDestinationProvider({})) as Destination;
};
