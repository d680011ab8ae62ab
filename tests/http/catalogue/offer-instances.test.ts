/** @servers Several processes share one database. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { makeOffer, makeTier } from '../../helpers/content';
import { ask, listen } from '../../helpers/raw';
import { boot, stop } from '../../helpers/strapi';

/** Two processes on one database: what one publishes, the other shows within a second. */

const OFFER = 'api::offer.offer';
const TIER = 'api::tier.tier';
const PUBLISHER = path.join(__dirname, '..', '..', 'helpers', 'publisher.js');

let strapi: Core.Strapi;
let other: ChildProcess;
let port: number;
let offer: string;
let tier: string;

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  port = await listen(strapi);
  tier = await makeTier(strapi, { name: 'Formule 0' });
  offer = await makeOffer(strapi, { title: 'Offre 0', slug: 'offre', tiers: [tier] });
  // Jest's process.env is a copy, which a child does not inherit by itself.
  other = fork(PUBLISHER, { stdio: 'inherit', env: process.env });
  await once(other, 'message');
});
afterAll(async () => {
  if (other?.connected) {
    other.disconnect();
    await once(other, 'exit');
  }
  await stop(strapi);
});

const shown = async () => {
  const { bytes, headers } = await ask(port, '/api/offers/current');
  const { data } = JSON.parse(bytes.toString());
  // Says of itself that the database was too slow to be asked: nobody takes it for what stands.
  const isBridged = headers.age !== undefined;
  return { title: data.title, tier: data.tiers[0]?.name, isBridged };
};

/** Lets the other process publish, and reads without a pause until it shows; how long it did not. */
const untilShown = async (
  edit: { uid: string; documentId: string; data: object },
  isShown: (seen: Awaited<ReturnType<typeof shown>>) => boolean,
): Promise<number> => {
  const published = once(other, 'message');
  other.send(edit);
  await published;
  const committedAt = performance.now();
  for (let lastOld = 0; ;) {
    const askedAt = performance.now();
    const seen = await shown();
    if (isShown(seen)) return lastOld;
    if (!seen.isBridged) lastOld = askedAt - committedAt;
  }
};

it('shows an edit of the other process within a second, again and again', async () => {
  for (let n = 1; n <= 4; n += 1) {
    await shown();
    const [title, name] = [`Offre ${n}`, `Formule ${n}`];
    const late = [
      await untilShown(
        { uid: OFFER, documentId: offer, data: { title } },
        (now) => now.title === title,
      ),
      await untilShown({ uid: TIER, documentId: tier, data: { name } }, (now) => now.tier === name),
    ];
    // Who asks a second after the commit, or later, gets what was committed.
    expect(Math.max(...late)).toBeLessThan(1_000);
  }
});
