import { createQueue } from '../../../src/plugins/membership-lifecycle/server/src/kernel/queue';

/** Work whose end is said by the test. */
const job = () => {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
};

const eventLoop = () => new Promise<void>((resolve) => setImmediate(resolve));
/** Gives what waits its turn, if it has one: it begins in the turn of the event loop after an end. */
const turns = async () => {
  await eventLoop();
  await eventLoop();
};

test('a few run at once, some wait in order, more are turned away', async () => {
  const queue = createQueue({ atOnce: 2, waiting: 2 });
  const begun: number[] = [];
  const jobs = [0, 1, 2, 3, 4].map(() => job());
  const asked = jobs.map(({ ended }, index) =>
    queue(async () => {
      begun.push(index);
      await ended;
      return index;
    }),
  );
  expect(asked.map((one) => one === null)).toEqual([false, false, false, false, true]);
  expect(begun).toEqual([0, 1]);
  jobs[1].end();
  await turns();
  expect(begun).toEqual([0, 1, 2]);
  // One place is free again, and behind the one that waits.
  const later = queue(async () => begun.push(9));
  expect(queue(async () => undefined)).toBeNull();
  for (const { end } of jobs) end();
  expect(await Promise.all(asked.slice(0, 4))).toEqual([0, 1, 2, 3]);
  await later;
  expect(begun).toEqual([0, 1, 2, 3, 9]);
});

test('work that fails, at once or later, leaves its place', async () => {
  const queue = createQueue({ atOnce: 1, waiting: 1 });
  const failing = queue(() => {
    throw new Error('at once');
  });
  const next = queue(() => Promise.reject(new Error('later')));
  await expect(failing).rejects.toThrow('at once');
  await expect(next).rejects.toThrow('later');
  expect(await queue(() => Promise.resolve('well'))).toBe('well');
});

test('whatever comes and ends in any order, the bounds hold and everything begun ends', async () => {
  const bounds = { atOnce: 3, waiting: 4 };
  const queue = createQueue(bounds);
  let running = 0;
  let most = 0;
  const under: (() => void)[] = [];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    const { ended, end } = job();
    under.push(end);
    await ended;
    running -= 1;
  };
  const all: (Promise<void> | null)[] = [];
  for (let round = 0; round < 200; round += 1) {
    for (let more = 0; more <= round % 9; more += 1) all.push(queue(work));
    for (let done = 0; done <= round % 4; done += 1) under.splice((round * 7) % 3, 1)[0]?.();
    await turns();
  }
  while (under.length > 0) {
    under.shift()?.();
    await turns();
  }
  await Promise.all(all);
  expect(most).toBe(bounds.atOnce);
  expect(running).toBe(0);
  expect(all.includes(null)).toBe(true);
  const again = Array.from({ length: 8 }, () => queue(() => Promise.resolve()));
  expect(again.map((one) => one === null)).toEqual([...Array(7).fill(false), true]);
});

test('work that never waits lets others in between', async () => {
  const queue = createQueue({ atOnce: 1, waiting: 9 });
  const done: string[] = [];
  const all = ['a', 'b', 'c'].map((name) =>
    queue(async () => {
      done.push(name);
    }),
  );
  await eventLoop();
  expect(done).toEqual(['a']);
  await Promise.all(all);
  expect(done).toEqual(['a', 'b', 'c']);
});
