import { inSlices } from '../../../src/plugins/membership-lifecycle/admin/src/kit/utils/slices';

/** Long work, slice by slice. */

const never = () => false;

test('every item is done once, in order, and the last slice may be short', async () => {
  const slices: number[][] = [];
  const left = await inSlices(
    [1, 2, 3, 4, 5],
    2,
    async (slice) => {
      slices.push(slice);
    },
    never,
  );
  expect(slices).toEqual([[1, 2], [3, 4], [5]]);
  expect(left).toEqual([]);
});

test('one slice is waited for before the next leaves', async () => {
  let under = 0;
  await inSlices(
    [1, 2, 3],
    1,
    async () => {
      under += 1;
      expect(under).toBe(1);
      await Promise.resolve();
      under -= 1;
    },
    never,
  );
});

test('a stop leaves what was not begun, and nothing halfway', async () => {
  let stopped = false;
  const done: number[] = [];
  const left = await inSlices(
    [1, 2, 3, 4, 5],
    2,
    async (slice) => {
      stopped = true;
      done.push(...slice);
    },
    () => stopped,
  );
  expect(done).toEqual([1, 2]);
  expect(left).toEqual([3, 4, 5]);
});

test('nothing to do does nothing', async () => {
  const work = jest.fn();
  expect(await inSlices([], 2, work, never)).toEqual([]);
  expect(work).not.toHaveBeenCalled();
});
