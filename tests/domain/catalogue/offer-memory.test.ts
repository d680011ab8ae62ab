import { createMemory, Unverifiable } from '../../../src/api/offer/reading/memory';

/** A database of one text, and the hours that a test decides. */
const world = () => {
  const state = { text: 'one', now: 0, stamps: 0, readings: 0, down: false };
  // What a test lets happen between two questions.
  let meanwhile: (() => void)[] = [];
  const ask = async () => {
    meanwhile.shift()?.();
    await Promise.resolve();
    if (state.down) throw new Error('down');
  };
  const memory = createMemory<string[]>({
    now: () => state.now,
    stamp: async () => {
      state.stamps += 1;
      await ask();
      return state.text;
    },
    read: async () => {
      state.readings += 1;
      // Two tables, read one after the other.
      const first = state.text;
      await ask();
      return [first, state.text];
    },
  });
  /** A commit on this instance, or on another one. */
  const commit = (text: string, here = false) => {
    state.text = text;
    if (here) memory.forget();
  };
  return {
    state,
    memory,
    commit,
    during: (...steps: (() => void)[]) => {
      meanwhile = steps;
    },
  };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('asks nothing while the value was verified half a second ago', async () => {
  const { state, memory } = world();
  expect(await memory.get()).toEqual(['one', 'one']);
  const { stamps } = state;
  state.now = 499;
  for (let n = 0; n < 1_000; n += 1) expect(memory.get()).toEqual(['one', 'one']);
  expect(state).toMatchObject({ stamps, readings: 1 });
});

test('shows at once what was committed here', async () => {
  const { memory, commit } = world();
  await memory.get();
  commit('two', true);
  expect(await memory.get()).toEqual(['two', 'two']);
});

test('shows within a second what was committed elsewhere, and reads only when it was', async () => {
  const { state, memory, commit } = world();
  await memory.get();
  commit('two');
  state.now = 899;
  // The last one who may get the old value, while the next look begins.
  expect(memory.get()).toEqual(['one', 'one']);
  await settled();
  expect(memory.get()).toEqual(['two', 'two']);
  commit('three');
  state.now = 1_899;
  expect(await memory.get()).toEqual(['three', 'three']);
  state.now = 5_000;
  expect(await memory.get()).toEqual(['three', 'three']);
  expect(state.readings).toBe(3);
});

test('is asked by many and looks once', async () => {
  const { state, memory } = world();
  await Promise.all(Array.from({ length: 50 }, () => memory.get()));
  expect(state).toMatchObject({ stamps: 2, readings: 1 });
});

test('never shows half of a change that is committed while it reads', async () => {
  const { state, memory, commit, during } = world();
  // Before the stamp, between the two tables, and before the stamp that closes.
  during(
    () => undefined,
    () => commit('two'),
  );
  expect(await memory.get()).toEqual(['two', 'two']);
  expect(state.readings).toBe(2);
});

test('gives up on what changes without end, and shows nothing rather than half', async () => {
  const { memory, commit, during } = world();
  let n = 0;
  during(...Array.from({ length: 50 }, () => () => commit(`change ${(n += 1)}`)));
  await expect(memory.get()).rejects.toThrow(Unverifiable);
});

test('a look that began before a change here does not answer who asks after it', async () => {
  const { memory, commit } = world();
  await memory.get();
  commit('two', true);
  const asked = memory.get();
  // Committed after the first look has read its stamp.
  await Promise.resolve();
  commit('three', true);
  expect(await memory.get()).toEqual(['three', 'three']);
  expect(['two', 'three']).toContain((await asked)[0]);
});

test('bridges thirty seconds without a database, says so, and then shows nothing', async () => {
  const { state, memory } = world();
  await memory.get();
  expect(memory.unverifiedFor()).toBe(0);
  state.down = true;
  state.now = 12_345;
  expect(await memory.get()).toEqual(['one', 'one']);
  expect(memory.unverifiedFor()).toBe(12);
  state.now = 29_999;
  expect(await memory.get()).toEqual(['one', 'one']);
  state.now = 30_000;
  await expect(memory.get()).rejects.toThrow(Unverifiable);
  state.down = false;
  expect(await memory.get()).toEqual(['one', 'one']);
  expect(memory.unverifiedFor()).toBe(0);
});

test('never bridges with what was changed here since', async () => {
  const { state, memory, commit } = world();
  await memory.get();
  commit('two', true);
  state.down = true;
  await expect(memory.get()).rejects.toThrow(Unverifiable);
  state.down = false;
  expect(await memory.get()).toEqual(['two', 'two']);
});

test('has nothing to show when the database never answered, and asks again', async () => {
  const { state, memory } = world();
  state.down = true;
  await expect(memory.get()).rejects.toThrow(Unverifiable);
  state.down = false;
  expect(await memory.get()).toEqual(['one', 'one']);
});

test('keeps nobody waiting for a database that says nothing', async () => {
  let answers = true;
  let now = 0;
  const memory = createMemory<string>({
    now: () => now,
    stamp: () => (answers ? Promise.resolve('one') : new Promise(() => undefined)),
    read: async () => 'value',
  });
  await memory.get();
  answers = false;
  // The look that never ends began a while ago.
  now = 600;
  expect(memory.get()).toBe('value');
  now = 2_000;
  expect(await memory.get()).toBe('value');
  expect(memory.unverifiedFor()).toBe(2);
});

test('gives up a look that never ends, and believes nothing that it finds afterwards', async () => {
  const answers: ((text: string) => void)[] = [];
  let now = 0;
  const memory = createMemory<string>({
    now: () => now,
    stamp: () => new Promise((resolve) => answers.push(resolve)),
    read: async () => `read at ${now}`,
  });
  const say = async (index: number, text: string) => {
    answers[index]?.(text);
    await settled();
  };
  const first = memory.get();
  await say(0, 'one');
  await say(1, 'one');
  expect(await first).toBe('read at 0');
  // A connection whose other end is gone: nobody answers the third question, ever.
  now = 1_000;
  const lost = memory.get();
  now = 40_000;
  const found = memory.get();
  await say(3, 'two');
  await say(4, 'two');
  expect(await found).toBe('read at 40000');
  expect(memory.unverifiedFor()).toBe(0);
  // What it finds in the end is older than what is known.
  now = 40_100;
  await say(2, 'one');
  await say(5, 'one');
  expect(memory.get()).toBe('read at 40000');
  now = 45_000;
  const later = memory.get();
  await say(6, 'two');
  expect(await later).toBe('read at 40000');
  await lost;
});
