import type { Core } from '@strapi/strapi';
import { boot, stop } from '../../helpers/strapi';
import { makeBenefit } from '../../helpers/content';

/** What Strapi does by itself once content is saved: it tells webhooks, and whoever subscribed. */

type Subscriber = (name: string, payload: { entry: { code?: string } }) => Promise<void>;

let strapi: Core.Strapi;

const hub = (): { subscribe: (subscriber: Subscriber) => () => void } => strapi.eventHub;
/** A promise and what keeps it. */
const promised = () => {
  let keep: () => void = () => undefined;
  const kept = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return { kept, keep };
};

beforeEach(async () => {
  strapi = await boot();
});
afterEach(() => stop(strapi));

it('saves, tells the log and goes on when what follows a change fails', async () => {
  const told = promised();
  const errors: string[] = [];
  jest.spyOn(strapi.log, 'error').mockImplementation((text: unknown) => {
    errors.push(String(text));
    told.keep();
    return strapi.log;
  });
  const unhandled = jest.fn();
  process.on('unhandledRejection', unhandled);
  hub().subscribe(async (name) => {
    if (name === 'entry.create') throw new Error('The webhook went wrong');
  });
  await makeBenefit(strapi, { code: 'sauvegarde' }, 'draft');
  await told.kept;
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', unhandled);
  expect(errors).toEqual([expect.stringContaining('Error: The webhook went wrong')]);
  expect(unhandled).not.toHaveBeenCalled();
  const saved = await strapi.documents('api::benefit.benefit').findMany({
    filters: { code: 'sauvegarde' },
  });
  expect(saved).toHaveLength(1);
});

it('waits for what follows a change before the database is closed', async () => {
  const begun = promised();
  const released = promised();
  const read: number[] = [];
  hub().subscribe(async (name) => {
    if (name !== 'entry.create') return;
    begun.keep();
    await released.kept;
    read.push(await strapi.db.query('api::benefit.benefit').count());
  });
  await makeBenefit(strapi, { code: 'attendu' }, 'draft');
  await begun.kept;
  const left = strapi.destroy();
  await new Promise((resolve) => setImmediate(resolve));
  released.keep();
  await left;
  expect(read).toEqual([1]);
});
