/** @servers It waits for races. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { applicationOf, openOffer, sealed } from '../../helpers/applications';
import { presentAssociation } from '../../helpers/association';
import { boot, stop } from '../../helpers/strapi';

/** Applications that several servers on one database take at the same moment. */

const PROCESSES = 2;
const APPLICANT = path.join(__dirname, '..', '..', 'helpers', 'applicant.js');

let strapi: Core.Strapi;
const children: ChildProcess[] = [];

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await presentAssociation(strapi);
  await openOffer(strapi);
  for (let index = 0; index < PROCESSES; index += 1) {
    const child = fork(APPLICANT, { stdio: 'inherit', env: process.env });
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

/** Each process sends a body at the same moment; the answers, in their order. */
const race = async (bodies: object[]): Promise<string[]> => {
  const answers = children.map(async (child) => {
    const [message] = await once(child, 'message');
    return (message as { answer: string }).answer;
  });
  children.forEach((child, index) => child.send({ body: bodies[index] }));
  return Promise.all(answers);
};

const count = async (table: string, where: object = {}): Promise<number> => {
  const [row] = await strapi.db.connection(table).where(where).count({ count: '*' });
  return Number(row.count);
};

test('the same application sent to two servers is one, with one message and one member', async () => {
  for (let round = 0; round < 3; round += 1) {
    const body = { ...applicationOf(`Commune ${round}`), ...(await sealed(strapi)) };
    const [first, second] = await race([body, body]);
    expect(first).toMatch(/^DEM-/);
    expect(second).toBe(first);
    expect(await count('adh_application')).toBe(round + 1);
    expect(await count('memberships')).toBe(round + 1);
    expect(await count('adh_message', { template: 'application-received' })).toBe(round + 1);
  }
});

test('two people of one new body at once make one member, and staff see the second', async () => {
  const body = applicationOf('Commune double');
  const [contact] = body.contacts;
  const other = { ...body, contacts: [{ ...contact, email: 'autre@example.org' }] };
  const before = await count('memberships');
  const answers = await race([
    { ...body, ...(await sealed(strapi)) },
    { ...other, ...(await sealed(strapi)) },
  ]);
  expect(new Set(answers).size).toBe(2);
  expect(await count('memberships')).toBe(before + 1);
  expect(await count('adh_application', { state: 'waiting' })).toBe(1);
});

test('one proof is not good for two applications, one on each server', async () => {
  const seal = await sealed(strapi);
  const answers = await race([
    { ...applicationOf('Commune A'), ...seal },
    { ...applicationOf('Commune B'), ...seal },
  ]);
  expect(answers.filter((answer) => answer.startsWith('DEM-'))).toHaveLength(1);
  expect(answers).toContain('invalid-input');
});
