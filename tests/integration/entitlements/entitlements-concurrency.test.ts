/** @servers It waits for races. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { counterOf, giveRight, linesOf, makeMember } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

const PROCESSES = 4;
const CONSUMER = path.join(__dirname, '..', '..', 'helpers', 'consumer.js');

interface Request {
  quantity: number;
  key?: string;
}

let strapi: Core.Strapi;
let children: ChildProcess[];
beforeAll(async () => {
  strapi = await boot('2021-06-01');
  children = await startProcesses();
});
afterAll(async () => {
  const ended = (children ?? []).map((child) => once(child, 'exit'));
  for (const child of children ?? []) child.disconnect();
  await Promise.all(ended);
  await stop(strapi);
});

/** Processes on the same database file, ready to go; one boots after the other, as instances do. */
const startProcesses = async (): Promise<ChildProcess[]> => {
  const started: ChildProcess[] = [];
  for (let index = 0; index < PROCESSES; index += 1) {
    // Jest's process.env is a copy, which a child does not inherit by itself.
    const child = fork(CONSUMER, { stdio: 'inherit', env: process.env });
    const failed = once(child, 'exit').then(() => {
      throw new Error('A consumer process ended before its time.');
    });
    await Promise.race([once(child, 'message'), failed]);
    failed.catch(() => undefined);
    started.push(child);
  }
  return started;
};

/** All processes send their requests at the same moment; returns what each request was answered. */
const race = async (
  membership: string,
  requests: Request[],
  yields: boolean,
): Promise<string[]> => {
  const answers = children.map(async (child) => {
    const [message] = await once(child, 'message');
    return (message as { answers: string[] }).answers;
  });
  for (const child of children) child.send({ membership, requests, yields });
  return (await Promise.all(answers)).flat();
};

const count = (answers: string[]): Record<string, number> =>
  answers.reduce<Record<string, number>>(
    (sum, answer) => ({ ...sum, [answer]: (sum[answer] ?? 0) + 1 }),
    {},
  );

describe.each([
  ['as they come', false],
  ['yielding before every query', true],
])(`${PROCESSES} processes on one counter, %s`, (_, yields) => {
  it('let pass exactly what is granted', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 90 });
    const requests = Array.from({ length: 50 }, () => ({ quantity: 1 }));
    const answers = count(await race(membership, requests, yields));
    expect(answers).toEqual({ consumed: 90, exhausted: 110 });
    expect(await counterOf(strapi, right)).toEqual({ granted: 90, used: 90, seq: 91 });
    const lines: { seq: number; used_after: number }[] = await linesOf(strapi, right);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_line, index) => index + 1));
    expect(lines.map(({ used_after: used }) => used)).toEqual(lines.map((_line, index) => index));
  });

  it('count each key once, whichever process gets there first', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 30 });
    const requests = Array.from({ length: 40 }, (_request, index) => ({
      quantity: 1,
      key: `shared-${index}`,
    }));
    const answers = count(await race(membership, requests, yields));
    expect(answers.consumed).toBe(30);
    expect(Object.keys(answers).sort()).toEqual(['consumed', 'exhausted', 'replayed']);
    expect(answers.replayed).toBe(30 * (PROCESSES - 1));
    expect(await counterOf(strapi, right)).toMatchObject({ used: 30 });
  });
});
