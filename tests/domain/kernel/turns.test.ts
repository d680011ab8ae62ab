import turns from '../../../src/plugins/membership-lifecycle/server/src/kernel/http/turns';

/** A few requests of each caller are answered at a time, and nobody waits for another's. */

const [AT_ONCE, PLACES] = [6, 206];
const answer = turns();

type Context = Parameters<typeof answer>[0];

const asked = (ip: string, authorization = ''): Context =>
  ({
    ...{ ip, query: {} },
    get: (name: string) => (name === 'Authorization' ? authorization : ''),
    acceptsLanguages: () => 'en',
  }) as unknown as Context;

/** Requests that begin, and end when the test says so. */
const crowd = () => {
  const ends: (() => void)[] = [];
  const next = () => new Promise<void>((resolve) => ends.push(resolve));
  const send = (ctx: Context) => answer(ctx, next) as Promise<void>;
  return { ends, send };
};
const eventLoop = () => new Promise<void>((resolve) => setImmediate(resolve));
/** The next begins in the turn of the event loop after an end. */
const later = async () => {
  await eventLoop();
  await eventLoop();
};

test('one caller has a few answered at a time, in order, and is told when it is too many', async () => {
  const { ends, send } = crowd();
  const all = Array.from({ length: PLACES }, () => send(asked('192.0.2.1')));
  expect(ends).toHaveLength(AT_ONCE);
  await expect(send(asked('192.0.2.1'))).rejects.toMatchObject({
    ...{ status: 503, reason: 'too-many-at-once' },
    message: expect.stringMatching(/^Too many requests at the same time/),
  });
  for (let done = 0; done < PLACES; done += 1) {
    ends[done]();
    await later();
    expect(ends).toHaveLength(Math.min(done + 1 + AT_ONCE, PLACES));
  }
  await Promise.all(all);
  // All places are free again.
  const again = crowd();
  for (let index = 0; index < AT_ONCE; index += 1) void again.send(asked('192.0.2.1'));
  expect(again.ends).toHaveLength(AT_ONCE);
  for (const end of again.ends) end();
});

test.each([
  ['from another network', asked('192.0.2.1'), asked('198.51.100.1')],
  ['with another proof', asked('192.0.2.1', 'Bearer a'), asked('192.0.2.1', 'Bearer b')],
  ['who is signed in', asked('192.0.2.1'), asked('192.0.2.1', 'Bearer a')],
])('somebody else is answered at once: %s', async (_, many, other) => {
  const { ends, send } = crowd();
  const all = Array.from({ length: PLACES }, () => send(many));
  expect(ends).toHaveLength(AT_ONCE);
  all.push(send(other));
  expect(ends).toHaveLength(AT_ONCE + 1);
  for (let done = 0; done < PLACES + 1; done += 1) {
    ends[done]();
    await later();
  }
  await Promise.all(all);
});

test('addresses of one network are one caller', async () => {
  const { ends, send } = crowd();
  const all = Array.from({ length: AT_ONCE + 1 }, (_, at) =>
    send(asked(`2001:db8:0:1::${at + 1}`)),
  );
  expect(ends).toHaveLength(AT_ONCE);
  for (let done = 0; done <= AT_ONCE; done += 1) {
    ends[done]();
    await later();
  }
  await Promise.all(all);
});

test('a request that fails leaves its place', async () => {
  const fails = Array.from({ length: AT_ONCE * 2 }, () =>
    answer(asked('192.0.2.1'), () => Promise.reject(new Error('on purpose'))),
  );
  const settled = await Promise.allSettled(fails);
  expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
  const { ends, send } = crowd();
  void send(asked('192.0.2.1'));
  expect(ends).toHaveLength(1);
  ends[0]();
});
