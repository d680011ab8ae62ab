import { setImmediate as nextTurn } from 'node:timers/promises';
import { runOneAtATime } from '../../../src/plugins/membership-lifecycle/server/src/kernel/one-at-a-time';

/** Work whose runs are ended by the test, in order. */
const create = () => {
  const ends: { done: (value: string) => void; fail: (error: Error) => void }[] = [];
  const ask = runOneAtATime(() => new Promise<string>((done, fail) => ends.push({ done, fail })));
  return { ask, ends };
};

test('one run at a time; who asks meanwhile shares the one that follows', async () => {
  const { ask, ends } = create();
  const [first, second, third] = [ask(), ask(), ask()];
  expect(ends).toHaveLength(1);
  ends[0].done('first');
  expect(await first).toBe('first');
  // Asked between the two: it is neither before the next run nor beside it.
  const fourth = ask();
  await nextTurn();
  ends[1].done('second');
  expect(await Promise.all([second, third, fourth])).toEqual(['second', 'second', 'second']);
  expect(ends).toHaveLength(2);
});

test('a run that fails fails for those who had it, and the next one runs', async () => {
  const { ask, ends } = create();
  const [first, second] = [ask(), ask()];
  ends[0].fail(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await nextTurn();
  ends[1].done('second');
  expect(await second).toBe('second');
  const third = ask();
  ends[2].done('third');
  expect(await third).toBe('third');
});
