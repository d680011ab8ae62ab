/** @servers It waits for races. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { boot, stop } from '../../helpers/strapi';
import { command, makeAssembly, makeVoter } from '../../helpers/voters';

/** Two instances on one assembly at the same moment. */

const TODAY = '2021-06-01';
const PROCESSES = 2;
const ASSEMBLER = path.join(__dirname, '..', '..', 'helpers', 'assembler.js');

let strapi: Core.Strapi;
const children: ChildProcess[] = [];
const voters: string[] = [];

const table = (name: string) => strapi.db.connection(`adh_${name}`);

beforeAll(async () => {
  strapi = await boot(TODAY);
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) {
    voters.push((await makeVoter(strapi, name)).membership);
  }
  for (let index = 0; index < PROCESSES; index += 1) {
    const child = fork(ASSEMBLER, [TODAY], { stdio: 'inherit', env: process.env });
    await once(child, 'message');
    children.push(child);
  }
});
afterAll(async () => {
  const ended = children.map((child) => once(child, 'exit'));
  for (const child of children) child.disconnect();
  await Promise.all(ended);
  await stop(strapi);
});

/** All processes run their commands at once; what each was answered, in order. */
const race = async (id: string, commands: (index: number) => [string, object][]) => {
  const answers = children.map(async (child) => {
    const [message] = await once(child, 'message');
    return (message as { answers: string[] }).answers;
  });
  children.forEach((child, index) => child.send({ id, commands: commands(index) }));
  return (await Promise.all(answers)).flat().sort();
};

test('a roll is frozen once, whole', async () => {
  const { id } = await makeAssembly(strapi);
  const answers = await race(id, () => [
    ['freeze-roll', {}],
    ['freeze-roll', {}],
  ]);
  expect(answers).toEqual(['done', 'roll-frozen', 'roll-frozen', 'roll-frozen']);
  expect(await table('voter').where('assembly_id', id)).toHaveLength(voters.length);
  expect(await table('activity').where({ assembly_id: id, command: 'freeze-roll' })).toHaveLength(
    1,
  );
});

test('everybody is written to once', async () => {
  const { id } = await makeAssembly(strapi);
  await command(strapi, id, 'freeze-roll');
  const answers = await race(id, () => [['convene', {}]]);
  expect(answers).toEqual(['done', 'nobody-to-convene']);
  expect(await table('convocation').where('assembly_id', id)).toHaveLength(voters.length);
  expect(await table('message').where('key', 'like', `assembly:${id}:%`)).toHaveLength(
    voters.length,
  );
});

test('no more proxies are given than the cap lets one person hold, and none twice', async () => {
  const { id } = await makeAssembly(strapi, { proxyCap: 2 });
  await command(strapi, id, 'freeze-roll');
  await command(strapi, id, 'convene');
  const [holder, ...givers] = voters;
  const give = (giverId: string): [string, object] => [
    'give-proxy',
    { giverId, holderId: holder, givenOn: TODAY },
  ];
  const answers = await race(id, (index) => givers.slice(index).map(give));
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(2);
  const standing = await table('proxy').where('assembly_id', id).whereNull('revoked_on');
  expect(standing).toHaveLength(2);
  expect(new Set(standing.map((row: { giver_id: string }) => row.giver_id)).size).toBe(2);
});
