/** @servers It waits for races. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { publishOccasion } from '../../helpers/participation';
import { counterOf, giveRight, makeMember } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

const PROCESSES = 4;
const REGISTRANT = path.join(__dirname, '..', '..', 'helpers', 'registrant.js');

interface Request {
  membership: string;
  name: string;
}

let strapi: Core.Strapi;
const children: ChildProcess[] = [];
beforeAll(async () => {
  strapi = await boot('2021-06-01');
  for (let index = 0; index < PROCESSES; index += 1) {
    const child = fork(REGISTRANT, { stdio: 'inherit', env: process.env });
    const failed = once(child, 'exit').then(() => {
      throw new Error('A process ended before its time.');
    });
    await Promise.race([once(child, 'message'), failed]);
    failed.catch(() => undefined);
    children.push(child);
  }
});
afterAll(async () => {
  const ended = children.map((child) => once(child, 'exit'));
  for (const child of children) child.disconnect();
  await Promise.all(ended);
  await stop(strapi);
});

/** All processes ask at the same moment; returns how often each answer was given. */
const race = async (
  occasion: string,
  requestsOf: (index: number) => Request[],
): Promise<Record<string, number>> => {
  const answers = children.map(async (child) => {
    const [message] = await once(child, 'message');
    return (message as { answers: string[] }).answers;
  });
  children.forEach((child, index) => child.send({ occasion, requests: requestsOf(index) }));
  return (await Promise.all(answers))
    .flat()
    .reduce<Record<string, number>>(
      (sum, answer) => ({ ...sum, [answer]: (sum[answer] ?? 0) + 1 }),
      {},
    );
};

const standing = async (occasion: string): Promise<number> =>
  (
    await strapi.db.connection('adh_registration').where({
      occasion_id: occasion,
      state: 'registered',
    })
  ).length;
const taken = async (occasion: string): Promise<number> =>
  (await strapi.db.connection('adh_occasion').where('document_id', occasion).first()).taken;

describe(`${PROCESSES} processes on the places of one occasion`, () => {
  it('give away exactly the places that there are', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 100 });
    const occasion = await publishOccasion(strapi, { capacity: 17, benefitCode: 'compagnonnage' });
    const answers = await race(occasion, (process) =>
      Array.from({ length: 12 }, (_, index) => ({ membership, name: `P${process} ${index}` })),
    );
    expect(answers).toEqual({ registered: 17, 'occasion-full': 12 * PROCESSES - 17 });
    expect([await standing(occasion), await taken(occasion)]).toEqual([17, 17]);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 17 });
  });

  it('stop at the quota of the member, whatever places are left', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 9 });
    const occasion = await publishOccasion(strapi, { capacity: 50, benefitCode: 'compagnonnage' });
    const answers = await race(occasion, (process) =>
      Array.from({ length: 6 }, (_, index) => ({ membership, name: `P${process} ${index}` })),
    );
    expect(answers).toEqual({ registered: 9, exhausted: 6 * PROCESSES - 9 });
    expect([await standing(occasion), await taken(occasion)]).toEqual([9, 9]);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 9 });
  });

  it('register each person once, whoever asks first', async () => {
    const { membership } = await makeMember(strapi);
    await giveRight(strapi, membership, { granted: 100 });
    const occasion = await publishOccasion(strapi, { benefitCode: 'compagnonnage' });
    const answers = await race(occasion, () =>
      Array.from({ length: 8 }, (_, index) => ({ membership, name: `Personne ${index}` })),
    );
    expect(answers).toEqual({ registered: 8, 'already-registered': 8 * (PROCESSES - 1) });
    expect(await taken(occasion)).toBe(8);
  });
});
