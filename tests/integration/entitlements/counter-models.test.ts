/** @databases Counters are kept by its statements. */
import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import { MOST_OPERATIONS, sequence } from '../../helpers/counter-operations';
import { CounterWorld, Members, publishTiers } from '../../helpers/counter-world';
import { ensure, SEED, tellSeed } from '../../helpers/days';
import { boot, stop } from '../../helpers/strapi';

/**
 * Sequences of operations on the rights of members, through the services on a real database, against
 * a model. `npm run test:models` runs ten thousand of them on SQLite; FC_RUNS says how many.
 */

const RUNS = Number(process.env.FC_RUNS ?? 40);

let strapi: Core.Strapi;
beforeAll(async () => {
  tellSeed();
  strapi = await boot('2021-03-01');
  await publishTiers(strapi);
});
afterAll(() => stop(strapi));

it('holds people to the cap of the tier that the member has now, with what they used before', async () => {
  const world = new CounterWorld(strapi, await new Members(strapi).take());
  await world.open({ quantity: 9, carryCap: 0, personCap: null, operations: [] });
  const use = (person: string, quantity: number) =>
    ({
      do: 'use',
      benefit: 'compagnonnage',
      quantity,
      person,
      spelling: 0,
      back: 0,
      key: null,
    }) as const;
  const asked = [
    use('ana', 2),
    { do: 'change-tier', tier: 'small' },
    use('ana', 1),
    { do: 'change-tier', tier: 'large' },
    use('ana', 1),
    use('bob', 3),
  ] as const;
  for (const operation of asked) await world.run(operation);
  await world.check();
  expect(Object.fromEntries(world.told)).toEqual({
    'use done': 3,
    'use person-cap-reached': 1,
    'change-tier done': 2,
  });
});

it(
  'answers and writes what the model does, whatever is asked in whatever order',
  async () => {
    const members = new Members(strapi);
    const told = new Map<string, number>();
    let [operations, longest] = [0, 0];
    await fc.assert(
      fc.asyncProperty(sequence, async (drawn) => {
        const world = new CounterWorld(strapi, await members.take());
        await world.open(drawn);
        for (const operation of drawn.operations) await world.run(operation);
        await world.check();
        operations += drawn.operations.length;
        if (drawn.operations.length === MOST_OPERATIONS) longest += 1;
        for (const [name, count] of world.told) told.set(name, (told.get(name) ?? 0) + count);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    console.info(
      `${RUNS} sequences, ${longest} of them of ${MOST_OPERATIONS} operations, ${operations} operations`,
      Object.fromEntries([...told].sort()),
    );
    ensure(told.has('use done') && told.has('use exhausted'), [...told]);
    const { differences } = await strapi
      .plugin('membership-lifecycle')
      .service('verification')
      .verify(() => undefined);
    expect(differences).toBe(0);
  },
  900_000 + RUNS * 1_500,
);
