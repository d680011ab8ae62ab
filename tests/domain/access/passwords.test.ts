import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import { passwordsIn } from '../../../src/plugins/membership-lifecycle/server/src/access/passwords';

/** Digests of before go on, and those made now are read by what stood before. */

/** It has no types of its own, and its version is Strapi's. */
const before = require('bcryptjs') as {
  hashSync(password: string, rounds: number): string;
  compareSync(password: string, digest: string): boolean;
};

const strapi = { requestContext: { get: () => undefined } } as unknown as Core.Strapi;
const passwords = passwordsIn(strapi);
const ROUNDS = 4;

/** Of any length around the 72 and 255 bytes at which libraries differ. */
const password = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 90 }),
  fc
    .tuple(fc.constantFrom('a', 'é', '€', '😀', '\0', ' '), fc.nat({ max: 300 }), fc.string())
    .map(([sign, times, end]) => sign.repeat(times) + end),
);
/** Alike in its first bytes, or another one. */
const other = (text: string) =>
  fc.oneof(
    fc.constant(`${text}x`),
    fc.constant([...text].slice(0, -1).join('')),
    fc.constant(`x${text}`),
    password,
  );

test('what the library of before digested is judged alike', async () => {
  await fc.assert(
    fc.asyncProperty(
      password.chain((text) => fc.tuple(fc.constant(text), other(text))),
      async ([text, tried]) => {
        const digest = before.hashSync(text, ROUNDS);
        expect(await passwords.isRight(text, digest)).toBe(true);
        expect(await passwords.isRight(tried, digest)).toBe(before.compareSync(tried, digest));
      },
    ),
    { numRuns: 300 },
  );
});

test('what is digested now is read by the library of before', async () => {
  await fc.assert(
    fc.asyncProperty(password, async (text) => {
      for (const digest of [
        await passwords.digest(text, ROUNDS),
        passwords.digestAtOnce(text, ROUNDS),
      ]) {
        expect(digest).toMatch(/^\$2a\$04\$.{53}$/);
        expect(before.compareSync(text, digest)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test('half a sign, on which the library of before ended the process, is only wrong', async () => {
  const digest = before.hashSync('une phrase', ROUNDS);
  for (const half of ['\ud83d', 'a\udc00', '\ud83da', 'une phrase\ud83d']) {
    expect(await passwords.isRight(half, digest)).toBe(false);
    expect(await passwords.isRight(half, await passwords.digest(half, ROUNDS))).toBe(true);
  }
});

test.each(['a', 'b', 'y'])('version %s of a digest is known', async (version) => {
  const digest = before.hashSync('une phrase', ROUNDS).replace(/^\$2a/, `$2${version}`);
  expect(await passwords.isRight('une phrase', digest)).toBe(true);
  expect(await passwords.isRight('une phrasé', digest)).toBe(false);
});

test.each([null, '', 'not a digest', '$2a$10$short'])('nothing is right for %p', async (digest) => {
  expect(await passwords.isRight('une phrase', digest)).toBe(false);
});

test('what was digested ahead is not digested again, and no longer than it is saved', async () => {
  const fields = { password: 'une phrase' };
  const [ahead, saved] = await passwords.digestAhead(fields, async (digests) => [
    digests.password,
    passwords.digestAtOnce(digests.password, ROUNDS),
  ]);
  expect(saved).toBe(ahead);
  expect(before.compareSync('une phrase', ahead)).toBe(true);
  expect(passwords.digestAtOnce(ahead, ROUNDS)).not.toBe(ahead);
});

test('beyond the queue it is refused at once, with a reason', async () => {
  const digest = before.hashSync('une phrase', ROUNDS);
  const all = await Promise.allSettled(
    Array.from({ length: 40 }, () => passwords.isRight('une phrase', digest)),
  );
  const refused = all.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(40 - 32);
  for (const one of refused) {
    expect(one).toMatchObject({ reason: { status: 503, reason: 'passwords-busy' } });
  }
});
